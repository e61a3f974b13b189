import { useRef, useState } from 'react';
import { Card } from '../../ui/card.tsx';
import { type Subject, subjectProblems } from './subject.ts';
import { SubjectFields } from './subject-fields.tsx';
import { lastReply } from './talk.ts';
import { TalkCard } from './talk-card.tsx';
import { usePlaygroundTexts } from './texts.ts';
import { TimeFields } from './time-fields.tsx';
import { TriedReplyReasons } from './tried-reply-reasons.tsx';
import { useAttempt } from './use-attempt.ts';

interface TryTalkProps {
  subjectOf(kept: Subject): Subject;
  onSubject(subject: Subject): void;
}

/** A talk with the bot, and beside it the reasons of one of its replies: the last, until another is asked about. */
export function TryTalk({ subjectOf, onSubject }: TryTalkProps) {
  const t = usePlaygroundTexts();
  const attempt = useAttempt(subjectOf);
  const [isLate, setLate] = useState(false);
  const [askedAbout, setAskedAbout] = useState<number>();
  const reasons = useRef<HTMLDivElement>(null);
  const shown = attempt.talk.lines.find(({ id }) => id === askedAbout) ?? lastReply(attempt.talk);
  const show = (id: number) => {
    setAskedAbout(id);
    reasons.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  };
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
      <Card className="flex flex-col gap-4 lg:col-start-2">
        <SubjectFields
          subject={attempt.subject}
          problems={isLate ? subjectProblems(attempt.subject) : {}}
          onChange={(subject) => {
            attempt.change({ subject });
            onSubject(subject);
          }}
        />
        <TimeFields
          wallTime={attempt.wallTime}
          isOn={attempt.isTimed}
          onChange={({ wallTime, isOn }) => attempt.change({ wallTime, isTimed: isOn })}
        />
      </Card>
      <div className="min-w-0 lg:sticky lg:top-4 lg:col-start-1 lg:row-span-2 lg:row-start-1">
        <TalkCard
          attempt={attempt}
          shownId={shown?.id}
          onShow={show}
          onAsked={() => setAskedAbout(undefined)}
          onRefused={() => setLate(true)}
        />
      </div>
      <div ref={reasons} className="lg:col-start-2">
        <Card title={t('reasons.title')}>
          {shown?.author === 'bot' ? (
            <TriedReplyReasons key={shown.id} reply={shown.reply} />
          ) : (
            <p className="text-sm text-ink-soft">{t('reasons.empty')}</p>
          )}
        </Card>
      </div>
    </div>
  );
}
