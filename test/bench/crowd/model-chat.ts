import { DynamoDBClient, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { localClient } from '../../../local/engines/local-client.ts';
import type { TurnEnd } from '../../../shared/store/chat.ts';
import { chatPartition } from '../../../shared/store/chat-key.ts';
import { Chats } from '../../../shared/store/chats.ts';
import { ListingChats } from '../../../shared/store/listing-chats.ts';
import { Listings } from '../../../shared/store/listings.ts';
import { Messages } from '../../../shared/store/messages.ts';
import { Replies, type Reply } from '../../../shared/store/replies.ts';
import { connectTable } from '../../../shared/store/table.ts';
import { seedHistory } from '../cloud/seed-history.ts';
import { type Item, itemSchema } from '../meter/item.ts';
import { MODEL } from './copy.ts';

const MESSAGES = 10;

type State = TurnEnd['state'];

/** All items of a chat of ten messages that waits for this, as the repositories store them. */
export async function modelChat(
  engineUrl: string,
  { tableName, sellerId, state }: { tableName: string; sellerId: string; state: State },
): Promise<Item[]> {
  const client = new DynamoDBClient(localClient(engineUrl));
  const table = connectTable(tableName, client);
  const chat = { sellerId, chatId: MODEL.chatId };
  await seedHistory(table, { ...chat, listingId: Number(MODEL.listingId) }, MESSAGES - 2, { atOnce: 1 });
  const stores = { chats: new Chats(table), messages: new Messages(table), replies: new Replies(table) };
  await lastTurn(stores, chat, state);
  await new ListingChats(table).add(chat, MODEL.listingId);

  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: chatPartition(chat) } },
    }),
  );
  const { Item: noted } = await client.send(
    new GetItemCommand({
      TableName: tableName,
      Key: { pk: { S: `LISTING-CHATS#${sellerId}#${MODEL.listingId}` }, sk: { S: MODEL.chatId } },
    }),
  );
  client.destroy();
  return [...Items, noted].map((item) => itemSchema.parse(item));
}

async function lastTurn(
  { chats, messages, replies }: { chats: Chats; messages: Messages; replies: Replies },
  chat: { sellerId: string; chatId: string },
  state: State,
): Promise<void> {
  const now = Date.now();
  const createdAt = Math.floor(now / 1_000) + 10;
  const note = { ...chat, chatType: 'u2i', listingId: MODEL.listingId, buyerId: '987654321', createdAt };
  const { inboundSeq: seq } = await chats.openTurn({ ...note, messageId: 'last-question' }, now);
  const content = { kind: 'text', text: 'Здравствуйте! А какая у кресла максимальная нагрузка?' } as const;
  const message = { ...chat, messageId: 'last-question', author: 'buyer', content, createdAt } as const;
  await messages.put({ ...message, knownAt: now, seq, source: 'webhook' });
  const sent = state === 'draft' ? undefined : { messageId: 'last-answer', sentAt: createdAt + 2 };
  await replies.keep({ ...replyOf(state), ...chat, seq, createdAt: now, ...sent });
  await chats.takeTurn(chat, { seq, leaseUntil: now + 65_000 }, now);
  const handedOffAt = state === 'needs-human' ? new Date(now).toISOString() : undefined;
  await chats.finishTurn(chat, { seq, state, handedOffAt, isOurPurchase: false, sent, now });
}

function replyOf(state: State): Omit<Reply, 'sellerId' | 'chatId' | 'seq' | 'createdAt'> {
  const isHandedOff = state === 'needs-human';
  const isDraft = state === 'draft';
  return {
    state: isHandedOff ? 'handed-off' : isDraft ? 'draft' : 'sent',
    reason: isHandedOff ? 'model-asked' : 'answered',
    text: 'Здравствуйте! Уточню у коллеги и сразу вернусь к вам с ответом.',
    usedFacts: ['listing.title'],
    objections: [],
    usage: [
      { model: 'gemini-3.5-flash-lite', inputTokens: 1_450, outputTokens: 96, costMicroUsd: 675, milliseconds: 1_480 },
    ],
  };
}

export async function addListings(
  engineUrl: string,
  tableName: string,
  sellerId: string,
  listingIds: string[],
): Promise<void> {
  const client = new DynamoDBClient(localClient(engineUrl));
  const listings = new Listings(connectTable(tableName, client));
  for (const listingId of listingIds) {
    await listings.put(sellerId, {
      listingId,
      title: `Кресло офисное «Комфорт» ${listingId}`,
      price: 4_500,
      priceText: '4 500 ₽',
      status: 'active',
      url: `https://www.avito.ru/moskva/mebel/kreslo_${listingId}`,
      ownerId: '111222333',
      fetchedAt: Date.now(),
    });
  }
  client.destroy();
}
