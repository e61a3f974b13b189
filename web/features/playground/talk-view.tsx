import { LoaderCircle, MessageCircleQuestion } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { playgroundProblem, TRIES_AN_HOUR } from './playground-problem.ts';
import type { Talk } from './talk.ts';
import { TalkLine } from './talk-line.tsx';
import { usePlaygroundTexts } from './texts.ts';

interface TalkViewProps {
  talk: Talk;
  isAsking: boolean;
  failure: unknown;
  shownId: number | undefined;
  editedId: number | undefined;
  onShow(id: number): void;
  onEdit(id: number): void;
  onExample(text: string): void;
  onRetry(): void;
}

/** What has been said so far, the newest in sight. */
export function TalkView({ talk, isAsking, failure, onExample, onRetry, ...rest }: TalkViewProps) {
  const t = usePlaygroundTexts();
  const end = useRef<HTMLDivElement>(null);
  const count = talk.lines.length;
  useEffect(() => {
    // `nearest` of the end: the page itself stays where it is.
    if (count > 0) end.current?.scrollTo({ top: end.current.scrollHeight });
  }, [count]);
  const isWaiting = talk.lines.at(-1)?.author === 'buyer' && !isAsking;
  return (
    <div
      ref={end}
      role="log"
      aria-label={t('talk.title')}
      className="max-h-[60dvh] min-h-72 flex-1 overflow-y-auto p-3 md:p-4 lg:max-h-none lg:min-h-0"
    >
      {count === 0 ? <Examples onExample={onExample} /> : <Lines talk={talk} {...rest} />}
      {isAsking && (
        <p className="mt-3 flex items-center gap-2 text-sm text-ink-soft">
          <LoaderCircle className="size-4 animate-spin" aria-hidden />
          {t('talk.thinking')}
        </p>
      )}
      {isWaiting && failure === undefined && (
        <div className="mt-3">
          <Button onClick={onRetry}>{t('talk.send')}</Button>
        </div>
      )}
      {failure !== undefined && (
        <Notice
          tone="danger"
          isNews
          className="mt-3"
          title={t('talk.failed')}
          action={
            <Button size="small" onClick={onRetry}>
              {t('talk.retry')}
            </Button>
          }
        >
          {playgroundProblem(failure, TRIES_AN_HOUR)}
        </Notice>
      )}
    </div>
  );
}

type LinesProps = Pick<TalkViewProps, 'talk' | 'shownId' | 'editedId' | 'onShow' | 'onEdit'>;

function Lines({ talk, shownId, editedId, onShow, onEdit }: LinesProps) {
  return (
    <ol className="flex flex-col gap-3">
      {talk.lines.map((line) => (
        <TalkLine
          key={line.id}
          line={line}
          isShown={line.id === shownId}
          isGoing={editedId !== undefined && line.id >= editedId}
          onShow={() => onShow(line.id)}
          onEdit={() => onEdit(line.id)}
        />
      ))}
    </ol>
  );
}

function Examples({ onExample }: { onExample(text: string): void }) {
  const t = usePlaygroundTexts();
  return (
    <EmptyState icon={MessageCircleQuestion} title={t('talk.emptyTitle')}>
      <p>{t('talk.emptyAbout')}</p>
      <ul className="mt-4 flex flex-wrap justify-center gap-2">
        {(['available', 'lowest', 'delivery', 'complaint'] as const).map((name) => (
          <li key={name}>
            <button
              type="button"
              onClick={() => onExample(t(`talk.examples.${name}`))}
              className="min-h-10 rounded-full border bg-surface px-3.5 py-1.5 text-sm text-ink hover:bg-sunken md:min-h-8"
            >
              {t(`talk.examples.${name}`)}
            </button>
          </li>
        ))}
      </ul>
    </EmptyState>
  );
}
