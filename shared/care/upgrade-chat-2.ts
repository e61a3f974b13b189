import { expiryOf } from '../sellers/retention.ts';
import { BuyerChats } from '../store/buyer-chats.ts';
import { type Chat, chatSchema } from '../store/chat.ts';
import { retentionOf } from './retention-of-sellers.ts';
import type { Upgrade } from './upgrade.ts';

/** Chats had no time to go, and nobody knew which chats a buyer has. The note of that is written beside, and may be written again. */
export const upgradeChat2: Upgrade = {
  entity: 'chat',
  from: 2,
  concerns: ({ pk, sk }) => sk === 'CHAT' && typeof pk === 'string' && pk.startsWith('CHAT#'),
  async change(item, table) {
    const chat = chatSchema.parse(item);
    const { sellerId, buyerId } = chat;
    if (buyerId !== undefined) await new BuyerChats(table).add(chat, buyerId);
    const expiresAt = expiryOf(await retentionOf(sellerId, table), lastKnownTime(chat));
    return {
      set: { expiresAt, ...(buyerId === undefined ? {} : { isBuyerNoted: true }) },
      madeFrom: ['lastMessageAt', 'takeoverUntil', 'buyerId'],
    };
  },
};

/** Of a chat without a message, the end of its takeover is the nearest there is. */
function lastKnownTime({ lastMessageAt, takeoverUntil = 0 }: Chat): number {
  return lastMessageAt === undefined ? takeoverUntil : lastMessageAt * 1_000;
}
