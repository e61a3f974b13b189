import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { queryOf } from '../api/queries.ts';
import { useSellerId } from './seller.ts';

/** People seldom come and go, and their names stand at many places. */
const FRESH_MS = 300_000;

/** The names of those who work for the seller, by their ids; empty until they are read. */
export function usePeopleNames(): ReadonlyMap<string, string> {
  const { data } = useQuery({
    ...queryOf('listPeople', { params: { sellerId: useSellerId() } }),
    staleTime: FRESH_MS,
  });
  return useMemo(() => new Map(data?.items.map(({ userId, name }) => [userId, name])), [data]);
}
