import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import type { Answer } from '../../api/queries.ts';

export type SystemStatus = Answer<'getSystemStatus'>;
export type SellerStatus = SystemStatus['sellers']['items'][number];
export type QueueStatus = SystemStatus['queues'][number];

const EVERY_MS = 10_000;
const PAGE_LENGTH = 50;

/** The state of the system, with its sellers page by page: their list is a part of the answer. */
export function systemStatusPages() {
  return infiniteQueryOptions({
    queryKey: ['getSystemStatus', 'pages'],
    queryFn: ({ signal, pageParam }) =>
      api.getSystemStatus({ query: { limit: PAGE_LENGTH, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ sellers }) => sellers.nextCursor,
    refetchInterval: EVERY_MS,
  });
}

/** What is wrong comes first; among equals the order stays. */
export function worstFirst(sellers: SellerStatus[]): SellerStatus[] {
  return sellers
    .map((seller, place) => ({ seller, place, trouble: troubleOf(seller) }))
    .sort((left, right) => right.trouble - left.trouble || left.place - right.place)
    .map(({ seller }) => seller);
}

/** How much is wrong with a seller: nothing is 0. One who is not connected, or switched off, is as he wants to be. */
export function troubleOf({ token, tariff, subscription, isStopped, isLeaving }: SellerStatus): number {
  if (isLeaving) return 0;
  if (token === 'refused' || tariff === 'without-messenger') return 3;
  if (token === 'none') return 0;
  if (subscription === 'lost' || subscription === 'silent') return 2;
  return isStopped ? 1 : 0;
}
