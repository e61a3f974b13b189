import type * as z from 'zod';
import type { chatSummary } from '../../shared/api/chat-schemas.ts';
import type { chatsRoutes } from '../../shared/api/chats-routes.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import { asOf } from './as-of.ts';
import { type ChatQuestion, findCandidates } from './chat-source.ts';
import { stateOf, summaryOf } from './chat-view.ts';
import type { ReadingDeps } from './chats-deps.ts';
import { type Found, searchChats } from './search-chats.ts';

/**
 * The inbox. A page is read by keys and by index alone: what it costs depends on its length, and not on how many chats or
 * messages there are.
 */
export async function listChats(
  { params, query }: Call<typeof chatsRoutes.listChats>,
  deps: ReadingDeps,
): Promise<Answer<typeof chatsRoutes.listChats>> {
  const now = deps.now();
  const { text, limit, cursor, state, listingId, updatedSince } = query;
  const question: ChatQuestion = {
    sellerId: params.sellerId,
    state,
    listingId,
    changedSince: updatedSince === undefined ? undefined : Date.parse(updatedSince),
  };
  if (text !== undefined) {
    const { found, nextCursor, searchedBackTo } = await searchChats(question, { text, limit, cursor }, deps);
    return {
      items: await show(question, found, now, deps),
      ...(nextCursor === undefined ? {} : { nextCursor }),
      ...(searchedBackTo === undefined ? {} : { searchedBackTo }),
      asOf: asOf(now),
    };
  }
  const candidates = await findCandidates(question, { limit, cursor }, now, deps);
  const nextCursor = candidates.cursorAfter(candidates.chatIds.length);
  return {
    items: await show(question, new Map(candidates.chatIds.map((chatId) => [chatId, undefined])), now, deps),
    ...(nextCursor === undefined ? {} : { nextCursor }),
    asOf: asOf(now),
  };
}

/** Only the chats themselves tell what they are like now: the index may lag, and a list by listing knows only their ids. */
async function show(
  { sellerId, state, listingId, changedSince }: ChatQuestion,
  chats: Map<string, Found | undefined>,
  now: number,
  { cards }: ReadingDeps,
): Promise<z.input<typeof chatSummary>[]> {
  const known = await cards.get(sellerId, [...chats.keys()]);
  const wanted = [...chats].flatMap(([chatId, found]) => {
    const card = known.get(chatId);
    if (card === undefined || (state !== undefined && stateOf(card, now) !== state)) return [];
    if (changedSince !== undefined && Date.parse(card.changedAt) < changedSince) return [];
    return [{ ...summaryOf(card, now), ...(found === undefined ? {} : { found }) }];
  });
  return listingId === undefined ? wanted : wanted.sort((left, right) => (left.updatedAt < right.updatedAt ? 1 : -1));
}
