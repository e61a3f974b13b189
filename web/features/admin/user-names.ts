import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { itemsOf, pagesOf } from '../../api/queries.ts';

/** Names by ids, of the first hundred people; whoever is not among them is told by «a deleted user» at worst. */
export function useUserNames(): ReadonlyMap<string, string> {
  const { data } = useInfiniteQuery(pagesOf('listUsers', { query: { limit: 100 } }));
  return useMemo(() => new Map(itemsOf<'listUsers'>(data).map(({ userId, name }) => [userId, name])), [data]);
}
