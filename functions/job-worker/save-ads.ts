import { createHash } from 'node:crypto';
import type { FeedAd, FeedEntry } from '../../shared/imports/feed-entry.ts';
import type { JobProblem } from '../../shared/store/job.ts';
import type { ImportState, ListingKnowledgeStore } from '../../shared/store/listing-knowledge.ts';
import type { Listing, Listings } from '../../shared/store/listings.ts';
import type { Seller } from '../../shared/store/sellers.ts';
import { type AskDeps, findListings } from './find-listings.ts';
import { inParallel } from './in-parallel.ts';

export interface SaveDeps extends AskDeps {
  listings: Pick<Listings, 'putIfAbsent'>;
  knowledge: Pick<ListingKnowledgeStore, 'importStates' | 'saveImported'>;
  now(): number;
}

export interface SavedAds {
  counts: { added: number; changed: number; unchanged: number; leftOut: number };
  problems: JobProblem[];
}

const WRITES_AT_ONCE = 20;

/** Saves the ads under the listings they are on Avito. What is known already costs a read and no write. */
export async function saveAds(
  entries: FeedEntry[],
  { seller, jobId }: { seller: Seller; jobId: string },
  deps: SaveDeps,
): Promise<SavedAds> {
  const ads = entries.flatMap(({ ad }) => (ad === undefined ? [] : [ad]));
  const { found, problems } = await findListings(ads, seller, deps);
  const states = await deps.knowledge.importStates(seller.sellerId, [...found.keys()]);
  const counts = { added: 0, changed: 0, unchanged: 0, leftOut: entries.length - found.size };
  await inParallel([...found], WRITES_AT_ONCE, async ([listingId, ad]) => {
    const outcome = await save({ listingId, ad, state: states.get(listingId) }, { seller, jobId }, deps);
    counts[outcome] += 1;
  });
  return { counts, problems: [...entries.flatMap((entry) => entry.problems), ...problems] };
}

function cardOf(listingId: string, { title = '', price }: FeedAd, { avitoUserId }: Seller): Listing {
  return {
    listingId,
    title,
    ...(price === undefined ? {} : { price }),
    status: 'unknown',
    ...(avitoUserId === undefined ? {} : { ownerId: avitoUserId }),
    fetchedAt: 0,
  };
}

async function save(
  { listingId, ad, state }: { listingId: string; ad: FeedAd; state: ImportState | undefined },
  { seller, jobId }: { seller: Seller; jobId: string },
  { listings, knowledge, now }: SaveDeps,
): Promise<'added' | 'changed' | 'unchanged'> {
  const { adId, text, attributes } = ad;
  const hash = hashOf([adId, text, Object.entries(attributes)]);
  if (state?.importHash === hash) return 'unchanged';
  // First, because a listing that has its knowledge is not looked at again.
  if (state === undefined) await listings.putIfAbsent(seller.sellerId, cardOf(listingId, ad, seller));
  const listing = { listingId, text, attributes, adId, hash };
  // Refused where a later import was here already.
  const isSaved = await knowledge.saveImported(seller.sellerId, listing, { jobId, now: now() });
  if (!isSaved) return 'unchanged';
  return state === undefined ? 'added' : 'changed';
}

function hashOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22);
}
