import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import { type ChatPages, filterOfKey, type ListedChat, stamped, withChanges } from './chat-changes.ts';

/** So that everything shows within three seconds of its event. */
const EVERY_MS = 2_000;
const SLOWEST_MS = 30_000;
/** More has changed than is worth merging: the lists are read anew. */
const MOST_PAGES = 3;

/**
 * Keeps all that is known of a seller's chats up to date, by asking every two seconds what has changed since. Nothing is
 * asked while the tab is hidden; when it is looked at again, at once. It writes what changed into the lists (`listChats`), and has
 * the open chat (`getChat`, and with it its messages) read anew where that is one of them. To be used once on a page.
 *
 * @param since The `asOf` of a list that is there already; nothing is asked before it is known.
 */
export function useInboxFeed(sellerId: string, since: string | undefined): void {
  const queries = useQueryClient();
  useQuery({
    queryKey: ['inbox-feed', sellerId],
    enabled: since !== undefined,
    queryFn: async ({ signal }) => {
      const last = queries.getQueryData<string>(['inbox-feed', sellerId]) ?? since;
      const { chats, asOf } = await readChanges(sellerId, last, signal);
      if (chats === undefined) startAnew(queries, sellerId);
      else spread(queries, sellerId, chats);
      return asOf;
    },
    refetchInterval: ({ state }) => Math.min(SLOWEST_MS, EVERY_MS * 2 ** state.fetchFailureCount),
    refetchOnWindowFocus: 'always',
    retry: false,
    staleTime: 0,
    notifyOnChangeProps: [],
  });
}

async function readChanges(sellerId: string, updatedSince: string | undefined, signal: AbortSignal) {
  const chats: ListedChat[] = [];
  let cursor: string | undefined;
  let asOf: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await api.listChats({ params: { sellerId }, query: { updatedSince, limit: 100, cursor }, signal });
    // The first answer's: what changes while the rest is read is told next time.
    asOf ??= answer.asOf;
    chats.push(...stamped(answer.items, Date.now()));
    cursor = answer.nextCursor;
    if (cursor === undefined) return { chats, asOf };
  }
  return { chats: undefined, asOf };
}

function spread(queries: QueryClient, sellerId: string, chats: ListedChat[]): void {
  const news = chats.filter((chat) => isNews(sellerId, chat));
  if (news.length === 0) return;
  for (const [queryKey, pages] of queries.getQueriesData<ChatPages>({ queryKey: listsOf(sellerId) })) {
    const filter = filterOfKey(queryKey);
    if (pages === undefined || filter === undefined) continue;
    const next = withChanges(pages, news, filter);
    if (next !== pages) queries.setQueryData(queryKey, next);
  }
  for (const { chatId } of news) {
    void queries.invalidateQueries({ queryKey: ['getChat', { params: { sellerId, chatId } }] });
  }
}

/** What was told last of each chat: answers overlap by some seconds, and tell the same again. */
const told = new Map<string, string>();

function isNews(sellerId: string, { unansweredSeconds, unansweredSince, ...chat }: ListedChat): boolean {
  const key = `${sellerId}/${chat.chatId}`;
  const text = JSON.stringify(chat);
  if (told.get(key) === text) return false;
  told.set(key, text);
  return true;
}

/** Only first pages are read again: those below follow when somebody scrolls there. */
function startAnew(queries: QueryClient, sellerId: string): void {
  queries.setQueriesData<ChatPages>({ queryKey: listsOf(sellerId) }, (pages) =>
    pages === undefined ? pages : { pages: pages.pages.slice(0, 1), pageParams: pages.pageParams.slice(0, 1) },
  );
  void queries.invalidateQueries({ queryKey: listsOf(sellerId) });
  void queries.invalidateQueries({ queryKey: ['getChat', { params: { sellerId } }] });
}

function listsOf(sellerId: string) {
  return ['listChats', { params: { sellerId } }];
}
