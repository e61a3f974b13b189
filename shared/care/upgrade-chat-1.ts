import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { chatSchema } from '../store/chat.ts';
import { inbox } from '../store/chat-changes.ts';
import { chatPartition, MESSAGE, REPLY } from '../store/chat-key.ts';
import type { Table } from '../store/table.ts';
import type { Item, Upgrade } from './upgrade.ts';

const oldChatSchema = chatSchema.extend({ gsi1pk: z.string().optional(), gsi1sk: z.string().optional() });
type OldChat = z.infer<typeof oldChatSchema>;

/**
 * Chats that waited for the buyer were not in the index, and none named the key of its last message: lists of all chats
 * would miss the former and show no words of either.
 */
export const upgradeChat1: Upgrade = {
  entity: 'chat',
  from: 1,
  concerns: ({ pk, sk }) => sk === 'CHAT' && typeof pk === 'string' && pk.startsWith('CHAT#'),
  async change(item, table) {
    const chat = oldChatSchema.parse(item);
    return {
      set: {
        state: chat.state,
        gsi1pk: chat.gsi1pk ?? inbox(chat.sellerId, chat.state),
        gsi1sk: chat.gsi1sk ?? lastKnownTime(chat),
        ...(await lastMessage(chat, table)),
      },
      madeFrom: ['state', 'gsi1pk', 'gsi1sk', 'lastMessageId', 'lastBuyerMessageAt', 'handedOffAt'],
    };
  },
};

/** Some chats tell of no time at all: a human wrote first. The end of his takeover is the nearest there is. */
function lastKnownTime({ lastBuyerMessageAt, handedOffAt, takeoverUntil }: OldChat): string {
  const buyerWrote = lastBuyerMessageAt === undefined ? 0 : lastBuyerMessageAt * 1_000;
  const calledHuman = handedOffAt === undefined ? 0 : Date.parse(handedOffAt);
  const known = Math.max(buyerWrote, calledHuman);
  return new Date(known === 0 ? (takeoverUntil ?? 0) : known).toISOString();
}

const LOOKED_AT = 5;
const wordsSchema = z.object({
  sk: z.string(),
  messageId: z.string().optional(),
  /** Unix seconds: a message's, and a sent reply's. */
  createdAt: z.number(),
  sentAt: z.number().optional(),
});

/** Where the message lies that the chat names as its last: among the newest messages, or as a reply of ours. */
async function lastMessage(chat: OldChat, table: Table): Promise<Item> {
  if (chat.lastMessageId === undefined) return {};
  const newest = [...(await newestOf(chat, MESSAGE, table)), ...(await newestOf(chat, REPLY, table))];
  const last = newest.find(({ messageId }) => messageId === chat.lastMessageId);
  return last === undefined ? {} : { lastMessageKey: last.sk, lastMessageAt: last.sentAt ?? last.createdAt };
}

async function newestOf(chat: OldChat, kind: string, table: Table): Promise<z.infer<typeof wordsSchema>[]> {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :kind)',
      ExpressionAttributeValues: { ':pk': chatPartition(chat), ':kind': kind },
      ScanIndexForward: false,
      Limit: LOOKED_AT,
    }),
  );
  return Items.map((item) => wordsSchema.parse(item));
}
