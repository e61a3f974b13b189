import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { PagedRun, RunState } from './paged-run.ts';
import { playgroundProblem, REHEARSALS_AN_HOUR } from './playground-problem.ts';
import { usePlaygroundTexts } from './texts.ts';

interface RunProgressProps<Page extends { nextCursor?: string | undefined }> {
  run: PagedRun<Page>;
  state: RunState<Page>;
  text: string;
  /** From 0 to 1. */
  share: number;
}

/** How far a run is, and what can be done about it. Nothing where there is nothing to say. */
export function RunProgress<Page extends { nextCursor?: string | undefined }>({
  run,
  state,
  text,
  share,
}: RunProgressProps<Page>) {
  const t = usePlaygroundTexts();
  if (state.status === 'running') {
    return (
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-56">
          <div className="flex justify-between gap-3 text-sm">
            <span role="status">{text}</span>
          </div>
          <progress
            aria-label={text}
            value={share}
            max={1}
            className="mt-1.5 h-1.5 w-full overflow-hidden rounded-full bg-sunken accent-accent [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
          />
          <p className="mt-1 text-xs text-ink-faint">{t('run.keepsOn')}</p>
        </div>
        <Button onClick={() => run.stop()}>{t('run.stop')}</Button>
      </div>
    );
  }
  const goOn = (
    <Button size="small" className="max-md:h-10" onClick={() => void run.goOn()}>
      {t('run.goOn')}
    </Button>
  );
  if (state.status === 'stopped') {
    return (
      <Notice tone="info" isNews action={goOn}>
        {t('run.stopped')}
      </Notice>
    );
  }
  if (state.status !== 'failed') return null;
  return (
    <Notice tone="danger" isNews title={t('run.failed')} action={goOn}>
      {playgroundProblem(state.error, REHEARSALS_AN_HOUR)}
    </Notice>
  );
}
