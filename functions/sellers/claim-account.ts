import { AppError } from '../../shared/errors/app-error.ts';
import type { SellersDeps } from './deps.ts';

type ClaimDeps = Pick<SellersDeps, 'avitoAccounts' | 'sellers' | 'now'>;

/** Longer than any request lives: a younger claim may be of somebody who is connecting this very moment. */
const CLAIM_SETTLES_MS = 60_000;

/**
 * Makes the account this seller's. Throws a conflict `account-taken` when it is another's. A claim whose seller
 * does not have the account is left over from a crash, and is taken over.
 */
export async function claimAccount(accountId: string, sellerId: string, deps: ClaimDeps): Promise<void> {
  const { avitoAccounts, sellers, now } = deps;
  const inTheWay = await avitoAccounts.claim(accountId, sellerId, now());
  if (inTheWay === undefined) return;
  const holder = await sellers.get(inTheWay.sellerId, { isConsistent: true });
  const isLeft = holder?.avitoUserId !== accountId && now() - inTheWay.claimedAt > CLAIM_SETTLES_MS;
  if (isLeft && (await avitoAccounts.takeOver(accountId, inTheWay, sellerId, now()))) return;
  // Whose it is, is not the caller's business.
  throw new AppError('conflict', {
    code: 'account-taken',
    message: 'this Avito account is already connected to another seller here',
  });
}
