import type { InfiniteData } from '@tanstack/react-query';
import type { Answer, Item } from '../api/queries.ts';

/** A chat of the list, with the moment since when its buyer has been waiting. */
export type ListedChat = Item<'listChats'> & { unansweredSince?: number };
export type ChatState = ListedChat['state'];
export type ChatPage = Omit<Answer<'listChats'>, 'items'> & { items: ListedChat[] };
export type ChatPages = InfiniteData<ChatPage>;

export interface ChatFilter {
  state?: ChatState | undefined;
  /** Words of the buyer. */
  text?: string | undefined;
  listing?: string | undefined;
}

/** What a cached list of chats was asked for, by its key. */
export function filterOfKey(queryKey: readonly unknown[]): ChatFilter | undefined {
  const [, request] = queryKey as [unknown, { query?: { state?: ChatState; text?: string; listingId?: string } }?];
  if (request?.query === undefined) return undefined;
  const { state, text, listingId } = request.query;
  return { state, text, listing: listingId };
}

/**
 * The pages after some chats have changed: each of those leaves its place and goes where it belongs now, or away where the filter
 * does not let it through any more. What lies below the last page that was read stays there. The newest change comes first.
 */
export function withChanges(pages: ChatPages, changed: ListedChat[], filter: ChatFilter): ChatPages {
  // A search shows what it found when it was asked: chats change in their places, and none comes or goes.
  if (filter.text !== undefined) return inPlace(pages, changed);
  let next = pages.pages;
  for (const chat of changed) next = placed(next, chat, filter);
  return next === pages.pages ? pages : { ...pages, pages: next };
}

function inPlace(pages: ChatPages, changed: ListedChat[]): ChatPages {
  const news = new Map(changed.map((chat) => [chat.chatId, chat]));
  return {
    ...pages,
    pages: pages.pages.map((page) =>
      page.items.some(({ chatId }) => news.has(chatId))
        ? { ...page, items: page.items.map((item) => keepFound(item, news.get(item.chatId))) }
        : page,
    ),
  };
}

function keepFound(item: ListedChat, news: ListedChat | undefined): ListedChat {
  if (news === undefined) return item;
  return item.found === undefined ? news : { ...news, found: item.found };
}

function placed(pages: ChatPage[], chat: ListedChat, filter: ChatFilter): ChatPage[] {
  const known = pages.flatMap(({ items }) => items).find(({ chatId }) => chatId === chat.chatId);
  if (known !== undefined && isSame(known, chat)) return pages;
  const without = known === undefined ? pages : pages.map((page) => withoutChat(page, chat.chatId));
  if (!isLetThrough(chat, filter)) return without;
  const place = without.findIndex(({ items }, number) => {
    const last = items.at(-1);
    const isLastPage = number === without.length - 1;
    return (last !== undefined && last.updatedAt <= chat.updatedAt) || (isLastPage && isAtEnd(without));
  });
  if (place === -1) return without;
  return without.map((page, number) => (number === place ? { ...page, items: inserted(page.items, chat) } : page));
}

function isAtEnd(pages: ChatPage[]): boolean {
  return pages.at(-1)?.nextCursor === undefined;
}

function inserted(items: ListedChat[], chat: ListedChat): ListedChat[] {
  const place = items.findIndex(({ updatedAt }) => updatedAt <= chat.updatedAt);
  return place === -1 ? [...items, chat] : [...items.slice(0, place), chat, ...items.slice(place)];
}

function withoutChat(page: ChatPage, chatId: string): ChatPage {
  const items = page.items.filter((item) => item.chatId !== chatId);
  return items.length === page.items.length ? page : { ...page, items };
}

function isLetThrough(chat: ListedChat, { state, listing }: ChatFilter): boolean {
  return (state === undefined || chat.state === state) && (listing === undefined || chat.listing?.id === listing);
}

/** Told twice, which happens where answers overlap: nothing has to be drawn anew. The wait is counted by the moment it began. */
function isSame(known: ListedChat, chat: ListedChat): boolean {
  const bare = ({ unansweredSeconds, unansweredSince, found, ...rest }: ListedChat) => JSON.stringify(rest);
  return bare(known) === bare(chat);
}

/** Adds the moment since when buyers wait, of chats that were answered just now (unix milliseconds). */
export function stamped(chats: Item<'listChats'>[], now: number): ListedChat[] {
  return chats.map((chat) =>
    chat.unansweredSeconds === undefined ? chat : { ...chat, unansweredSince: now - chat.unansweredSeconds * 1_000 },
  );
}

/** All chats that were read, each once: a page that is read later may tell of one that has moved meanwhile. */
export function chatsOf(data: ChatPages | undefined): ListedChat[] {
  const seen = new Set<string>();
  const chats: ListedChat[] = [];
  for (const page of data?.pages ?? []) {
    for (const chat of page.items) {
      if (seen.has(chat.chatId)) continue;
      seen.add(chat.chatId);
      chats.push(chat);
    }
  }
  return chats;
}
