import type { ReactNode } from 'react';
import { useFormats } from '../../language/formats.ts';
import { reasonText, useDecisionTexts } from '../../parts/decision-texts.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Fold } from './fold.tsx';
import { FoldedWords } from './folded-words.tsx';
import { useReplayTexts } from './replay-texts.ts';
import type { Change, ReplayedTurn } from './replay-verdict.ts';
import { TriedReplyFate } from './tried-reply-fate.tsx';
import { TriedReplyReasons } from './tried-reply-reasons.tsx';

const tones: Record<Change, Tone> = {
  same: 'neutral',
  'other-text': 'info',
  'now-answered': 'success',
  'now-handed-off': 'warning',
};

/** A question of a buyer's, what became of it, and what would. */
export function ReplayTurn({ turn }: { turn: ReplayedTurn }) {
  const t = useReplayTexts();
  const { dateTime } = useFormats();
  const { buyer, at, before, now, change } = turn;
  return (
    <li className="border-t py-4 first:border-t-0 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <p className="text-xs text-ink-faint">
          {t('buyer')} · {dateTime(at)}
        </p>
        <Badge tone={tones[change]}>{t(`change.${change}`)}</Badge>
      </div>
      <FoldedWords text={buyer.join('\n')} className="mt-1 font-medium" />
      <div className="mt-3 grid gap-3 md:grid-cols-2">
        <Before before={before} />
        <Side title={t('now')} mark={<TriedReplyFate reply={now} />} isNew>
          {now.text !== '' && <FoldedWords text={now.text} />}
        </Side>
      </div>
      <Fold summary={t('why')} className="mt-2">
        <TriedReplyReasons reply={now} />
      </Fold>
    </li>
  );
}

function Before({ before }: Pick<ReplayedTurn, 'before'>) {
  const t = useReplayTexts();
  const words = useDecisionTexts();
  const { outcome, reason, draft, said } = before;
  return (
    <Side title={t('before')} mark={<Badge>{t(`outcome.${outcome}`)}</Badge>}>
      {draft !== undefined && (
        <div>
          <p className="text-xs text-ink-soft">{t('draft')}</p>
          <FoldedWords text={draft} className="text-ink-soft" />
        </div>
      )}
      {said.map(({ author, text, at }) => (
        <div key={`${at} ${text}`}>
          <p className="text-xs text-ink-soft">{words(`author.${author}`)}</p>
          <FoldedWords text={text} />
        </div>
      ))}
      {reason !== undefined && (
        <p className="text-xs text-ink-soft first-letter:uppercase">{reasonText(reason, words)}</p>
      )}
    </Side>
  );
}

interface SideProps {
  title: string;
  mark: ReactNode;
  isNew?: boolean;
  children: ReactNode;
}

function Side({ title, mark, isNew = false, children }: SideProps) {
  return (
    <div className={isNew ? 'min-w-0 rounded-lg bg-bubble-bot p-3' : 'min-w-0 rounded-lg bg-sunken p-3'}>
      <div className="mb-1.5 flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-xs font-semibold tracking-wide text-ink-soft uppercase">{title}</h3>
        {mark}
      </div>
      <div className="flex flex-col gap-2 text-sm">{children}</div>
    </div>
  );
}
