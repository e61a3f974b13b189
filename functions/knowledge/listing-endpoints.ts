import type { listingsRoutes } from '../../shared/api/listings-routes.ts';
import type { Endpoints } from '../../shared/api/route.ts';
import { type ChangeListingDeps, changeListing } from './change-listing.ts';
import { getListing, listListings } from './find-listings.ts';
import { getJob, listJobs } from './list-jobs.ts';
import { importListings, type OrderJobsDeps, startUploadedImport, syncListings } from './order-listing-jobs.ts';

export type ListingDeps = ChangeListingDeps & OrderJobsDeps;

export const listingEndpoints = (deps: ListingDeps): Endpoints<typeof listingsRoutes> => ({
  listListings: (call) => listListings(call, deps),
  getListing: (call) => getListing(call, deps),
  changeListing: (call) => changeListing(call, deps),
  syncListings: (call) => syncListings(call, deps),
  importListings: (call) => importListings(call, deps),
  listJobs: (call) => listJobs(call, deps),
  getJob: (call) => getJob(call, deps),
  startUploadedImport: (call) => startUploadedImport(call, deps),
});
