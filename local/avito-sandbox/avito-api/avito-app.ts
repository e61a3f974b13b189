import { Hono } from 'hono';
import { addAutoloadRoutes } from './autoload-routes.ts';
import type { AvitoDeps, AvitoEnv } from './avito-env.ts';
import { addChatRoutes } from './chat-routes.ts';
import { addCoreRoutes } from './core-routes.ts';
import { routeNotFound } from './error-bodies.ts';
import { addSendRoutes } from './send-routes.ts';
import { addTokenRoute } from './token-route.ts';
import { addVoiceRoute } from './voice-route.ts';
import { addWebhookRoutes } from './webhook-routes.ts';

/** The imitated API: the operations a client of the messenger uses, and 404 for every other path or method. */
export function createAvitoApp(deps: AvitoDeps): Hono<AvitoEnv> {
  const app = new Hono<AvitoEnv>();
  addTokenRoute(app, deps);
  addCoreRoutes(app, deps);
  addAutoloadRoutes(app, deps);
  addChatRoutes(app, deps);
  addSendRoutes(app, deps);
  addVoiceRoute(app, deps);
  addWebhookRoutes(app, deps);
  app.notFound((c) => c.json(routeNotFound(), 404));
  return app;
}
