import { setTimeout as sleep } from 'node:timers/promises';
import { createApiDeps } from '../../shared/lambda/api-deps.ts';
import type { ApiDeps } from '../../shared/lambda/api-handler.ts';
import { readEnvironment, text, url } from '../../shared/lambda/environment.ts';
import { sellerAvito } from '../../shared/sellers/seller-avito.ts';
import { BuyerChats } from '../../shared/store/buyer-chats.ts';
import { ChatCards } from '../../shared/store/chat-cards.ts';
import { ChatErasure } from '../../shared/store/chat-erasure.ts';
import { ChatLog } from '../../shared/store/chat-log.ts';
import { Chats } from '../../shared/store/chats.ts';
import { Counts } from '../../shared/store/counts.ts';
import { Inbox } from '../../shared/store/inbox.ts';
import { ListingChats } from '../../shared/store/listing-chats.ts';
import { Messages } from '../../shared/store/messages.ts';
import { OutgoingMessages } from '../../shared/store/outgoing.ts';
import { Replies } from '../../shared/store/replies.ts';
import { ReplyReviews } from '../../shared/store/reply-reviews.ts';
import { Sellers } from '../../shared/store/sellers.ts';
import type { Table } from '../../shared/store/table.ts';
import type { ChatsDeps } from './chats-deps.ts';

/** A gateway gives a call 30 s: with this, two attempts to send and the looks after them fit. */
const AVITO_TIMEOUT_MS = 4_000;

export function createDeps(): ApiDeps & ChatsDeps {
  const environment = readEnvironment({ AVITO_API_URL: url, SELLER_SECRET_PREFIX: text });
  const base = createApiDeps();
  const { table, secrets, now } = base;
  return {
    ...base,
    ...chatStores(table),
    avitoFor: sellerAvito({
      table,
      secrets,
      baseUrl: environment.AVITO_API_URL,
      secretPrefix: environment.SELLER_SECRET_PREFIX,
      timeoutMs: AVITO_TIMEOUT_MS,
      now,
      sleep,
    }),
    avitoUrl: environment.AVITO_API_URL,
    sleep,
  };
}

/** Everything that is read from and written to the table. */
export function chatStores(table: Table) {
  return {
    sellers: new Sellers(table),
    chats: new Chats(table),
    cards: new ChatCards(table),
    chatErasure: new ChatErasure(table),
    buyerChats: new BuyerChats(table),
    inbox: new Inbox(table),
    listingChats: new ListingChats(table),
    chatLog: new ChatLog(table),
    messages: new Messages(table),
    replies: new Replies(table),
    reviews: new ReplyReviews(table),
    outgoing: new OutgoingMessages(table),
    counts: new Counts(table),
  };
}
