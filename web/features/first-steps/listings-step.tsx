import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api } from '../../api/client.ts';
import { queryOf } from '../../api/queries.ts';
import { useAction } from '../../parts/use-action.ts';
import { Button, buttonClasses } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { NeedsAccount } from './needs-account.tsx';
import type { SetUpShop } from './set-up-shop.ts';
import { useStepsTexts } from './texts.ts';

const LOOKS_AGAIN_MS = 1_500;

/** Titles and prices come from Avito by themselves; texts have to be brought. */
export function ListingsStep({ shop }: { shop: SetUpShop }) {
  const t = useStepsTexts();
  const { sellerId, avito } = shop.seller;
  const { start, isRunning, done, hasFailed } = useSync(sellerId);
  const count = shop.listings.length;
  const isDone = count > 0;
  if (avito.status !== 'connected' && !isDone) return <NeedsAccount />;
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-prose text-sm text-ink-soft">{t('listings.about')}</p>
      {isDone && <Known shop={shop} />}
      {hasFailed && (
        <Notice tone="danger" isNews>
          {t('listings.syncFailed')}
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          variant={isDone ? 'secondary' : 'primary'}
          isBusy={isRunning}
          disabled={avito.status !== 'connected'}
          onClick={start}
        >
          {isDone ? t('listings.syncAgain') : t('listings.sync')}
        </Button>
        <span role="status" className="text-sm text-ink-soft">
          {isRunning && t('listings.syncing', { done })}
        </span>
      </div>
      {isDone && (
        <div className="flex flex-col items-start gap-3 border-t pt-4">
          <p className="max-w-prose text-sm text-ink-soft">{t('listings.texts')}</p>
          <Link to="/sellers/$sellerId/knowledge/imports" params={{ sellerId }} className={buttonClasses({})}>
            {t('listings.import')}
          </Link>
        </div>
      )}
    </div>
  );
}

function Known({ shop: { listings, hasMoreListings } }: { shop: SetUpShop }) {
  const t = useStepsTexts();
  const withText = listings.filter(({ hasText }) => hasText).length;
  const isAll = withText === listings.length;
  return (
    <Notice tone={withText === 0 ? 'warning' : 'success'}>
      {hasMoreListings
        ? t('listings.knownMany', { count: listings.length })
        : t('listings.known', { count: listings.length })}{' '}
      {isAll && t('listings.allTexts')}
      {!isAll && withText === 0 && t('listings.noTexts')}
      {!isAll && withText > 0 && t('listings.someTexts', { count: withText, all: listings.length })}
    </Notice>
  );
}

/** Reads the listings from Avito as a job, and tells how far it is. */
function useSync(sellerId: string) {
  const queries = useQueryClient();
  const t = useStepsTexts();
  const [jobId, setJobId] = useState<string>();
  const sync = useAction(() => api.syncListings({ params: { sellerId } }), {
    failure: t('listings.syncFailed'),
    onDone: ({ job }) => setJobId(job.jobId),
  });
  const job = useQuery({
    ...queryOf('getJob', { params: { sellerId, jobId: jobId ?? '' } }),
    enabled: jobId !== undefined,
    refetchInterval: ({ state }) => (isOver(state.data?.state) ? false : LOOKS_AGAIN_MS),
  });
  const state = job.data?.state;
  useEffect(() => {
    if (isOver(state)) void queries.invalidateQueries({ queryKey: ['listListings'] });
  }, [state, queries]);
  return {
    start: () => sync.mutate(),
    isRunning: sync.isPending || (jobId !== undefined && !isOver(state) && job.error === null),
    done: job.data?.done ?? 0,
    hasFailed: state === 'failed',
  };
}

function isOver(state: string | undefined): boolean {
  return state === 'done' || state === 'failed';
}
