import { type QueryClient, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { api } from '../../api/client.ts';
import { type Answer, pagesOf, queryOf } from '../../api/queries.ts';
import { inOrder, isUnderWay, keyOf, type Message, withNews } from './chat-messages.ts';
import type { ChatParams } from './chat-where.ts';

export type Chat = Answer<'getChat'>;

/** While something is happening. */
const BUSY_MS = 2_500;
/** Otherwise the feed of the inbox tells that the chat has changed; this is for when it missed something. */
const CALM_MS = 20_000;
const PAGE = 50;
/** Of what came while nobody looked: more than a day of the busiest chat. */
const MOST_NEWS_PAGES = 20;

export function chatQuery(params: ChatParams) {
  return queryOf('getChat', { params });
}

export function messagesQuery(params: ChatParams) {
  return pagesOf('listMessages', { params, query: { limit: PAGE } });
}

export function repliesQuery(params: ChatParams) {
  return pagesOf('listReplies', { params, query: { limit: PAGE } });
}

/** The chat itself. It is asked for often while the bot is at it or something of ours is on its way, and never unseen. */
export function useChat(params: ChatParams, isSending: boolean) {
  return useQuery({
    ...chatQuery(params),
    refetchInterval: ({ state: { data } }) => (isSending || data?.state === 'answering' ? BUSY_MS : CALM_MS),
  });
}

/** What was said, the oldest first: pages backwards on demand, and what is new whenever the chat was read anew. */
export function useMessages(params: ChatParams, chatReadAt: number, isSending: boolean) {
  const queries = useQueryClient();
  const log = useInfiniteQuery({
    ...messagesQuery(params),
    // What is new comes by the news below, in one small answer instead of all pages again.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const messages = useMemo(() => inOrder(log.data?.pages ?? []), [log.data]);
  const { refetch } = useQuery({
    queryKey: ['listMessages', { params }, 'news'],
    queryFn: ({ signal }) => readNews(queries, params, signal),
    enabled: log.data !== undefined,
    staleTime: 0,
    refetchInterval: isSending || isUnderWay(messages) ? BUSY_MS : false,
  });
  const isRead = log.isSuccess;
  const isGrowing = log.isFetchingNextPage;
  useEffect(() => {
    // A page that was being read meanwhile would have put back what was there when its reading began.
    if (chatReadAt > 0 && isRead && !isGrowing) void refetch();
  }, [chatReadAt, isRead, isGrowing, refetch]);
  return { log, messages };
}

async function readNews(queries: QueryClient, params: ChatParams, signal: AbortSignal): Promise<string> {
  const { queryKey } = messagesQuery(params);
  const since = queries.getQueryData(queryKey)?.pages[0]?.asOf;
  if (since === undefined) return '';
  const items: Message[] = [];
  let asOf: string | undefined;
  let cursor: string | undefined;
  for (let page = 0; page < MOST_NEWS_PAGES; page += 1) {
    const query = { limit: PAGE, updatedSince: since, ...(cursor === undefined ? {} : { cursor }) };
    const answer = await api.listMessages({ params, query, signal });
    items.push(...answer.items);
    asOf ??= answer.asOf;
    cursor = answer.nextCursor;
    if (cursor === undefined) break;
  }
  const news = { items, asOf: asOf ?? since };
  queries.setQueryData(queryKey, (known) => (known === undefined ? known : withNews(known, news, since)));
  return news.asOf;
}

/** The decisions behind what the bot said, as far back as the messages on the page reach. */
export function useReplies(params: ChatParams, chat: Chat | undefined, messages: Message[]) {
  const queries = useQueryClient();
  const query = useInfiniteQuery({ ...repliesQuery(params), refetchOnWindowFocus: false });
  const replies = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? [], [query.data]);
  const newest = messages.at(-1);
  const seen = `${chat?.state} ${chat?.updatedAt} ${chat?.draftReplyId} ${newest === undefined ? '' : keyOf(newest)}`;
  const isReady = chat !== undefined && newest !== undefined && query.data !== undefined;
  const before = useRef<string>(undefined);
  const { sellerId, chatId } = params;
  useEffect(() => {
    if (!isReady || before.current === seen) return;
    const isFirst = before.current === undefined;
    before.current = seen;
    if (isFirst) return;
    void queries.invalidateQueries({ queryKey: ['listReplies', { params: { sellerId, chatId } }] });
  }, [queries, sellerId, chatId, seen, isReady]);
  const oldestReply = replies.at(-1)?.createdAt;
  const oldest = messages[0]?.at;
  const isShort = oldest !== undefined && oldestReply !== undefined && Date.parse(oldestReply) > Date.parse(oldest);
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  useEffect(() => {
    if (isShort && hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage();
  }, [isShort, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage]);
  return { replies, areKnown: query.data !== undefined };
}
