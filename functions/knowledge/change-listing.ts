import type { listingsRoutes } from '../../shared/api/listings-routes.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { ListingKnowledgeStore } from '../../shared/store/listing-knowledge.ts';
import { type FindListingsDeps, findListing } from './find-listings.ts';
import { listingView } from './listing-view.ts';

export interface ChangeListingDeps extends FindListingsDeps {
  listingKnowledge: FindListingsDeps['listingKnowledge'] & Pick<ListingKnowledgeStore, 'change'>;
}

/** Throws a conflict `version-conflict` where the caller saw another version, and `changed-meanwhile` where a race was lost. */
export async function changeListing(
  { params: { sellerId, listingId }, body, request, response, audit }: Call<typeof listingsRoutes.changeListing>,
  deps: ChangeListingDeps,
): Promise<Answer<typeof listingsRoutes.changeListing>> {
  const { card, known } = await findListing(sellerId, listingId, deps);
  const version = known?.version ?? 0;
  if (request.ifMatch !== undefined && request.ifMatch !== version) {
    throw new AppError('conflict', { code: 'version-conflict', message: 'the listing has another version by now' });
  }
  const isEmpty = Object.values(body).every((value) => value === undefined);
  const changed = isEmpty ? known : await deps.listingKnowledge.change(sellerId, listingId, body, version);
  if (changed === undefined && !isEmpty) {
    throw new AppError('conflict', { code: 'changed-meanwhile', message: 'somebody else has changed the listing' });
  }
  audit.changed = Object.keys(body);
  if (body.floorPrice !== undefined) audit.floorPrice = { from: known?.floorPrice, to: body.floorPrice };
  if (body.mode !== undefined) audit.mode = { from: known?.mode ?? 'inherit', to: body.mode };
  const view = listingView(listingId, card, changed);
  response.headers.etag = `"${view.version}"`;
  return view;
}
