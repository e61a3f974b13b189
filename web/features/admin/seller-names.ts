import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { itemsOf, pagesOf } from '../../api/queries.ts';

/** The names of all sellers by their ids, read to the end: what is chosen from must be whole. */
export function useSellerNames(): ReadonlyMap<string, string> {
  const { data, hasNextPage, isFetchingNextPage, isError, fetchNextPage } = useInfiniteQuery(
    pagesOf('listSellers', { query: { limit: 100 } }),
  );
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage]);
  return useMemo(() => new Map(itemsOf<'listSellers'>(data).map(({ sellerId, name }) => [sellerId, name])), [data]);
}
