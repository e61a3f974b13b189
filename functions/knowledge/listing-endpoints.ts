import type { listingsRoutes } from '../../shared/api/listings-routes.ts';
import type { Endpoints } from '../../shared/api/route.ts';

export type ListingDeps = object;

export const listingEndpoints = (_deps: ListingDeps) => ({}) satisfies Endpoints<typeof listingsRoutes>;
