import { AppError } from '../errors/app-error.ts';
import type { Connection } from './connection.ts';
import { accountPath } from './paths.ts';
import { acknowledgement } from './request.ts';

export type BlockReason = 'spam' | 'fraud' | 'insults' | 'other';

export interface BlockedUser {
  userId: string;
  itemId?: string;
  reason: BlockReason;
}

// avito-api 2.8, SPEC
const reasonIds = { spam: 1, fraud: 2, insults: 3, other: 4 } satisfies Record<BlockReason, number>;

export function blacklistOperations({ request, userId }: Connection) {
  return {
    /** Cannot be undone through the API (avito-api 2.8). */
    async blockUsers(users: BlockedUser[]): Promise<void> {
      await request({
        operation: 'blockUsers',
        method: 'POST',
        path: `${accountPath('v2', userId)}/blacklist`,
        json: { users: users.map(wireUser) },
        answer: acknowledgement,
      });
    },
  };
}

function wireUser({ userId, itemId, reason }: BlockedUser) {
  return {
    user_id: numberOf(userId),
    context: { ...(itemId === undefined ? {} : { item_id: numberOf(itemId) }), reason_id: reasonIds[reason] },
  };
}

/** Avito wants numbers here, while ids are strings inside (avito-api 2.8, SPEC). */
function numberOf(id: string): number {
  const number = Number(id);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new AppError('invalid', { code: 'avito-invalid', message: 'An id for the blacklist is no number' });
}
