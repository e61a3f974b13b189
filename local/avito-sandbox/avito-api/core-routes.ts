import type { Hono } from 'hono';
import * as z from 'zod';
import type { SandboxListing } from '../world/account.ts';
import type { AvitoContext, AvitoDeps, AvitoEnv } from './avito-env.ts';
import { listingUrl } from './chat-view.ts';
import { itemError } from './error-bodies.ts';
import { createOperations } from './operation.ts';
import { list, wholeNumber } from './query-values.ts';
import { createRequestCounter } from './request-counter.ts';

const itemsQuery = z.object({
  // «больше 0 и меньше 100»
  per_page: wholeNumber({ from: 1, to: 99, otherwise: 25 }),
  page: wholeNumber({ from: 1, to: 1_000_000, otherwise: 1 }),
  status: list.pipe(z.array(z.enum(['active', 'removed', 'old', 'blocked', 'rejected'])).min(1)).default(['active']),
  updatedAtFrom: z.array(z.iso.date()).optional(),
  category: wholeNumber({ from: 0, to: 1_000_000, otherwise: 0 }),
});

export function addCoreRoutes(app: Hono<AvitoEnv>, deps: AvitoDeps): void {
  const { core } = createOperations(deps);
  const limited = createRequestCounter(deps);

  app.get(
    '/core/v1/accounts/self',
    core('account', (c) => {
      const { id, name, email, phone } = c.get('account');
      const profile = id.toString(16).padStart(32, '0');
      return c.json({
        id,
        name,
        email,
        phone,
        phones: [phone],
        profile_url: `https://avito.ru/user/${profile}/profile`,
      });
    }),
  );

  app.get(
    '/core/v1/items',
    core(
      'items',
      limited(25, (c) => listItems(c, deps)),
    ),
  );

  app.get(
    '/core/v1/accounts/:user_id/items/:item_id/',
    core(
      'item',
      limited(500, (c) => c.json(itemInfo(c, deps))),
    ),
  );
}

/** No total: a caller stops at a short page. */
function listItems(c: AvitoContext, deps: AvitoDeps): Response {
  const query = itemsQuery.safeParse(c.req.queries());
  if (!query.success) {
    const { path = [], message = '' } = query.error.issues[0] ?? {};
    return c.json(itemError('validation_error', `${path.join('.')}: ${message}`), 400);
  }
  const { per_page, page, status, category, updatedAtFrom } = query.data;
  const from = updatedAtFrom?.at(-1) ?? '';
  const found = deps.world.listings
    .filter((listing) => listing.ownerId === c.get('account').id)
    .filter((listing) => status.includes(listing.status) && listing.startedAt >= from)
    .filter((listing) => category === 0 || listing.category.id === category)
    .slice((page - 1) * per_page, page * per_page);
  return c.json({ meta: { page, per_page }, resources: found.map(itemView) });
}

const itemView = (listing: SandboxListing) => ({
  id: listing.id,
  title: listing.title,
  price: listing.price,
  status: listing.status,
  address: listing.address,
  category: listing.category,
  url: listingUrl(listing),
});

/** Neither title nor price nor text: a listing that is not ours is a status, not a 404. */
function itemInfo(c: AvitoContext, deps: AvitoDeps) {
  const listing = deps.world.listings.find(({ id }) => String(id) === c.req.param('item_id'));
  const isOwn = listing?.ownerId === c.get('account').id;
  if (listing === undefined || !isOwn) {
    const status = listing === undefined ? ('not_found' as const) : ('another_user' as const);
    return { autoload_item_id: null, status, url: null, start_time: null, finish_time: null, vas: [] };
  }
  return {
    autoload_item_id: listing.autoloadId,
    status: listing.status,
    url: listingUrl(listing),
    start_time: listing.startedAt,
    finish_time: null,
    vas: [],
  };
}
