import type { chatsRoutes } from '../../shared/api/chats-routes.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import { count, humanMessage } from '../../shared/chats/count.ts';
import { AppError, isAppError } from '../../shared/errors/app-error.ts';
import { expiryOf } from '../../shared/sellers/retention.ts';
import { findSent, type OwnRecords, sendOnce } from '../../shared/sending/send-once.ts';
import type { Chat } from '../../shared/store/chat.ts';
import type { Outgoing, OutgoingClaim } from '../../shared/store/outgoing.ts';
import type { Seller } from '../../shared/store/sellers.ts';
import { CALL_MS, type SendingDeps } from './chats-deps.ts';
import { explainRefusal, findChat, findConnectedSeller } from './known.ts';
import { markRead } from './mark-read.ts';
import { outgoingOf } from './message-view.ts';
import { takeInHand } from './take-in-hand.ts';

/** Echoes come within seconds, so what else could be meant is among the newest. */
const REPLIES_LOOKED_AT = 5;

/**
 * Writes to the buyer as a human.
 *
 * Asking twice is safe, also after a crash anywhere in here: the message is kept under the client's name for it before anything is
 * sent; one call at a time works on it; a later one looks into the chat before it sends; and what follows the sending (the log,
 * the takeover) writes the same again. The echo writes that too, under the same id and whichever comes first.
 */
export async function writeMessage(
  { params, body, principal, audit }: Call<typeof chatsRoutes.writeMessage>,
  deps: SendingDeps,
): Promise<Answer<typeof chatsRoutes.writeMessage>> {
  const { sellerId, chatId } = params;
  const { text, clientMessageId } = body;
  audit.clientMessageId = clientMessageId;
  const seller = await findConnectedSeller(sellerId, deps);
  const before = await findChat(params, deps);
  const now = deps.now();
  const claim = await deps.outgoing.claim(
    { sellerId, chatId, clientMessageId, userId: principal.userId, text },
    { now, sendingUntil: now + CALL_MS },
  );
  if (claim.kind === 'name-taken') {
    const message = 'this clientMessageId was given to another message';
    throw new AppError('conflict', { code: 'client-message-id-used', message });
  }
  const { outgoing } = claim;
  if (claim.kind === 'under-way') return outgoingOf(outgoing, text, now);
  const sent = claim.kind === 'sent' ? outgoing : await send(claim.kind, { outgoing, text, seller }, deps);
  await file(sent, { text, seller, before }, deps);
  return outgoingOf(sent, text, deps.now());
}

/** The takeover comes first: a worker that is about to answer finds it at its last look. */
async function send(
  kind: OutgoingClaim['kind'],
  { outgoing, text, seller }: { outgoing: Outgoing; text: string; seller: Seller },
  deps: SendingDeps,
): Promise<Outgoing> {
  try {
    const { userId: by } = outgoing;
    await takeInHand(outgoing, { until: takeoverEnd(seller, deps.now()), by, settings: seller.settings }, deps);
    const avito = deps.avitoFor(seller);
    const parcel = { chatId: outgoing.chatId, text, sendingSince: outgoing.sendingSince };
    const sending = { avito, now: deps.now, sleep: deps.sleep, ownRecords: () => ownRecords(outgoing, deps) };
    const before = kind === 'resumed' ? await findSent(parcel, sending) : undefined;
    const delivered = before ?? (await sendOnce(parcel, sending));
    await deps.outgoing.settleSent(outgoing, delivered, deps.now());
    return { ...outgoing, ...delivered, state: 'sent' };
  } catch (error) {
    await deps.outgoing.release(outgoing, isAppError(error) ? error.code : 'internal-error');
    throw await explainRefusal(error, seller, deps);
  }
}

async function ownRecords(outgoing: Outgoing, deps: SendingDeps): Promise<OwnRecords> {
  const [recent, replies] = await Promise.all([
    deps.outgoing.recent(outgoing, { isConsistent: true }),
    deps.replies.newest(outgoing, REPLIES_LOOKED_AT),
  ]);
  return { delivered: undefined, others: new Set([...recent, ...replies].map(({ messageId }) => messageId)) };
}

/** What the echo does too. The log comes last: what is in it has had its effects, and a later repetition must not have them again. */
async function file(
  { sellerId, chatId, userId: by, messageId, sentAt }: Outgoing,
  { text, seller, before }: { text: string; seller: Seller; before: Chat },
  deps: SendingDeps,
): Promise<void> {
  if (messageId === undefined || sentAt === undefined) return;
  const now = deps.now();
  const message = { sellerId, chatId, messageId, createdAt: sentAt };
  if ((await deps.messages.get(message, message, { isConsistent: true })) !== undefined) return;
  await deps.chats.startTakeover(message, {
    ...{ until: takeoverEnd(seller, sentAt * 1_000), now, by, message },
    expiresAt: expiryOf(seller.settings, now),
  });
  const isNew = await deps.messages.put({
    ...message,
    author: 'human',
    content: { kind: 'text', text },
    knownAt: now,
    source: 'reply',
    expiresAt: expiryOf(seller.settings, sentAt * 1_000),
  });
  // The takeover itself was counted when it began.
  if (isNew) await count(sellerId, { ...humanMessage(before, message, now), takeovers: 0 }, deps);
  await markRead(seller, chatId, deps);
}

function takeoverEnd({ settings }: Seller, from: number): number {
  return from + settings.takeoverMinutes * 60_000;
}
