import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft, Bot, ExternalLink, MessagesSquare, SearchX } from 'lucide-react';
import { ApiProblem } from '../../../shared/api/client.ts';
import { type Answer, queryOf } from '../../api/queries.ts';
import { QueryState } from '../../parts/query-state.tsx';
import { useIsOwner, useSellerId } from '../../parts/seller.ts';
import { buttonClasses } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ListingAttributes, ListingCard } from './listing-card.tsx';
import { ListingForm } from './listing-form.tsx';
import { ListingReading } from './listing-reading.tsx';
import { useListingTexts } from './listing-texts.ts';

/** One listing: what Avito and the file say of it, and what its seller wants the bot to know and do. */
export function ListingPage() {
  const t = useListingTexts();
  const sellerId = useSellerId();
  const { listingId } = useParams({ from: '/signed-in/sellers/$sellerId/knowledge/listings/$listingId' });
  const query = useQuery(queryOf('getListing', { params: { sellerId, listingId } }));
  if (query.error instanceof ApiProblem && query.error.status === 404) {
    return (
      <EmptyState icon={SearchX} title={t('gone')} action={<BackLink />}>
        {t('goneAbout')}
      </EmptyState>
    );
  }
  return (
    <QueryState query={query} loading={<Loading />}>
      {(listing) => <Shown key={listing.listingId} listing={listing} />}
    </QueryState>
  );
}

function Shown({ listing }: { listing: Answer<'getListing'> }) {
  const t = useListingTexts();
  const isOwner = useIsOwner();
  const { listingId, title } = listing;
  return (
    <>
      <BackLink />
      <div className="mt-1 mb-4 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <h2 className="words min-w-0 text-lg font-semibold">{title || t('untitled', { id: listingId })}</h2>
        <div className="flex flex-wrap gap-2">
          <Links listing={listing} />
        </div>
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-5">
        {isOwner ? <ListingForm listing={listing} /> : <ListingReading listing={listing} />}
        <div className="flex flex-col gap-4 lg:order-none lg:gap-5">
          <ListingCard listing={listing} />
          <ListingAttributes attributes={listing.attributes} />
        </div>
      </div>
    </>
  );
}

function BackLink() {
  const t = useListingTexts();
  const sellerId = useSellerId();
  return (
    <Link
      to="/sellers/$sellerId/knowledge"
      params={{ sellerId }}
      search={{}}
      className="-mt-3 inline-flex min-h-10 items-center gap-1.5 text-sm text-ink-soft hover:text-ink"
    >
      <ArrowLeft className="size-4" aria-hidden />
      {t('back')}
    </Link>
  );
}

function Links({ listing: { listingId, url } }: { listing: Answer<'getListing'> }) {
  const t = useListingTexts();
  const sellerId = useSellerId();
  const look = buttonClasses({ variant: 'secondary' });
  return (
    <>
      {url !== undefined && /^https?:\/\//i.test(url) && (
        <a href={url} target="_blank" rel="noopener noreferrer" className={look}>
          <ExternalLink aria-hidden />
          {t('onAvito')}
        </a>
      )}
      <Link to="/sellers/$sellerId/chats" params={{ sellerId }} search={{ listing: listingId }} className={look}>
        <MessagesSquare aria-hidden />
        {t('chats')}
      </Link>
      <Link to="/sellers/$sellerId/playground" params={{ sellerId }} search={{ listing: listingId }} className={look}>
        <Bot aria-hidden />
        {t('tryOut')}
      </Link>
    </>
  );
}

function Loading() {
  return (
    <div className="flex flex-col gap-4">
      <Skeleton className="h-7 w-2/3" />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Skeleton className="h-96" />
        <Skeleton className="h-60" />
      </div>
    </div>
  );
}
