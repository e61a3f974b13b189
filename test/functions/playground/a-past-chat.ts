import { Chats } from '../../../shared/store/chats.ts';
import { ListingChats } from '../../../shared/store/listing-chats.ts';
import { Listings } from '../../../shared/store/listings.ts';
import { type Message, Messages } from '../../../shared/store/messages.ts';
import { Replies, type Reply, wordless } from '../../../shared/store/replies.ts';
import type { Table } from '../../../shared/store/table.ts';
import { aChat, aNote } from '../../support/a-chat.ts';
import { aReply } from '../../support/a-reply.ts';

/** Who says something, or what the bot did about what was said last. */
export type Step =
  | { buyer: string }
  | { human: string }
  | { bot: string; state?: 'sent' | 'handed-off' | 'draft'; reason?: string }
  | { silent: string };

interface PastChatOptions {
  listingId?: string;
  chatType?: string;
  /** Unix milliseconds of the first step; the others follow, a minute between them. */
  from?: number;
}

const MINUTE = 60_000;
export const LONG_AGO = Date.parse('2026-02-20T10:00:00Z');

/** A chat that was had, as the intake and the worker leave one behind. */
export async function aPastChat(
  table: Table,
  sellerId: string,
  steps: Step[],
  { listingId = '77', chatType = 'u2i', from = LONG_AGO }: PastChatOptions = {},
): Promise<string> {
  const chat = aChat(sellerId);
  const chats = new Chats(table);
  await new ListingChats(table).add(chat, listingId);
  let seq = 0;
  for (const [index, step] of steps.entries()) {
    const at = from + index * MINUTE;
    const message = aMessage({ ...chat, messageId: `${chat.chatId}-${index}` }, at);
    if ('buyer' in step) {
      const note = aNote(chat, { ...message, listingId, chatType });
      seq = (await chats.openTurn(note, at)).inboundSeq;
      await new Messages(table).put({ ...message, author: 'buyer', content: { kind: 'text', text: step.buyer }, seq });
    } else if ('human' in step) {
      await new Messages(table).put({ ...message, author: 'human', content: { kind: 'text', text: step.human } });
      await chats.startTakeover(chat, { until: at + MINUTE, now: at, message });
    } else {
      await new Replies(table).keep(replyOf(step, message, seq));
      const end = { seq, state: 'waiting', handedOffAt: undefined, isOurPurchase: false, now: at } as const;
      await chats.finishTurn(chat, end);
    }
  }
  return chat.chatId;
}

export function aListing(table: Table, sellerId: string, listingId = '77'): Promise<void> {
  const card = { title: 'Кресло', price: 4_500, priceText: '4 500 ₽', status: 'active' as const, fetchedAt: 0 };
  return new Listings(table).put(sellerId, { listingId, ...card });
}

function aMessage(
  ref: Pick<Message, 'sellerId' | 'chatId' | 'messageId'>,
  at: number,
): Omit<Message, 'author' | 'content'> {
  return { ...ref, createdAt: at / 1_000, knownAt: at, source: 'webhook' };
}

function replyOf(
  step: Extract<Step, { bot: string } | { silent: string }>,
  { sellerId, chatId, messageId, createdAt }: Pick<Message, 'sellerId' | 'chatId' | 'messageId' | 'createdAt'>,
  seq: number,
): Reply {
  const at = createdAt * 1_000;
  if ('silent' in step)
    return wordless({ sellerId, chatId }, { seq, state: 'silent', reason: step.silent, createdAt: at });
  const { bot: text, state = 'sent', reason = 'answered' } = step;
  const sent = state === 'draft' ? {} : { messageId, sentAt: createdAt };
  return aReply({ sellerId, chatId }, { seq, state, reason, text, createdAt: at, sendingSince: at, ...sent });
}
