import * as z from 'zod';
import { expiryOf } from '../sellers/retention.ts';
import { MESSAGE, REPLY } from '../store/chat-key.ts';
import { retentionOf } from './retention-of-sellers.ts';
import type { Upgrade } from './upgrade.ts';

const wordsSchema = z.object({ sellerId: z.string(), createdAt: z.number() });

/** Messages, which tell their time in seconds, and replies, which do it in milliseconds, had no time to go. */
export const upgradeMessage1 = upgradeOf('message', MESSAGE, 1_000);
export const upgradeReply1 = upgradeOf('reply', REPLY, 1);

function upgradeOf(entity: string, prefix: string, milliseconds: number): Upgrade {
  return {
    entity,
    from: 1,
    concerns: ({ pk, sk }) => String(pk).startsWith('CHAT#') && String(sk).startsWith(prefix),
    async change(item, table) {
      const { sellerId, createdAt } = wordsSchema.parse(item);
      const expiresAt = expiryOf(await retentionOf(sellerId, table), createdAt * milliseconds);
      return { set: { expiresAt }, madeFrom: [] };
    },
  };
}
