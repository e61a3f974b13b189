import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import { type ChatFilter, type ChatPage, stamped } from './chat-changes.ts';

const PAGE_LENGTH = 100;

/**
 * The query of the chats that a filter lets through, page by page. Once read they are kept up to date by the feed alone: reading
 * a hundred pages anew would be a hundred requests.
 */
export function chatPages(sellerId: string, { state, text, listing }: ChatFilter) {
  const query = { limit: PAGE_LENGTH, state, text, listingId: listing };
  return infiniteQueryOptions({
    queryKey: ['listChats', { params: { sellerId }, query }, 'pages'],
    queryFn: async ({ signal, pageParam }): Promise<ChatPage> => {
      const page = await api.listChats({ params: { sellerId }, query: { ...query, cursor: pageParam }, signal });
      return { ...page, items: stamped(page.items, Date.now()) };
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
    // Comparing ten thousand chats with themselves, each time one of them changes, is what would make the page stutter.
    structuralSharing: false,
  });
}
