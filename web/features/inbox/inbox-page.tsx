import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Outlet, useMatch } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { chatsOf } from '../../parts/chat-changes.ts';
import { chatPages } from '../../parts/chat-list.ts';
import { useInboxFeed } from '../../parts/inbox-feed.ts';
import { useSellerId } from '../../parts/seller.ts';
import { classNames } from '../../ui/class-names.ts';
import { InboxFilters } from './inbox-filters.tsx';
import { InboxList } from './inbox-list.tsx';
import { useInboxTexts } from './inbox-texts.ts';
import { useInboxKeys } from './use-inbox-keys.tsx';

const route = getRouteApi('/signed-in/sellers/$sellerId/chats');

/** The list of chats, and beside it the one that is open; on a phone one of both. */
export function InboxPage() {
  const sellerId = useSellerId();
  const filter = route.useSearch();
  const openChatId = useMatch({ from: '/signed-in/sellers/$sellerId/chats/$chatId', shouldThrow: false })?.params
    .chatId;
  const query = useInfiniteQuery(chatPages(sellerId, filter));
  const chats = useMemo(() => chatsOf(query.data), [query.data]);
  useInboxFeed(sellerId, query.data?.pages[0]?.asOf);
  useNeedsInTitle(sellerId, openChatId);
  const help = useInboxKeys({ chats, openChatId });
  const isOpen = openChatId !== undefined;
  return (
    <div className="flex min-h-0 flex-1">
      <section
        className={classNames(
          'min-h-0 w-full flex-col border-r bg-surface md:flex md:w-88 lg:w-96',
          isOpen ? 'hidden' : 'flex',
        )}
      >
        <InboxFilters onHelp={help.open} />
        <InboxList query={query} chats={chats} filter={filter} openChatId={openChatId} />
      </section>
      <div className={classNames('min-h-0 min-w-0 flex-1 flex-col md:flex', isOpen ? 'flex' : 'hidden')}>
        <Outlet />
      </div>
      {help.dialog}
    </div>
  );
}

/** How many need a person stands in the window's title, so that it is seen from another tab. */
function useNeedsInTitle(sellerId: string, openChatId: string | undefined): void {
  const t = useInboxTexts();
  const { data } = useInfiniteQuery(chatPages(sellerId, { state: 'needs-human' }));
  const count = chatsOf(data).length;
  const title = count === 0 ? t('title') : t('titleWithCount', { count: String(count) });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another chat writes its own title first
  useEffect(() => {
    document.title = title;
  }, [title, openChatId]);
}
