import type { TakeInDeps } from '../../../functions/message-intake/arrival.ts';
import type { QueuedDelivery } from '../../../functions/message-intake/read-record.ts';
import { type DeliveryDeps, takeInDelivery } from '../../../functions/message-intake/take-in-delivery.ts';
import type { ReplyJob } from '../../../shared/queues/reply-queue.ts';
import { BuyerChats } from '../../../shared/store/buyer-chats.ts';
import type { ChatRef } from '../../../shared/store/chat.ts';
import { Chats } from '../../../shared/store/chats.ts';
import { Counts } from '../../../shared/store/counts.ts';
import { ListingChats } from '../../../shared/store/listing-chats.ts';
import { Messages } from '../../../shared/store/messages.ts';
import { ParkedEvents } from '../../../shared/store/parked-events.ts';
import { Replies } from '../../../shared/store/replies.ts';
import { type Seller, Sellers } from '../../../shared/store/sellers.ts';
import type { Table } from '../../../shared/store/table.ts';
import { aNotebook } from '../../support/a-notebook.ts';
import { aSeller } from '../../support/a-seller.ts';

export const startOfTest = Date.parse('2026-01-01T10:00:00Z');
export const accountId = '111222333';
export const buyerId = '900';

/** A message as Avito's webhook tells it. */
export interface Told {
  id?: string;
  chatId?: string;
  chatType?: string;
  authorId?: string | number;
  accountId?: string | number;
  itemId?: number | null;
  type?: string;
  content?: unknown;
  text?: string;
  /** Unix seconds; `null` for a message without a time. */
  created?: number | null;
}

export function aBody(told: Told = {}): string {
  const { text = 'Сколько стоит?', created = startOfTest / 1_000 } = told;
  return JSON.stringify({
    id: `event-of-${told.id ?? 'm-1'}`,
    version: 'v3.0.0',
    timestamp: startOfTest / 1_000,
    payload: {
      type: 'message',
      value: {
        id: told.id ?? 'm-1',
        chat_id: told.chatId ?? 'u2i-a~b',
        chat_type: told.chatType ?? 'u2i',
        user_id: told.accountId ?? Number(accountId),
        author_id: told.authorId ?? Number(buyerId),
        item_id: told.itemId === undefined ? 3456789012 : told.itemId,
        type: told.type ?? 'text',
        content: told.content ?? { text },
        ...(created === null ? {} : { created }),
      },
    },
  });
}

let intakes = 0;

/** The intake on the real table, with a seller of its own and a reply queue that takes notes. */
export async function anIntake(table: Table, changes: Partial<Seller> = {}) {
  intakes += 1;
  const seller = aSeller({ sellerId: `seller-${intakes}`, ...changes });
  const clock = { now: startOfTest };
  const scheduled: { job: ReplyJob; delay: number }[] = [];
  const notebook = aNotebook();
  const sellers = new Sellers(table);
  await sellers.create(seller);
  const stores = {
    chats: new Chats(table),
    counts: new Counts(table),
    listingChats: new ListingChats(table),
    buyerChats: new BuyerChats(table),
    messages: new Messages(table),
    replies: new Replies(table),
    parkedEvents: new ParkedEvents(table),
  };
  const deps: DeliveryDeps & TakeInDeps = {
    ...stores,
    sellers,
    replyQueue: { schedule: async (job, delay) => void scheduled.push({ job, delay }) },
    now: () => clock.now,
    log: notebook.log,
    measure: notebook.measure,
  };
  const chat: ChatRef = { sellerId: seller.sellerId, chatId: 'u2i-a~b' };
  const aDelivery = (delivery: Partial<QueuedDelivery> = {}): QueuedDelivery => ({
    queueMessageId: 'q-1',
    sellerId: seller.sellerId,
    source: 'webhook',
    secretVersion: 1,
    receivedAt: clock.now,
    body: aBody(),
    ...delivery,
  });
  return {
    seller,
    sellers,
    clock,
    scheduled,
    notebook,
    deps,
    chat,
    aDelivery,
    ...stores,
    /** Takes in one delivery of a body. */
    take: (told: Told = {}, delivery: Partial<QueuedDelivery> = {}) =>
      takeInDelivery(aDelivery({ body: aBody(told), ...delivery }), deps),
    readChat: () => stores.chats.get(chat, { isConsistent: true }),
    readMessages: () => stores.messages.newest(chat, 50),
  };
}

export type Intake = Awaited<ReturnType<typeof anIntake>>;
