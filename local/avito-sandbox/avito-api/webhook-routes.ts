import type { Hono } from 'hono';
import * as z from 'zod';
import { postWebhook } from '../webhooks/post-webhook.ts';
import type { AvitoDeps, AvitoEnv } from './avito-env.ts';
import { badRequest } from './error-bodies.ts';
import { createOperations } from './operation.ts';
import { readBody } from './read-input.ts';

const urlBody = z.object({ url: z.url({ protocol: /^https?$/ }) });

/** Subscriptions belong to the token's account: the paths name none. */
export function addWebhookRoutes(app: Hono<AvitoEnv>, deps: AvitoDeps): void {
  const { messenger } = createOperations(deps);
  const { world } = deps;

  app.post(
    '/messenger/v3/webhook',
    messenger('subscribe', async (c) => {
      const body = await readBody(c, urlBody);
      if (!body.ok) return body.answer;
      const { url } = body.value;
      const probe = await postWebhook(
        url,
        {},
        { signature: deps.newId('signature'), timeoutMs: deps.webhookTimeoutMs },
      );
      if (probe.outcome !== 'delivered') return c.json(badRequest('the url must answer 200 within 2 seconds'), 400);
      const accountId = c.get('account').id;
      const others = deps.oddities.newSubscriptionReplaces ? [] : (world.subscriptions[accountId] ?? []);
      world.subscriptions[accountId] = [...others.filter((other) => other.url !== url), { url, version: '3' }];
      deps.changed();
      return c.json({ ok: true });
    }),
  );

  app.post(
    '/messenger/v1/webhook/unsubscribe',
    messenger('unsubscribe', async (c) => {
      const body = await readBody(c, urlBody);
      if (!body.ok) return body.answer;
      const accountId = c.get('account').id;
      world.subscriptions[accountId] = (world.subscriptions[accountId] ?? []).filter(
        ({ url }) => url !== body.value.url,
      );
      deps.changed();
      return c.json({ ok: true });
    }),
  );

  app.post(
    '/messenger/v1/subscriptions',
    messenger('subscriptions', (c) => c.json({ subscriptions: world.subscriptions[c.get('account').id] ?? [] })),
  );
}
