import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type Answer, queryOf } from '../api/queries.ts';
import { useSession } from './use-session.ts';

export type Seller = Answer<'getSeller'>;

/** The seller of the page's address. */
export function useSellerId(): string {
  return useParams({ from: '/signed-in/sellers/$sellerId' }).sellerId;
}

/** He is looked after while his page is open: a stop by somebody else must show soon. */
export function sellerQuery(sellerId: string) {
  return { ...queryOf('getSeller', { params: { sellerId } }), refetchInterval: 10_000 };
}

/** The seller of the page. Pages below him are drawn only once he is known. */
export function useSeller(): Seller {
  const { data } = useQuery(sellerQuery(useSellerId()));
  if (data === undefined) throw new Error('the page of a seller is drawn once he is known');
  return data;
}

/** Whether the person may change this seller: settings, keys, knowledge. Operators may not. */
export function useIsOwner(): boolean {
  const session = useSession();
  return session.status === 'signed-in' && session.user.role !== 'operator';
}

export function useIsAdmin(): boolean {
  const session = useSession();
  return session.status === 'signed-in' && session.user.role === 'admin';
}
