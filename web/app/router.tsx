import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { queryClient } from '../api/queries.ts';
import { currentSession, resume } from '../api/session.ts';
import { auditSearch } from '../features/admin/admin-search.ts';
import { firstStepsSearch } from '../features/first-steps/first-steps-search.ts';
import { inboxSearch } from '../features/inbox/inbox-search.ts';
import { insightsSearch } from '../features/insights/insights-search.ts';
import { knowledgeSearch } from '../features/knowledge/knowledge-search.ts';
import { playgroundSearch, replaySearch } from '../features/playground/playground-search.ts';
import { historySearch } from '../features/settings/history-search.ts';
import { signInSearch } from '../features/sign-in/sign-in-search.ts';
import { sellerQuery } from '../parts/seller.ts';
import { AppShell } from './app-shell.tsx';
import { lastSellerId } from './last-seller.ts';
import { CrashPage, NotFoundPage, PendingPage } from './plain-pages.tsx';
import { RoleGate } from './role-gate.tsx';
import { SellerFrame } from './seller-frame.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  beforeLoad: async ({ search }) => {
    if ((await resume()).status === 'signed-in') throw redirect({ to: search.from ?? '/' });
  },
  component: lazyRouteComponent(() => import('../features/sign-in/sign-in-page.tsx'), 'SignInPage'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitations/$token',
  component: lazyRouteComponent(() => import('../features/sign-in/invitation-page.tsx'), 'InvitationPage'),
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ location }) => {
    if ((await resume()).status === 'signed-in') return;
    throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { from: location.href } });
  },
  component: AppShell,
});

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: () => {
    const session = currentSession();
    const sellerId = session.status === 'signed-in' ? lastSellerId(session.user) : undefined;
    if (sellerId !== undefined) throw redirect({ to: '/sellers/$sellerId/chats', params: { sellerId } });
    throw redirect({ to: '/sellers' });
  },
});

const sellers = createRoute({
  getParentRoute: () => signedIn,
  path: '/sellers',
  component: lazyRouteComponent(() => import('../features/sellers/sellers-page.tsx'), 'SellersPage'),
});

const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/account',
  component: lazyRouteComponent(() => import('../features/account/account-page.tsx'), 'AccountPage'),
});

