import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { queryOf } from '../../api/queries.ts';
import { useSellerId } from '../../parts/seller.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import type { Subject } from './subject.ts';
import { TryTalk } from './try-talk.tsx';

const route = getRouteApi('/signed-in/sellers/$sellerId/playground/');

/** Where one writes as a buyer and sees what the bot would say, and why. */
export function TryPage() {
  const sellerId = useSellerId();
  const { listing } = route.useSearch();
  const navigate = route.useNavigate();
  // So that one can begin at once: the talk is about the first listing until another is chosen.
  const first = useQuery({
    ...queryOf('listListings', { params: { sellerId }, query: { limit: 1, status: 'active' } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const firstId = first.data?.items[0]?.listingId;
  const subjectOf = (kept: Subject): Subject => {
    if (listing !== undefined) return { ...kept, kind: 'listing', listingId: listing };
    if (kept.kind !== 'listing' || kept.listingId !== '' || firstId === undefined) return kept;
    return { ...kept, listingId: firstId };
  };
  const choose = ({ kind, listingId }: Subject) =>
    void navigate({ search: kind === 'listing' && listingId !== '' ? { listing: listingId } : {}, replace: true });
  if (first.isLoading) return <SkeletonRows count={4} />;
  return <TryTalk key={sellerId} subjectOf={subjectOf} onSubject={choose} />;
}
