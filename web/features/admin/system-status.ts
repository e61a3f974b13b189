import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import type { Answer } from '../../api/queries.ts';

export type SystemStatus = Answer<'getSystemStatus'>;
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