const admin = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin',
  component: () => <RoleGate least="admin" />,
});
const adminPages = [
  createRoute({
    getParentRoute: () => admin,
    path: '/',
    component: lazyRouteComponent(() => import('../features/admin/health-page.tsx'), 'HealthPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: '/users',
    component: lazyRouteComponent(() => import('../features/admin/users-page.tsx'), 'UsersPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: '/queues',
    component: lazyRouteComponent(() => import('../features/admin/queues-page.tsx'), 'QueuesPage'),
  }),
  createRoute({
    getParentRoute: () => admin,
    path: '/audit',
    validateSearch: auditSearch,
    component: lazyRouteComponent(() => import('../features/admin/audit-page.tsx'), 'AuditPage'),
  }),
] as const;

const seller = createRoute({
  getParentRoute: () => signedIn,
  path: '/sellers/$sellerId',
  loader: ({ params }) => queryClient.prefetchQuery(sellerQuery(params.sellerId)),
  component: SellerFrame,
});

const sellerHome = createRoute({
  getParentRoute: () => seller,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/sellers/$sellerId/chats', params });
  },
});

const chats = createRoute({
  getParentRoute: () => seller,
  path: '/chats',
  validateSearch: inboxSearch,
  component: lazyRouteComponent(() => import('../features/inbox/inbox-page.tsx'), 'InboxPage'),
});
const noChat = createRoute({
  getParentRoute: () => chats,
  path: '/',
  component: lazyRouteComponent(() => import('../features/inbox/no-chat.tsx'), 'NoChat'),
});
const chat = createRoute({
  getParentRoute: () => chats,
  path: '/$chatId',
  component: lazyRouteComponent(() => import('../features/inbox/chat-page.tsx'), 'ChatPage'),
});

const knowledge = createRoute({
  getParentRoute: () => seller,
  path: '/knowledge',
  validateSearch: knowledgeSearch,
  component: lazyRouteComponent(() => import('../features/knowledge/knowledge-frame.tsx'), 'KnowledgeFrame'),
});
const knowledgePages = [
  createRoute({
    getParentRoute: () => knowledge,
    path: '/',
    component: lazyRouteComponent(() => import('../features/knowledge/listings-page.tsx'), 'ListingsPage'),
  }),
  createRoute({
    getParentRoute: () => knowledge,
    path: '/listings/$listingId',
    component: lazyRouteComponent(() => import('../features/knowledge/listing-page.tsx'), 'ListingPage'),
  }),
  createRoute({
    getParentRoute: () => knowledge,
    path: '/articles',
    component: lazyRouteComponent(() => import('../features/knowledge/articles-page.tsx'), 'ArticlesPage'),
  }),
  createRoute({
    getParentRoute: () => knowledge,
    path: '/templates',
    component: lazyRouteComponent(() => import('../features/knowledge/templates-page.tsx'), 'TemplatesPage'),
  }),
  createRoute({
    getParentRoute: () => knowledge,
    path: '/imports',
    component: lazyRouteComponent(() => import('../features/knowledge/imports-page.tsx'), 'ImportsPage'),
  }),
] as const;

const playground = createRoute({
  getParentRoute: () => seller,
  path: '/playground',
  component: lazyRouteComponent(() => import('../features/playground/playground-frame.tsx'), 'PlaygroundFrame'),
});
const playgroundPages = [
  createRoute({
    getParentRoute: () => playground,
    path: '/',
    validateSearch: playgroundSearch,
    component: lazyRouteComponent(() => import('../features/playground/try-page.tsx'), 'TryPage'),
  }),
  createRoute({
    getParentRoute: () => playground,
    path: '/replay',
    validateSearch: replaySearch,
    component: lazyRouteComponent(() => import('../features/playground/replay-page.tsx'), 'ReplayPage'),
  }),
  createRoute({
    getParentRoute: () => playground,
    path: '/scenarios',
    component: lazyRouteComponent(() => import('../features/playground/scenarios-page.tsx'), 'ScenariosPage'),
  }),
  createRoute({
    getParentRoute: () => playground,
    path: '/scenarios/new',
    component: lazyRouteComponent(() => import('../features/playground/new-scenario-page.tsx'), 'NewScenarioPage'),
  }),
  createRoute({
    getParentRoute: () => playground,
    path: '/scenarios/$scenarioId',
    component: lazyRouteComponent(() => import('../features/playground/scenario-page.tsx'), 'ScenarioPage'),
  }),
] as const;

const insights = createRoute({
  getParentRoute: () => seller,
  path: '/insights',
  validateSearch: insightsSearch,
  component: lazyRouteComponent(() => import('../features/insights/insights-page.tsx'), 'InsightsPage'),
});

const owned = createRoute({ getParentRoute: () => seller, id: 'owned', component: () => <RoleGate least="owner" /> });
const ownedPages = [
  createRoute({
    getParentRoute: () => owned,
    path: '/start',
    validateSearch: firstStepsSearch,
    component: lazyRouteComponent(() => import('../features/first-steps/first-steps-page.tsx'), 'FirstStepsPage'),
  }),
  createRoute({
    getParentRoute: () => owned,
    path: '/settings',
    component: lazyRouteComponent(() => import('../features/settings/settings-page.tsx'), 'SettingsPage'),
  }),
  createRoute({
    getParentRoute: () => owned,
    path: '/settings/connection',
    component: lazyRouteComponent(() => import('../features/settings/connection-page.tsx'), 'ConnectionPage'),
  }),
  createRoute({
    getParentRoute: () => owned,
    path: '/settings/notices',
    component: lazyRouteComponent(() => import('../features/settings/notices-page.tsx'), 'NoticesPage'),
  }),
  createRoute({
    getParentRoute: () => owned,
    path: '/settings/history',
    validateSearch: historySearch,
    component: lazyRouteComponent(() => import('../features/settings/history-page.tsx'), 'HistoryPage'),
  }),
] as const;

const tree = root.addChildren([
  signIn,
  invitation,
  signedIn.addChildren([
    home,
    sellers,
    account,
    admin.addChildren(adminPages),
    seller.addChildren([
      sellerHome,
      chats.addChildren([noChat, chat]),
      knowledge.addChildren(knowledgePages),
      playground.addChildren(playgroundPages),
      insights,
      owned.addChildren(ownedPages),
    ]),
  ]),
]);

/** All pages: their addresses, what of their state the address keeps, and the files they are loaded from. */
export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  defaultPendingComponent: PendingPage,
  defaultErrorComponent: CrashPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
