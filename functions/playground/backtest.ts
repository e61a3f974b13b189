import * as z from 'zod';
import type { backtestRoutes } from '../../shared/api/backtest-routes.ts';
import { chatId as chatIdSchema } from '../../shared/api/fields.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import type { SellerKnowledge } from '../../shared/knowledge/seller-knowledge.ts';
import { changedSettings } from '../../shared/sellers/change-settings.ts';
import { decodeCursor, encodeCursor } from '../../shared/store/cursor.ts';
import { type Seller, type Sellers, sellerUnknown } from '../../shared/store/sellers.ts';
import { NOTHING_YET, summaryOf, tallySchema, withTurn } from './backtest-summary.ts';
import { before, changeOf } from './compare-turn.ts';
import { nextChat, type PastChatsDeps, type PastChatsQuestion } from './past-chats.ts';
import type { PastTurn } from './past-turns.ts';
import { type PastChat, type ReadPastDeps, readPast } from './read-past.ts';
import { type RehearsalDeps, rehearse } from './rehearse.ts';
import { type TurnDeps, tryTurn } from './try-turn.ts';

type Route = typeof backtestRoutes.backtest;
type ReplayedTurn = Answer<Route>['items'][number];

export interface BacktestDeps extends PastChatsDeps, ReadPastDeps {
  sellers: Pick<Sellers, 'get'>;
  attempts: RehearsalDeps['attempts'];
  counts: RehearsalDeps['counts'] & TurnDeps['counts'];
  knowledgeOf(seller: Seller): Promise<SellerKnowledge>;
  model: TurnDeps['model'];
  log: TurnDeps['log'];
  now(): number;
}

/** Chats without a turn to replay that one call passes over. */
const CHATS_A_CALL = 10;

const positionSchema = z.strictObject({
  chatsLeft: z.int().min(0).max(50),
  /** In the list of chats. */
  place: z.string().max(2_000).optional(),
  /** The chat under way, and its last turn that was replayed. */
  chat: z.strictObject({ chatId: chatIdSchema, after: z.string().max(200) }).optional(),
  tally: tallySchema,
});
type Position = z.infer<typeof positionSchema>;

/**
 * Replays the turns of one chat a call, each with what had been said by then and what is known today. Where it stopped and what it
 * has come to is in the cursor alone (docs/decisions/018): nothing is kept, nothing is sent, and whoever forges it misleads himself.
 */
export async function backtest(
  { params: { sellerId }, body }: Call<Route>,
  deps: BacktestDeps,
): Promise<Answer<Route>> {
  const beganAt = deps.now();
  const seller = await deps.sellers.get(sellerId);
  if (seller === undefined) throw sellerUnknown();
  const settings = changedSettings(seller.settings, body.settings ?? {});
  const question = { ...seller, settings, listingId: body.listingId, since: body.since };
  const begun = decodeCursor(body.cursor, positionSchema) ?? { chatsLeft: body.chats, tally: NOTHING_YET };

  const { past, position } = await nextTurns(question, begun, deps);
  const knowledge = await deps.knowledgeOf(seller);
  const replayed = await rehearse(
    seller,
    { tasks: past?.turns ?? [], beganAt },
    async (turn) => {
      const { listing, words } = past ?? {};
      const { conversation, contents, terms, writtenAt } = turn;
      const facts = { settings, listing, words, knowledge };
      const now = await tryTurn(sellerId, { ...facts, now: writtenAt, conversation, contents, terms }, deps);
      return { turn, now, costMicroUsd: now.costMicroUsd };
    },
    deps,
  );
  const items = replayed.map(({ turn, now }) => itemOf(past, turn, now));
  const last = replayed.at(-1)?.turn.name;
  const isUnderWay = past !== undefined && last !== undefined && last !== past.turns.at(-1)?.name;
  const next: Position = {
    chatsLeft: position.chatsLeft,
    place: position.place,
    chat: isUnderWay ? { chatId: past.chatId, after: last } : undefined,
    tally: items.reduce(withTurn, position.tally),
  };
  const isOver = !isUnderWay && (next.place === undefined || next.chatsLeft === 0);
  return { items, summary: summaryOf(next.tally), ...(isOver ? {} : { nextCursor: encodeCursor(next) }) };
}

/** What is left of the chat under way, or the next chat that has turns to replay. */
async function nextTurns(
  question: PastChatsQuestion & Pick<Seller, 'settings'>,
  position: Position,
  deps: PastChatsDeps & ReadPastDeps,
): Promise<{ past: PastChat | undefined; position: Position }> {
  if (position.chat !== undefined) {
    const past = await readPast(question, position.chat.chatId, deps);
    const done = past.turns.findIndex(({ name }) => name === position.chat?.after);
    return { past: { ...past, turns: done === -1 ? [] : past.turns.slice(done + 1) }, position };
  }
  let { place, tally } = position;
  for (let looks = 0; looks < CHATS_A_CALL; looks += 1) {
    const next = await nextChat(question, place, deps);
    place = next.place;
    const past = next.chatId === undefined ? undefined : await readPast(question, next.chatId, deps);
    if (past !== undefined && past.turns.length > 0) {
      tally = { ...tally, chats: tally.chats + 1 };
      return { past, position: { chatsLeft: position.chatsLeft - 1, place, tally } };
    }
    if (past !== undefined) tally = { ...tally, chatsLeftOut: tally.chatsLeftOut + 1 };
    if (place === undefined) break;
  }
  return { past: undefined, position: { chatsLeft: position.chatsLeft, place, tally } };
}

function itemOf(past: PastChat | undefined, turn: PastTurn, now: ReplayedTurn['now']): ReplayedTurn {
  return {
    chatId: past?.chatId ?? '',
    ...(past?.listing === undefined ? {} : { listingId: past.listing.id }),
    at: new Date(turn.writtenAt).toISOString(),
    buyer: turn.conversation.filter(({ isUnanswered }) => isUnanswered).map(({ text }) => text),
    before: before(turn),
    now,
    change: changeOf(turn, now),
  };
}
