import { authRoutes } from './auth-routes.ts';
import { backtestRoutes } from './backtest-routes.ts';
import { chatsRoutes } from './chats-routes.ts';
import { insightsRoutes } from './insights-routes.ts';
import { knowledgeRoutes } from './knowledge-routes.ts';
import { listingsRoutes } from './listings-routes.ts';
import { playgroundRoutes } from './playground-routes.ts';
import type { Contract } from './route.ts';
import { scenariosRoutes } from './scenarios-routes.ts';
import { sellersRoutes } from './sellers-routes.ts';
import { systemRoutes } from './system-routes.ts';
import { usersRoutes } from './users-routes.ts';

/** The whole HTTP API. A function imports only its own part, so that it does not carry the others. */
export const contract = {
  ...authRoutes,
  ...usersRoutes,
  ...sellersRoutes,
  ...chatsRoutes,
  ...knowledgeRoutes,
  ...listingsRoutes,
  ...playgroundRoutes,
  ...backtestRoutes,
  ...scenariosRoutes,
  ...insightsRoutes,
  ...systemRoutes,
} satisfies Contract;
