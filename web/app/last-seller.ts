import type { User } from '../api/session.ts';

const KEY = 'last-seller';

/** The seller whose page to open first: the one that was open last on this device, else the person's only one. */
export function lastSellerId(user: User): string | undefined {
  const kept = localStorage.getItem(KEY);
  if (kept !== null && (user.role === 'admin' || user.sellerIds.includes(kept))) return kept;
  return user.role !== 'admin' && user.sellerIds.length === 1 ? user.sellerIds[0] : undefined;
}

export function rememberSeller(sellerId: string): void {
  localStorage.setItem(KEY, sellerId);
}

export function forgetSeller(): void {
  localStorage.removeItem(KEY);
}
