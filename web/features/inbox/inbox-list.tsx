import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { ChatFilter, ChatPages, ListedChat } from '../../parts/chat-changes.ts';
import { QueryState } from '../../parts/query-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { InboxEmpty } from './inbox-empty.tsx';
import { InboxRow } from './inbox-row.tsx';
import { SearchEnd } from './inbox-search-end.tsx';
import { useInboxTexts } from './inbox-texts.ts';

const ROW_HEIGHT = 88;
/** More is read when so many rows are left below what is seen. */
const AHEAD = 30;

interface InboxListProps {
  query: UseInfiniteQueryResult<ChatPages>;
  chats: ListedChat[];
  filter: ChatFilter;
  openChatId: string | undefined;
}

/** Only the rows that are seen exist: ten thousand chats scroll like ten. */
export function InboxList({ query, chats, filter, openChatId }: InboxListProps) {
  const t = useInboxTexts();
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: chats.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => chats[index]?.chatId ?? index,
    overscan: 6,
  });
  const rows = virtual.getVirtualItems();
  const lastSeen = rows.at(-1)?.index ?? 0;
  useReadAhead(query, { isNear: chats.length - lastSeen < AHEAD, isSearch: filter.text !== undefined });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another chat is opened; what comes in moves nothing
  useEffect(() => {
    const place = chats.findIndex(({ chatId }) => chatId === openChatId);
    if (place !== -1) virtual.scrollToIndex(place, { align: 'auto' });
  }, [openChatId]);
  return (
    <div ref={frame} className="min-h-0 flex-1 overflow-y-auto [overflow-anchor:none]">
      <QueryState query={query} loading={<SkeletonRows count={8} className="mx-3 h-18" />}>
        {() => (
          <>
            {chats.length === 0 && !query.hasNextPage && <InboxEmpty filter={filter} />}
            <ul aria-label={t('list')} className="relative" style={{ height: virtual.getTotalSize() }}>
              {rows.map(({ key, index, start }) => {
                const chat = chats[index];
                return chat === undefined ? null : (
                  <li
                    key={key}
                    className="absolute inset-x-0 top-0"
                    style={{ height: ROW_HEIGHT, transform: `translateY(${start}px)` }}
                  >
                    <InboxRow chat={chat} isOpen={chat.chatId === openChatId} />
                  </li>
                );
              })}
            </ul>
            {filter.text !== undefined && <SearchEnd query={query} />}
            {query.isFetchingNextPage && filter.text === undefined && (
              <p className="py-3 text-center text-sm text-ink-soft">{t('loadingMore')}</p>
            )}
          </>
        )}
      </QueryState>
    </div>
  );
}

/** A search goes on only when it is told to: each page of it looks through many chats. */
function useReadAhead(query: InboxListProps['query'], { isNear, isSearch }: { isNear: boolean; isSearch: boolean }) {
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isError } = query;
  useEffect(() => {
    if (isNear && !isSearch && hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage();
  }, [isNear, isSearch, hasNextPage, isFetchingNextPage, isError, fetchNextPage]);
}
