import type * as z from 'zod';
import type { chat as chatSchema, chatSummary } from '../../shared/api/chat-schemas.ts';
import { waitingSince } from '../../shared/chats/count.ts';
import { transcriptText } from '../../shared/chats/readable-text.ts';
import type { Chat } from '../../shared/store/chat.ts';
import type { ChatCard } from '../../shared/store/chat-cards.ts';
import { atOf, type LogEntry } from '../../shared/store/chat-log.ts';
import type { Listing } from '../../shared/store/listings.ts';

type ChatSummary = z.input<typeof chatSummary>;

const SHORT_TEXT = 200;
/** A chat that waits for the buyer and has been quiet for so long is closed. Nothing is written for it. */
export const CLOSED_AFTER_MS = 14 * 86_400_000;

/** What a list shows of a chat. */
export function summaryOf(card: ChatCard, now: number): Omit<ChatSummary, 'found'> {
  const { chat, changedAt, lastWords, listing } = card;
  const since = unansweredSince(card);
  return {
    chatId: chat.chatId,
    state: stateOf(card, now),
    updatedAt: changedAt,
    ...(chat.handedOffAt === undefined ? {} : { handedOffAt: chat.handedOffAt }),
    ...takeoverOf(chat, now),
    ...(since === undefined ? {} : { unansweredSeconds: Math.max(0, Math.floor((now - since) / 1_000)) }),
    ...(chat.state === 'draft' ? { draftReplyId: String(chat.answeredSeq) } : {}),
    ...(chat.listingId === undefined ? {} : { listing: listingOf(chat.listingId, listing) }),
    ...(chat.buyerId === undefined ? {} : { buyer: buyerOf(chat.buyerId, chat.buyerName) }),
    ...(lastWords === undefined ? {} : { lastMessage: lastMessageOf(lastWords) }),
  };
}

/** A chat by itself. */
export function chatOf(card: ChatCard, now: number): z.input<typeof chatSchema> {
  const { chatType, isOurPurchase, inboundSeq } = card.chat;
  return {
    ...summaryOf(card, now),
    ...(chatType === undefined ? {} : { chatType }),
    isOurPurchase,
    buyerMessages: inboundSeq,
  };
}

export function stateOf({ chat, changedAt }: Pick<ChatCard, 'chat' | 'changedAt'>, now: number): ChatSummary['state'] {
  return chat.state === 'waiting' && changedAt < iso(now - CLOSED_AFTER_MS) ? 'closed' : chat.state;
}

export function shortened(text: string): string {
  const characters = Array.from(text);
  return characters.length > SHORT_TEXT ? `${characters.slice(0, SHORT_TEXT - 1).join('')}…` : text;
}

export function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/**
 * Unix milliseconds since when the buyer has been waiting for words of ours; `undefined` when the last words are ours. Also where
 * he was deliberately given no answer: whether that was right, a person may want to see.
 */
function unansweredSince({ chat, lastWords }: ChatCard): number | undefined {
  const isLast = lastWords?.kind === 'message' && lastWords.message.author === 'buyer';
  return waitingSince(chat) ?? (isLast ? lastWords.message.createdAt * 1_000 : undefined);
}

function buyerOf(id: string, name: string | undefined): NonNullable<ChatSummary['buyer']> {
  return name === undefined ? { id } : { id, name };
}

function takeoverOf(
  { takeoverUntil = 0, takenOverBy, takenOverByUntil = 0 }: Chat,
  now: number,
): Pick<ChatSummary, 'takeoverUntil' | 'takenOverBy'> {
  if (takeoverUntil <= now) return {};
  const isHis = takenOverBy !== undefined && takenOverByUntil > now;
  return { takeoverUntil: iso(takeoverUntil), ...(isHis ? { takenOverBy } : {}) };
}

function listingOf(id: string, listing: Listing | undefined): NonNullable<ChatSummary['listing']> {
  if (listing === undefined) return { id, status: 'unknown' };
  const { title, priceText, status, url } = listing;
  return {
    id,
    ...(title === '' ? {} : { title }),
    ...(priceText === undefined ? {} : { priceText }),
    status,
    ...(url === undefined ? {} : { url }),
  };
}

function lastMessageOf(entry: LogEntry): NonNullable<ChatSummary['lastMessage']> {
  const at = iso(atOf(entry) * 1_000);
  return entry.kind === 'reply'
    ? { author: 'bot', text: shortened(entry.reply.text), at }
    : { author: entry.message.author, text: shortened(transcriptText(entry.message.content)), at };
}
