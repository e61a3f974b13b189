import { count } from '../../shared/chats/count.ts';
import { readableText } from '../../shared/chats/readable-text.ts';
import { reasonForSilence } from '../../shared/chats/silence.ts';
import { waitSeconds } from '../../shared/chats/wait.ts';
import { expiryOf } from '../../shared/sellers/retention.ts';
import { type BuyerMessageNote, type Chat, isBeforeErasure } from '../../shared/store/chat.ts';
import { type Arrival, asMessage, type TakeInDeps, type TakenIn, webhookTime } from './arrival.ts';

/**
 * Counts the message into its chat, stores it under the number it got, and schedules the answer.
 *
 * In this order, because each step can be the last one before a crash: a message that is counted but not stored is
 * counted again (a gap in the numbers means nothing), one that is stored but not scheduled is scheduled by the
 * redelivery. The message itself, stored once, is what tells a duplicate.
 */
export async function takeInBuyerMessage(arrival: Arrival, deps: TakeInDeps): Promise<TakenIn> {
  const now = deps.now();
  const message = { ...asMessage(arrival), author: 'buyer' as const };
  const chat = await deps.chats.get(message, { isConsistent: false });
  if (isBeforeErasure(message.createdAt, chat)) return 'erased';
  const known = isNewest(message, chat)
    ? undefined
    : await deps.messages.get(message, message, { isConsistent: false });
  if (known !== undefined) return scheduleAgain(known.seq, chat, deps);

  const note = noteOf(arrival, message.createdAt, now);
  await noteListing(note, chat, deps);
  await noteBuyer(note, chat, deps);
  const silence = silenceOf(arrival, chat, now);
  if (silence !== undefined) {
    const counted = await deps.chats.noteUnanswerable(note, now);
    if (counted !== undefined) {
      const isNew = await deps.messages.put({ ...message, seq: counted.inboundSeq, silentBecause: silence });
      const outcome = { outcome: 'not-answered', reason: silence } as const;
      if (isNew) await count(note.sellerId, { messages: { buyer: 1 }, outcome }, deps);
      deps.measure.count('MessagesNotToBeAnswered');
      return 'not-to-be-answered';
    }
    // A turn is open: its answer is still due, and this message is part of it.
  }

  const counted = await deps.chats.openTurn(note, now);
  const isNew = await deps.messages.put({ ...message, seq: counted.inboundSeq });
  const startedAt = Date.parse(counted.turnStartedAt ?? '') || now;
  const { waitSeconds: patienceSeconds } = arrival.seller.settings;
  const delay = waitSeconds({ newestText: readableText(message.content), startedAt, patienceSeconds }, now);
  await deps.replyQueue.schedule(jobOf(note, counted.inboundSeq), delay);
  return isNew ? 'scheduled' : 'duplicate';
}

/** Before the message is counted: what dies in between finds the chat without its listing again. */
async function noteListing(note: BuyerMessageNote, chat: Chat | undefined, deps: TakeInDeps): Promise<void> {
  if (note.listingId === undefined || note.listingId === chat?.listingId) return;
  await deps.listingChats.add(note, note.listingId);
}

/** As with the listing; of a chat from before there were such notes, with its next message. */
async function noteBuyer(note: BuyerMessageNote, chat: Chat | undefined, deps: TakeInDeps): Promise<void> {
  if (note.buyerId === undefined || (note.buyerId === chat?.buyerId && chat.isBuyerNoted === true)) return;
  await deps.buyerChats.add(note, note.buyerId);
}

/** Written after everything the chat knows: it cannot be stored yet, and if it is after all, storing it says so. */
function isNewest({ createdAt }: { createdAt: number }, chat: Chat | undefined): boolean {
  return (chat?.lastBuyerMessageAt ?? 0) < createdAt;
}

/** A redelivery, or Avito's own duplicate: if the first run died before it scheduled, the answer is still owed. */
async function scheduleAgain(seq: number | undefined, chat: Chat | undefined, deps: TakeInDeps): Promise<'duplicate'> {
  if (chat !== undefined && seq !== undefined && seq > chat.answeredSeq) {
    await deps.replyQueue.schedule(jobOf(chat, chat.inboundSeq), 0);
  }
  return 'duplicate';
}

function silenceOf({ seller, event }: Arrival, chat: Chat | undefined, now: number) {
  return reasonForSilence(
    {
      settings: seller.settings,
      chatType: event.chatType,
      isOurPurchase: chat?.isOurPurchase ?? false,
      takeoverUntil: chat?.takeoverUntil,
      writtenAt: event.createdAt,
    },
    now,
  );
}

function noteOf(arrival: Arrival, createdAt: number, now: number): BuyerMessageNote {
  const { seller, event } = arrival;
  return {
    sellerId: seller.sellerId,
    chatId: event.chatId,
    chatType: event.chatType,
    listingId: event.listingId,
    buyerId: event.authorId,
    messageId: event.messageId,
    createdAt,
    webhookAt: webhookTime(arrival),
    expiresAt: expiryOf(seller.settings, now),
  };
}

function jobOf({ sellerId, chatId }: { sellerId: string; chatId: string }, seq: number) {
  return { sellerId, chatId, seq };
}
