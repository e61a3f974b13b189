import type { Hono } from 'hono';
import * as z from 'zod';
import type { SandboxListing } from '../world/account.ts';
import type { AvitoContext, AvitoDeps, AvitoEnv } from './avito-env.ts';
import { badRequest, notFound } from './error-bodies.ts';
import { createOperations } from './operation.ts';

const idsQuery = z.object({ query: z.array(z.string().min(1)).min(1) });

/** A seller's own file of ads: where it lies, and which ad became which listing. */
export function addAutoloadRoutes(app: Hono<AvitoEnv>, deps: AvitoDeps): void {
  const { core } = createOperations(deps);

  app.get(
    '/autoload/v2/profile',
    core('autoload-profile', (c) => {
      const { id, email } = c.get('account');
      if (loadedListings(deps, id).length === 0) return c.json(notFound(), 404);
      return c.json({
        autoload_enabled: true,
        report_email: email,
        schedule: [{ rate: 1_000, weekdays: [0, 1, 2, 3, 4, 5, 6], time_slots: [9] }],
        feeds_data: [{ feed_name: 'Основной', feed_url: `${deps.origin()}/feeds/${id}.xml` }],
      });
    }),
  );

  app.get(
    '/autoload/v2/items/avito_ids',
    core('avito-ids', (c) => avitoIds(c, deps)),
  );
}

/** Every ad that was asked for comes back, without a number when it is not on Avito. */
function avitoIds(c: AvitoContext, deps: AvitoDeps): Response {
  const query = idsQuery.safeParse(c.req.queries());
  if (!query.success) return c.json(badRequest('query must not be empty'), 400);
  const asked = query.data.query.flatMap((value) => value.split(/[,|]/)).filter((id) => id !== '');
  const listings = loadedListings(deps, c.get('account').id);
  const items = asked.map((ad_id) => ({
    ad_id,
    avito_id: listings.find(({ autoloadId }) => autoloadId === ad_id)?.id ?? null,
  }));
  return c.json({ items });
}

function loadedListings({ world }: AvitoDeps, accountId: number): SandboxListing[] {
  return world.listings.filter(({ ownerId, autoloadId }) => ownerId === accountId && autoloadId !== null);
}
