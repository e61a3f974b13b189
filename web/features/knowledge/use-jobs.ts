import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { type Item, itemsOf, pagesOf, queryOf } from '../../api/queries.ts';
import { useIsOwner, useSellerId } from '../../parts/seller.ts';
import { endedJobs, isUnderWay } from './job-state.ts';

export type Job = Item<'listJobs'>;

const POLL_MS = 2_000;
const SHOWN_AT_ONCE = 20;

/**
 * The jobs of the seller, the newest first. They are asked for again while one is under way and the page can be seen; when one
 * ends, the listings are read anew. Operators may not see them.
 */
export function useJobs() {
  const sellerId = useSellerId();
  const isOwner = useIsOwner();
  const queries = useQueryClient();
  const query = useInfiniteQuery({
    ...pagesOf('listJobs', { params: { sellerId }, query: { limit: SHOWN_AT_ONCE } }),
    enabled: isOwner,
    refetchInterval: ({ state }) => (itemsOf<'listJobs'>(state.data).some(isUnderWay) ? POLL_MS : false),
  });
  const jobs = itemsOf<'listJobs'>(query.data);
  const before = useRef<Job[]>([]);
  useEffect(() => {
    if (endedJobs(before.current, jobs).length > 0) {
      for (const name of ['listListings', 'getListing', 'getJob']) void queries.invalidateQueries({ queryKey: [name] });
    }
    before.current = jobs;
  }, [jobs, queries]);
  return { query, jobs };
}

/** A job with its problems, read anew while it is under way. */
export function useJob(jobId: string, isWanted: boolean) {
  const sellerId = useSellerId();
  return useQuery({
    ...queryOf('getJob', { params: { sellerId, jobId } }),
    enabled: isWanted,
    refetchInterval: ({ state }) => (state.data !== undefined && isUnderWay(state.data) ? POLL_MS : false),
  });
}
