import { Link } from '@tanstack/react-router';
import { useFormats } from '../../language/formats.ts';
import { useSellerId } from '../../parts/seller.ts';
import { Notice } from '../../ui/notice.tsx';
import { isUnderWay, shareDone } from './job-state.ts';
import { countsText, useJobTexts } from './job-texts.ts';
import { useListingTexts } from './listing-texts.ts';
import { failureWords } from './problem-words.ts';
import { ProgressBar } from './progress-bar.tsx';
import type { Job } from './use-jobs.ts';

/** How far the reading of the account's listings is, or how the last one ended. */
export function SyncState({ job }: { job: Job | undefined }) {
  const t = useListingTexts();
  const words = useJobTexts();
  const formats = useFormats();
  const sellerId = useSellerId();
  if (job === undefined) return null;
  if (isUnderWay(job)) {
    return (
      <div className="mb-4 rounded-xl border bg-surface p-4" role="status">
        <p className="mb-2 flex flex-wrap justify-between gap-x-4 text-sm">
          <span>{job.state === 'queued' && job.done === 0 ? t('syncWaiting') : t('syncing')}</span>
          <span className="text-ink-soft tabular-nums">{words('progressOpen', { done: job.done })}</span>
        </p>
        <ProgressBar label={t('syncing')} share={shareDone(job)} />
      </div>
    );
  }
  const details = (
    <Link
      to="/sellers/$sellerId/knowledge/imports"
      params={{ sellerId }}
      search={{}}
      className="font-medium text-accent hover:underline"
    >
      {words('running')}
    </Link>
  );
  if (job.state === 'failed') {
    return (
      <Notice tone="danger" title={t('syncBroken')} action={details} className="mb-4">
        {job.failure !== undefined && failureWords(job.failure)}
      </Notice>
    );
  }
  return (
    <p className="mb-3 text-sm text-ink-soft" role="status">
      {t('synced', { time: formats.shortTime(job.finishedAt ?? job.createdAt) })} · {countsText(job.counts, words)}
      {job.problemCount > 0 && <> · {details}</>}
    </p>
  );
}
