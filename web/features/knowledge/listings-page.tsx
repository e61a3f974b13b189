import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { RefreshCw, SearchX, Tag, Upload } from 'lucide-react';
import { api } from '../../api/client.ts';
import { itemsOf, pagesOf } from '../../api/queries.ts';
import { LoadMore } from '../../parts/load-more.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { useIsOwner, useSellerId } from '../../parts/seller.ts';
import { useAction } from '../../parts/use-action.ts';
import { Button, buttonClasses } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { isUnderWay } from './job-state.ts';
import { ListingRow } from './listing-row.tsx';
import { useListingTexts } from './listing-texts.ts';
import { SectionHead } from './section-head.tsx';
import { SyncState } from './sync-state.tsx';
import { useKnowledgeTexts } from './texts.ts';
import { useJobs } from './use-jobs.ts';

const route = getRouteApi('/signed-in/sellers/$sellerId/knowledge/');
const statuses = ['active', 'inactive', 'unknown'] as const;

/** All listings: what the bot knows of each, and what it lacks. */
export function ListingsPage() {
  const t = useListingTexts();
  const isOwner = useIsOwner();
  const { jobs } = useJobs();
  const sync = jobs.find(({ kind }) => kind === 'listings-sync');
  return (
    <>
      {isOwner && (
        <SectionHead about={t('about')} actions={<Actions isSyncing={sync !== undefined && isUnderWay(sync)} />} />
      )}
      <SyncState job={sync} />
      <Filters />
      <Found />
    </>
  );
}

function Actions({ isSyncing }: { isSyncing: boolean }) {
  const t = useListingTexts();
  const sellerId = useSellerId();
  const sync = useAction(() => api.syncListings({ params: { sellerId } }), {
    refreshes: [['listJobs']],
    failure: t('syncFailed'),
  });
  return (
    <>
      <Link
        to="/sellers/$sellerId/knowledge/imports"
        params={{ sellerId }}
        search={{}}
        className={buttonClasses({ variant: 'secondary' })}
      >
        <Upload aria-hidden />
        {t('upload')}
      </Link>
      <Button variant="primary" isBusy={sync.isPending || isSyncing} onClick={() => sync.mutate()}>
        {!(sync.isPending || isSyncing) && <RefreshCw aria-hidden />}
        {t('sync')}
      </Button>
    </>
  );
}

function Filters() {
  const t = useListingTexts();
  const { query, status } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <div className="mb-4 flex flex-wrap gap-2">
      <SearchField
        query={query}
        label={t('search')}
        onSearch={(next) => void navigate({ to: '.', search: (now) => ({ ...now, query: next }), replace: true })}
      />
      <select
        aria-label={t('status')}
        value={status ?? ''}
        onChange={({ target }) => {
          const next = statuses.find((known) => known === target.value);
          void navigate({ to: '.', search: (now) => ({ ...now, status: next }), replace: true });
        }}
        className="h-10 w-full rounded-lg border border-line-strong/60 bg-surface px-3 text-base sm:w-auto md:h-9 md:text-sm"
      >
        <option value="">{t('anyStatus')}</option>
        {statuses.map((known) => (
          <option key={known} value={known}>
            {t(`states.${known}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

function Found() {
  const sellerId = useSellerId();
  const { query: words, status } = route.useSearch();
  const query = useInfiniteQuery(pagesOf('listListings', { params: { sellerId }, query: { query: words, status } }));
  return (
    <QueryState query={query}>
      {(data) => {
        const listings = itemsOf<'listListings'>(data);
        if (listings.length === 0) return <NoListings isFiltered={words !== undefined || status !== undefined} />;
        return (
          <>
            <ul className="divide-y overflow-hidden rounded-xl border bg-surface" aria-busy={query.isPlaceholderData}>
              {listings.map((listing) => (
                <ListingRow key={listing.listingId} listing={listing} />
              ))}
            </ul>
            <LoadMore query={query} />
          </>
        );
      }}
    </QueryState>
  );
}

function NoListings({ isFiltered }: { isFiltered: boolean }) {
  const t = useListingTexts();
  const common = useKnowledgeTexts();
  const navigate = route.useNavigate();
  if (!isFiltered) {
    return (
      <EmptyState icon={Tag} title={t('empty')}>
        {t('emptyAbout')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={SearchX}
      title={common('nothingFound')}
      action={
        <Button onClick={() => void navigate({ to: '.', search: {}, replace: true })}>{common('showAll')}</Button>
      }
    >
      {common('nothingFoundAbout')}
    </EmptyState>
  );
}
