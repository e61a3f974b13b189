import { canAskFor, MOST_AD_IDS } from '../../shared/avito/autoload.ts';
import type { ListingsClient } from '../../shared/avito/listings-client.ts';
import { isAppError } from '../../shared/errors/app-error.ts';
import type { FeedAd } from '../../shared/imports/feed-entry.ts';
import type { JobProblem } from '../../shared/store/job.ts';
import type { Seller } from '../../shared/store/sellers.ts';

export interface AskDeps {
  listingsAvitoFor(seller: Seller): Pick<ListingsClient, 'getAvitoIds'>;
  sleep(milliseconds: number): Promise<void>;
}

/** Answering buyers needs the seller's requests to Avito more than an import does. */
const PAUSE_MS = 500;

const NOT_YET = 'Avito knows no listing for this ad: it may not be published yet. The next import asks again';

/**
 * Which listings the ads are on Avito: as the file says, or as Avito does, which is asked for a hundred at a time. Ads
 * without a listing are reported; they are not kept, since nobody can write about them, and the file brings them again.
 */
export async function findListings(
  ads: FeedAd[],
  seller: Seller,
  deps: AskDeps,
): Promise<{ found: Map<string, FeedAd>; problems: JobProblem[] }> {
  const asked = ads.flatMap(({ avitoId, adId }) =>
    avitoId === undefined && adId !== undefined && canAskFor(adId) ? [adId] : [],
  );
  const { known, refusal } = await askAvito(asked, seller, deps);
  const found = new Map<string, FeedAd>();
  const problems: JobProblem[] = [];
  for (const ad of ads) {
    const { adId, avitoId = known.get(adId ?? '') } = ad;
    if (avitoId !== undefined && !found.has(avitoId)) {
      found.set(avitoId, ad);
      continue;
    }
    const message = avitoId === undefined ? (refusal ?? NOT_YET) : 'another ad of the file is the same listing';
    problems.push({ line: ad.line, ...(adId === undefined ? {} : { ad: adId }), message });
  }
  return { found, problems };
}

/** What cannot be asked today, for want of rights or of an account, leaves those ads that do not need it alone. */
async function askAvito(
  adIds: string[],
  seller: Seller,
  deps: AskDeps,
): Promise<{ known: Map<string, string>; refusal: string | undefined }> {
  const known = new Map<string, string>();
  for (let start = 0; start < adIds.length; start += MOST_AD_IDS) {
    if (start > 0) await deps.sleep(PAUSE_MS);
    try {
      const answer = await deps.listingsAvitoFor(seller).getAvitoIds(adIds.slice(start, start + MOST_AD_IDS));
      for (const [adId, avitoId] of answer) known.set(adId, avitoId);
    } catch (error) {
      if (!isAppError(error) || error.kind === 'transient') throw error;
      return {
        known,
        refusal: `Avito does not say which listing this ad is (${error.code}): give AvitoId in the file`,
      };
    }
  }
  return { known, refusal: undefined };
}
