import * as z from 'zod';
import { AppError } from '../errors/app-error.ts';
import type { AvitoAccounts } from '../store/avito-accounts.ts';
import { decodeCursor, encodeCursor } from '../store/cursor.ts';
import type { Removal, SellerErasure } from '../store/seller-erasure.ts';
import type { Seller, Sellers } from '../store/sellers.ts';
import type { User, Users } from '../store/users.ts';

export interface EraseDeps {
  sellers: Pick<Sellers, 'get' | 'remove'>;
  erasure: Pick<SellerErasure, 'removeChats' | 'removeBelongings' | 'removeRecords'>;
  avitoAccounts: Pick<AvitoAccounts, 'release'>;
  users: Pick<Users, 'list' | 'change' | 'find'>;
}

export interface EraseStep {
  /** Where the next step goes on; absent when nothing is left. */
  cursor?: string;
  removed: number;
}

const positionSchema = z.object({
  stage: z.int().min(0),
  /** Within the stage. */
  from: z.string().optional(),
  /** Whether this round has removed anything yet. */
  hasFound: z.boolean(),
});
type Position = z.infer<typeof positionSchema>;

type Stage = (
  seller: Seller,
  from: string | undefined,
  deps: EraseDeps,
) => Promise<Removal & { next?: string | undefined }>;

const STAGES: Stage[] = [
  ({ sellerId }, _from, { erasure }) => erasure.removeChats(sellerId),
  ({ sellerId }, _from, { erasure }) => erasure.removeBelongings(sellerId),
  ({ sellerId }, _from, { erasure }) => erasure.removeRecords(sellerId),
  takeFromUsers,
];

/**
 * Removes a part of what is kept for a seller whose deletion has begun. Rounds are gone until one finds nothing: what was
 * under way when he was stopped may still have written something. The seller himself goes last; until then every step may be
 * repeated, from any cursor or from none. Throws a conflict `seller-not-leaving` for a seller whom nobody deletes.
 */
export async function eraseSellerStep(
  { sellerId, cursor }: { sellerId: string; cursor: string | undefined },
  deps: EraseDeps,
): Promise<EraseStep> {
  const seller = await deps.sellers.get(sellerId, { isConsistent: true });
  if (seller === undefined) return { removed: 0 };
  if (seller.deletingSince === undefined) {
    throw new AppError('conflict', {
      code: 'seller-not-leaving',
      message: 'nobody has asked for the deletion of this seller',
    });
  }
  const position = decodeCursor(cursor, positionSchema) ?? { stage: 0, hasFound: false };
  const stage = STAGES[position.stage];
  if (stage === undefined) return endRound(seller, position, deps);

  const { removed, isDone, next } = await stage(seller, position.from, deps);
  const following = isDone ? { stage: position.stage + 1 } : { stage: position.stage, from: next };
  return { removed, cursor: encodeCursor({ ...following, hasFound: position.hasFound || removed > 0 }) };
}

async function endRound(
  { sellerId, avitoUserId }: Seller,
  { hasFound }: Position,
  deps: EraseDeps,
): Promise<EraseStep> {
  if (hasFound) return { removed: 0, cursor: encodeCursor({ stage: 0, hasFound: false }) };
  if (avitoUserId !== undefined) await deps.avitoAccounts.release(avitoUserId, sellerId);
  await deps.sellers.remove(sellerId);
  return { removed: 1 };
}

/** A page of users; whoever has the seller among his has him no longer. */
async function takeFromUsers(
  { sellerId }: Seller,
  cursor: string | undefined,
  { users }: EraseDeps,
): Promise<Removal & { next?: string | undefined }> {
  const { items, nextCursor } = await users.list({ limit: 100, cursor });
  const his = items.filter(({ sellerIds }) => sellerIds.includes(sellerId));
  for (const user of his) await takeFrom(user, sellerId, users);
  return { removed: his.length, isDone: nextCursor === undefined, next: nextCursor };
}

const MOST_TRIES = 5;

async function takeFrom(found: User, sellerId: string, users: EraseDeps['users']): Promise<void> {
  let user: User | undefined = found;
  for (let tries = 0; user?.sellerIds.includes(sellerId); tries += 1) {
    if (tries === MOST_TRIES) {
      throw new AppError('transient', { code: 'user-busy', message: 'a user is being changed all the time' });
    }
    const sellerIds = user.sellerIds.filter((id) => id !== sellerId);
    if ((await users.change(user, { sellerIds })) !== undefined) return;
    user = await users.find(user.userId);
    if (user?.deletedAt !== undefined) return;
  }
}
