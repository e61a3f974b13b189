import type { Answer } from '../../api/queries.ts';

export type SellerStatus = Answer<'getSystemStatus'>['sellers']['items'][number];

/** What is wrong comes first; among equals the order stays. */
export function worstFirst(sellers: SellerStatus[]): SellerStatus[] {
  return sellers
    .map((seller, place) => ({ seller, place, trouble: troubleOf(seller) }))
    .sort((left, right) => right.trouble - left.trouble || left.place - right.place)
    .map(({ seller }) => seller);
}

/** How much is wrong with a seller: nothing is 0. One who is not connected, or switched off, is as he wants to be. */
function troubleOf({ token, tariff, subscription, isStopped, isLeaving }: SellerStatus): number {
  if (isLeaving) return 0;
  if (token === 'refused' || tariff === 'without-messenger') return 3;
  if (token === 'none') return 0;
  if (subscription === 'lost' || subscription === 'silent') return 2;
  return isStopped ? 1 : 0;
}
