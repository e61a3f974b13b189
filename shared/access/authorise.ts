import type { Access, Principal } from '../api/route.ts';
import { AppError } from '../errors/app-error.ts';

/**
 * Lets a caller through or throws: `seller-unknown` (not-found) for a seller who is not his, since whether that seller
 * exists is not his business either, and `no-rights` where only his role does not reach.
 */
export function authorise(
  access: Exclude<Access, 'public'>,
  { role, sellerIds }: Principal,
  sellerId: string | undefined,
): void {
  if (role === 'admin' || access === 'signed-in') return;
  const isOwner = role === 'owner';
  if (access === 'admin') throw noRights();
  if (access === 'owner') {
    if (isOwner) return;
    throw noRights();
  }
  if (sellerId === undefined || !sellerIds.includes(sellerId)) {
    throw new AppError('not-found', { code: 'seller-unknown', message: 'there is no such seller' });
  }
  if (access === 'seller-owner' && !isOwner) throw noRights();
}

function noRights(): AppError {
  return new AppError('unauthorised', { code: 'no-rights', message: 'your role does not allow this' });
}
