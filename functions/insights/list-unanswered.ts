import * as z from 'zod';
import type { insightsRoutes } from '../../shared/api/insights-routes.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import { waitingSince } from '../../shared/chats/count.ts';
import type { Chat } from '../../shared/store/chat.ts';
import type { Chats } from '../../shared/store/chats.ts';
import { decodeCursor, encodeCursor } from '../../shared/store/cursor.ts';
import type { Replies } from '../../shared/store/replies.ts';
import { findSeller, type SellerDeps } from './find-seller.ts';

type ListUnanswered = typeof insightsRoutes.listUnanswered;
type WaitingChat = Answer<ListUnanswered>['items'][number];

export interface UnansweredDeps extends SellerDeps {
  chats: Pick<Chats, 'inState' | 'getMany'>;
  replies: Pick<Replies, 'getMany'>;
  now(): number;
}

const STATES = ['answering', 'needs-human', 'draft'] as const;
/** The index knows when a chat last changed, and who waits longest only the chats can tell: so many of each state are read. */
const MOST_OF_A_STATE = 100;
const positionSchema = z.tuple([z.number(), z.string().max(200)]);

/**
 * The chats that wait at this moment. What it costs depends on how many those are, up to three hundred, and on nothing else. A page
 * begins after the last one of the page before, whatever has been answered meanwhile.
 */
export async function listUnanswered(
  { params: { sellerId }, query: { limit, cursor } }: Pick<Call<ListUnanswered>, 'params' | 'query'>,
  deps: UnansweredDeps,
): Promise<Answer<ListUnanswered>> {
  const after = decodeCursor(cursor, positionSchema);
  await findSeller(sellerId, deps);
  const found = await Promise.all(STATES.map((state) => deps.chats.inState(sellerId, state, MOST_OF_A_STATE + 1)));
  const ids = found.flatMap((entries) => entries.slice(0, MOST_OF_A_STATE)).map(({ chatId }) => chatId);
  const waiting = (await deps.chats.getMany(sellerId, ids))
    .flatMap((chat) => asWaiting(chat))
    .sort((left, right) => compare([left.since, left.chat.chatId], [right.since, right.chat.chatId]))
    .filter(({ since, chat }) => after === undefined || compare([since, chat.chatId], after) > 0);

  const page = waiting.slice(0, limit);
  const last = page.at(-1);
  return {
    items: await withReasons(page, deps),
    isComplete: found.every((entries) => entries.length <= MOST_OF_A_STATE),
    ...(last !== undefined && waiting.length > limit
      ? { nextCursor: encodeCursor([last.since, last.chat.chatId]) }
      : {}),
  };
}

interface Waiting {
  chat: Chat;
  state: WaitingChat['state'];
  /** Unix milliseconds. */
  since: number;
}

/** The index may lag behind the chat, which may have been answered since. */
function asWaiting(chat: Chat): Waiting[] {
  const state = STATES.find((each) => each === chat.state);
  if (state === undefined) return [];
  const times = [waitingSince(chat), Date.parse(chat.handedOffAt ?? '')];
  const known = times.filter((time): time is number => time !== undefined && !Number.isNaN(time));
  return known.length === 0 ? [] : [{ chat, state, since: Math.min(...known) }];
}

/** Of a turn that is still open nothing has been decided. */
async function withReasons(page: Waiting[], { replies, now }: UnansweredDeps): Promise<WaitingChat[]> {
  const decided = page.filter(({ state }) => state !== 'answering');
  const known = await replies.getMany(decided.map(({ chat }) => ({ chat, seq: chat.answeredSeq })));
  const reasons = new Map(known.map(({ chatId, reason }) => [chatId, reason]));
  return page.map(({ chat: { chatId, listingId, buyerId }, state, since }) => {
    const reason = reasons.get(chatId);
    return {
      chatId,
      state,
      since: new Date(since).toISOString(),
      waitingSeconds: Math.max(0, Math.floor((now() - since) / 1_000)),
      ...(reason === undefined ? {} : { reason }),
      ...(listingId === undefined ? {} : { listingId }),
      ...(buyerId === undefined ? {} : { buyerId }),
    };
  });
}

function compare([since, id]: [number, string], [otherSince, otherId]: [number, string]): number {
  return since - otherSince || (id < otherId ? -1 : Number(id > otherId));
}
