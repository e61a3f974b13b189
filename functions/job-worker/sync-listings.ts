import type { AvitoItem, ItemStatus } from '../../shared/avito/items.ts';
import type { ListingsClient } from '../../shared/avito/listings-client.ts';
import type { Job, JobProblem, JobProgress } from '../../shared/store/job.ts';
import { type ListedCard, type Listing, type Listings, saysNew } from '../../shared/store/listings.ts';
import type { Seller, Sellers } from '../../shared/store/sellers.ts';
import { inParallel } from './in-parallel.ts';
import { jobSeller } from './job-seller.ts';
import { advanced, progressOf } from './progress.ts';
import type { Step } from './work-on-job.ts';

export interface SyncDeps {
  sellers: Pick<Sellers, 'get'>;
  listings: Pick<Listings, 'getMany' | 'noteListed'>;
  listingsAvitoFor(seller: Seller): Pick<ListingsClient, 'listItems'>;
  now(): number;
}

/** «больше 0 и меньше 100» (avito-api 4.2). */
const PAGE_SIZE = 99;
/**
 * Avito takes 25 of these requests a minute (avito-api 4.2), and who uses the last of them is silent for the rest of it,
 * towards buyers too.
 */
const PAGES_AT_ONCE = 20;
const PAUSE_SECONDS = 60;
/** 200,000 listings: were every page full for ever, something else would be wrong. */
const MOST_PAGES = 2_000;
const WRITES_AT_ONCE = 20;

const STATUSES: ItemStatus[] = ['active', 'removed', 'old', 'blocked', 'rejected'];

/** Reads the account's list of listings into their cards, page by page until one is short, and writes what is new. */
export async function* syncListings(job: Job, deps: SyncDeps): AsyncGenerator<Step> {
  let progress = progressOf(job);
  for (let page = Number(job.cursor ?? 1), asked = 1; ; page += 1, asked += 1) {
    const seller = await jobSeller(job.sellerId, deps.sellers);
    const answer = await deps.listingsAvitoFor(seller).listItems({ page, perPage: PAGE_SIZE, statuses: STATUSES });
    const counts = await keep(seller, answer.items, deps);
    const problems = problemsOf(page, answer);
    progress = advanced(progress, { cursor: String(page + 1), done: answer.items.length, counts, problems });
    const isLast = !answer.hasMore || page >= MOST_PAGES;
    if (isLast) {
      yield { progress: total(progress) };
      return;
    }
    yield { progress, ...(asked % PAGES_AT_ONCE === 0 ? { pauseSeconds: PAUSE_SECONDS } : {}) };
  }
}

const total = (progress: JobProgress): JobProgress => ({ ...progress, total: progress.done });

function problemsOf(page: number, { items, hasMore }: { items: AvitoItem[]; hasMore: boolean }): JobProblem[] {
  if (page === 1 && items.length === 0) {
    const message =
      "Avito lists no ads for this account. An employee's keys see none: the keys must be those of the company's account";
    return [{ message }];
  }
  return hasMore && page >= MOST_PAGES ? [{ message: `only the first ${MOST_PAGES * PAGE_SIZE} were read` }] : [];
}

async function keep({ sellerId, avitoUserId }: Seller, items: AvitoItem[], deps: SyncDeps) {
  const cards = [...new Map(items.map((item) => [item.id, cardOf(item, avitoUserId)])).values()];
  const known = await deps.listings.getMany(
    sellerId,
    cards.map(({ listingId }) => listingId),
  );
  const counts = { added: 0, changed: 0, unchanged: 0 };
  await inParallel(cards, WRITES_AT_ONCE, async (card) => {
    const before = known.get(card.listingId);
    const outcome = before === undefined ? 'added' : saysNew(card, before) ? 'changed' : 'unchanged';
    if (outcome !== 'unchanged') await deps.listings.noteListed(sellerId, card, before, deps.now());
    counts[outcome] += 1;
  });
  return counts;
}

function cardOf({ id, title, price, status, url }: AvitoItem, ownerId: string | undefined): ListedCard {
  return { listingId: id, title, price, status: statusOf(status), url, ownerId };
}

function statusOf(status: string): Listing['status'] {
  if (status === 'active') return 'active';
  return STATUSES.some((known) => known === status) ? 'inactive' : 'unknown';
}
