import { ownMessageOrigin } from '../../shared/chats/author.ts';
import { count, humanMessage } from '../../shared/chats/count.ts';
import { readableText } from '../../shared/chats/readable-text.ts';
import { expiryOf } from '../../shared/sellers/retention.ts';
import { type Chat, isBeforeErasure } from '../../shared/store/chat.ts';
import type { Happening } from '../../shared/store/counts.ts';
import type { Message } from '../../shared/store/messages.ts';
import { wordless } from '../../shared/store/replies.ts';
import { type Arrival, asMessage, type TakeInDeps, type TakenIn, webhookTime } from './arrival.ts';

/** Echoes come within seconds. */
const REPLIES_LOOKED_AT = 5;
/** What a redelivery may be older than. A chat with more turns since then has no takeover left that it could begin. */
const REPLIES_LOOKED_THROUGH = 100;
const CLOCK_SKEW_SECONDS = 10;

/**
 * A message of our own account: the echo of what the bot sent, or a human who takes the chat over.
 *
 * For a human the message is stored last, so that a crash in between is repaired by the redelivery: until then it does
 * not count as known.
 */
export async function takeInOwnMessage(arrival: Arrival, deps: TakeInDeps): Promise<TakenIn> {
  const now = deps.now();
  const message = { ...asMessage(arrival), author: 'human' as const };
  const own = await originOf(message, deps);
  if (own.origin === 'echo') return 'echo';
  if (own.origin === 'echo-before-response') {
    await deps.replies.settleSent(own.reply, { messageId: message.messageId, sentAt: message.createdAt });
    return 'echo';
  }
  const known = await deps.messages.get(message, message, { isConsistent: true });
  if (known !== undefined) return known.author === 'bot' ? 'echo' : 'duplicate';

  const before = await deps.chats.get(message, { isConsistent: false });
  if (isBeforeErasure(message.createdAt, before)) return 'erased';
  const until = message.createdAt * 1_000 + arrival.seller.settings.takeoverMinutes * 60_000;
  if (until <= now) {
    const isNew = await deps.messages.put(message); // news of a takeover that has run out already
    if (isNew) await count(message.sellerId, { messages: { human: 1 } }, deps);
    return 'human';
  }
  const { listingId } = arrival.event;
  const expiresAt = expiryOf(arrival.seller.settings, now);
  const webhookAt = webhookTime(arrival);
  const chat = await deps.chats.startTakeover(message, { until, now, message, webhookAt, listingId, expiresAt });
  if (chat?.inboundSeq === 0 && listingId !== undefined) await deps.listingChats.add(message, listingId);
  const isTurnHis = await closeTurn(chat, expiresAt, deps);
  const isNew = await deps.messages.put(message);
  if (isNew) await count(message.sellerId, happeningOf(before, chat, isTurnHis, { message, now }), deps);
  deps.measure.count('Takeovers');
  return 'takeover';
}

/** Whether a reply is this message. Of a message older than the replies looked at, those before them are asked too. */
async function originOf(message: Omit<Message, 'author'>, { replies }: TakeInDeps) {
  const told = { id: message.messageId, text: readableText(message.content) };
  const newest = await replies.newest(message, REPLIES_LOOKED_AT);
  const own = ownMessageOrigin(told, newest);
  const writtenAt = (message.createdAt - CLOCK_SKEW_SECONDS) * 1_000;
  const isBeyond = newest.length === REPLIES_LOOKED_AT && (newest.at(-1)?.createdAt ?? 0) > writtenAt;
  if (own.origin !== 'human' || !isBeyond) return own;
  return ownMessageOrigin(told, await replies.newest(message, REPLIES_LOOKED_THROUGH));
}

/** Gives the human's turn its outcome, unless a reply to it was kept before: a worker under way finds it and stops. */
async function closeTurn(chat: Chat | undefined, expiresAt: number, deps: TakeInDeps): Promise<boolean> {
  if (chat === undefined || chat.inboundSeq === 0) return false;
  const decision = { seq: chat.inboundSeq, state: 'silent' as const, reason: 'human-answers' };
  return deps.replies.keep(wordless(chat, { ...decision, createdAt: deps.now(), expiresAt }));
}

/** A turn that was open is the human's and ends here, where the bot had not decided about it. */
function happeningOf(
  before: Chat | undefined,
  chat: Chat | undefined,
  isTurnHis: boolean,
  { message, now }: { message: { createdAt: number }; now: number },
): Happening {
  const happening = humanMessage(before, message, now);
  if (before?.turnStartedAt === undefined || chat === undefined || !isTurnHis) return happening;
  return {
    ...happening,
    messages: { ...happening.messages, buyer: chat.inboundSeq - before.answeredSeq },
    outcome: { outcome: 'silent', reason: 'human-answers' },
  };
}
