import { useNavigate } from '@tanstack/react-router';
import { BookmarkPlus, RefreshCw, RotateCcw } from 'lucide-react';
import { useRef, useState } from 'react';
import { useIsOwner, useSellerId } from '../../parts/seller.ts';
import { Button } from '../../ui/button.tsx';
import { keepScenarioDraft } from './kept-talk.ts';
import { scenarioOfTalk } from './scenario-of-talk.ts';
import { isSound } from './subject.ts';
import { lastReply, messageProblem } from './talk.ts';
import { TalkComposer } from './talk-composer.tsx';
import { TalkView } from './talk-view.tsx';
import { usePlaygroundTexts } from './texts.ts';
import type { useAttempt } from './use-attempt.ts';

interface TalkCardProps {
  attempt: ReturnType<typeof useAttempt>;
  shownId: number | undefined;
  onShow(id: number): void;
  onAsked(): void;
  /** What the talk is about does not stand yet. */
  onRefused(): void;
}

export function TalkCard({ attempt, shownId, onShow, onAsked, onRefused }: TalkCardProps) {
  const t = usePlaygroundTexts();
  const composer = useRef<HTMLTextAreaElement>(null);
  const [isLate, setLate] = useState(false);
  const [wasRefused, setRefused] = useState(false);
  const [editedId, setEditedId] = useState<number>();
  const problem = messageProblem(attempt.typed);
  const isSubjectWrong = !isSound(attempt.subject);
  const refuse = () => {
    setRefused(true);
    onRefused();
  };
  const ask = (text: string, instead?: number) => {
    setLate(true);
    if (messageProblem(text) !== undefined) return composer.current?.focus();
    if (!attempt.say(text, instead)) return refuse();
    onAsked();
    attempt.change({ typed: '' });
    setEditedId(undefined);
    setLate(false);
  };
  const edit = (id: number) => {
    const line = attempt.talk.lines.find((each) => each.id === id);
    if (line?.author !== 'buyer') return;
    setEditedId(id);
    attempt.change({ typed: line.text });
    composer.current?.focus();
  };
  const again = () => {
    if (attempt.again()) return onAsked();
    refuse();
  };
  const cancelEdit = () => {
    setEditedId(undefined);
    attempt.change({ typed: '' });
  };
  return (
    <section
      aria-label={t('talk.title')}
      className="flex min-w-0 flex-col rounded-xl border bg-surface lg:h-[calc(100dvh-16rem)] lg:min-h-120"
    >
      <TalkView
        {...attempt}
        shownId={shownId}
        editedId={editedId}
        onShow={onShow}
        onEdit={edit}
        onExample={ask}
        onRetry={again}
      />
      <TalkTools attempt={attempt} onAgain={again} />
      <TalkComposer
        ref={composer}
        typed={attempt.typed}
        problem={isLate || problem === 'tooLong' ? problem : undefined}
        isAsking={attempt.isAsking}
        isEditing={editedId !== undefined}
        onType={(typed) => attempt.change({ typed })}
        onAsk={() => ask(attempt.typed, editedId)}
        onCancelEdit={cancelEdit}
      />
      {wasRefused && isSubjectWrong && (
        <p role="alert" className="px-4 pb-3 text-sm text-danger">
          {t('problem.subject')}
        </p>
      )}
    </section>
  );
}

/** What can be done with a talk that has begun. */
function TalkTools({ attempt, onAgain }: Pick<TalkCardProps, 'attempt'> & { onAgain(): void }) {
  const t = usePlaygroundTexts();
  const sellerId = useSellerId();
  const isOwner = useIsOwner();
  const navigate = useNavigate();
  const { talk, isAsking, subject, isTimed, wallTime } = attempt;
  const save = () => {
    keepScenarioDraft(sellerId, scenarioOfTalk(talk, { subject, wallTime: isTimed ? wallTime : '' }));
    void navigate({ to: '/sellers/$sellerId/playground/scenarios/new', params: { sellerId } });
  };
  if (talk.lines.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center justify-end gap-x-1 border-t px-3 py-1.5">
      {lastReply(talk) !== undefined && (
        <Button variant="quiet" size="small" className="max-md:h-10" disabled={isAsking} onClick={onAgain}>
          <RefreshCw />
          {t('talk.again')}
        </Button>
      )}
      {isOwner && lastReply(talk) !== undefined && (
        <Button variant="quiet" size="small" className="max-md:h-10" disabled={isAsking} onClick={save}>
          <BookmarkPlus />
          {t('talk.save')}
        </Button>
      )}
      <Button variant="quiet" size="small" className="max-md:h-10" onClick={attempt.reset}>
        <RotateCcw />
        {t('talk.reset')}
      </Button>
    </div>
  );
}
