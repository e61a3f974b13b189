import { useId, useState } from 'react';
import { useFormats } from '../../language/formats.ts';
import { QueryState } from '../../parts/query-state.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useImportTexts } from './import-texts.ts';
import { isUnderWay, shareDone } from './job-state.ts';
import { countsText, useJobTexts } from './job-texts.ts';
import { ProblemList } from './problem-list.tsx';
import { failureWords } from './problem-words.ts';
import { ProgressBar } from './progress-bar.tsx';
import { type Job, useJob } from './use-jobs.ts';

const tones = {
  'awaiting-upload': 'warning',
  queued: 'info',
  running: 'info',
  done: 'success',
  failed: 'danger',
} as const;

/** How far a job is, what became of it, and what it could not take in. */
export function JobCard({ job }: { job: Job }) {
  const t = useImportTexts();
  const words = useJobTexts();
  const formats = useFormats();
  const { state, createdAt, failure, problemCount, counts, done, total } = job;
  const hasCounts = state === 'done' || (state === 'failed' && done > 0);
  return (
    <li className="rounded-xl border bg-surface p-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="font-medium">{words(`kind.${kindOf(job)}`)}</p>
        <div className="flex items-center gap-3">
          <time dateTime={createdAt} className="text-sm text-ink-soft tabular-nums">
            {formats.dateTime(createdAt)}
          </time>
          <Badge tone={tones[state]}>{words(`state.${state}`)}</Badge>
        </div>
      </div>
      {isUnderWay(job) && (
        <div className="mt-3 flex flex-col gap-1.5">
          <ProgressBar label={words('running')} share={shareDone(job)} />
          <p className="text-sm text-ink-soft tabular-nums">
            {total === undefined ? words('progressOpen', { done }) : words('progress', { done, total })}
          </p>
        </div>
      )}
      {hasCounts && <p className="mt-1 text-sm text-ink-soft">{countsText(counts, words)}</p>}
      {state === 'awaiting-upload' && <p className="mt-1 text-sm text-ink-soft">{t('awaiting')}</p>}
      {failure !== undefined && <p className="words mt-1 text-sm text-danger">{failureWords(failure)}</p>}
      {problemCount > 0 && <Problems job={job} />}
    </li>
  );
}

function kindOf({ kind, source }: Job): 'profile' | 'url' | 'upload' | 'sync' | 'deletion' {
  if (kind === 'listings-import') return source ?? 'upload';
  return kind === 'listings-sync' ? 'sync' : 'deletion';
}

function Problems({ job: { jobId, problemCount } }: { job: Job }) {
  const t = useImportTexts();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const query = useJob(jobId, isOpen);
  return (
    <div className="mt-2">
      <div className="flex items-center gap-2">
        <p className="text-sm text-warning">{t('problems', { count: problemCount })}</p>
        <Button variant="quiet" size="small" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t('hide') : t('show')}
        </Button>
      </div>
      <div id={id}>
        {isOpen && (
          <QueryState query={query} loading={<SkeletonRows count={2} />}>
            {({ problems }) => (
              <>
                <ProblemList problems={problems} />
                {problemCount > problems.length && (
                  <p className="mt-1.5 text-sm text-ink-soft">{t('firstProblems', { count: problems.length })}</p>
                )}
              </>
            )}
          </QueryState>
        )}
      </div>
    </div>
  );
}
