import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ApiProblem } from '../../shared/api/client.ts';
import { TimeZoneProvider } from '../language/formats.ts';
import { QueryState } from '../parts/query-state.tsx';
import { sellerQuery, useSellerId } from '../parts/seller.ts';
import { forgetSeller, rememberSeller } from './last-seller.ts';
import { NotFoundPage, PendingPage } from './plain-pages.tsx';
import { SellerState } from './seller-state.tsx';

/** Everything about one seller: by his clock, below what is wrong with him. */
export function SellerFrame() {
  const sellerId = useSellerId();
  const query = useQuery(sellerQuery(sellerId));
  const isUnknown = query.error instanceof ApiProblem && query.error.status === 404;
  const isKnown = query.data !== undefined;
  useEffect(() => {
    if (isKnown) rememberSeller(sellerId);
    if (isUnknown) forgetSeller();
  }, [sellerId, isKnown, isUnknown]);
  if (isUnknown) return <NotFoundPage />;
  return (
    <QueryState query={query} loading={<PendingPage />}>
      {(seller) => (
        <TimeZoneProvider value={seller.timeZone}>
          <SellerState seller={seller} />
          <Outlet />
        </TimeZoneProvider>
      )}
    </QueryState>
  );
}
