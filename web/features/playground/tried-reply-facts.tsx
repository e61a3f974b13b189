import { factText, useDecisionTexts } from '../../parts/decision-texts.ts';
import { Fold } from './fold.tsx';
import { FoldedWords } from './folded-words.tsx';
import type { TriedReply } from './talk.ts';
import { usePlaygroundTexts } from './texts.ts';
import { TriedReplySection } from './tried-reply-section.tsx';

/** The facts of a reply: those it rests on, and behind them what else the bot was given. */
export function TriedReplyFacts({ facts }: Pick<TriedReply, 'facts'>) {
  const t = usePlaygroundTexts();
  const used = facts.filter(({ isUsed }) => isUsed);
  const others = facts.filter(({ isUsed }) => !isUsed);
  return (
    <TriedReplySection title={t('reasons.facts')}>
      {used.length === 0 ? (
        <p className="text-sm text-ink-soft">{t('reasons.factsNone')}</p>
      ) : (
        <FactList facts={used} isUsed />
      )}
      {others.length > 0 && (
        <Fold summary={t('reasons.otherFacts', { count: others.length })} className="mt-1.5">
          <FactList facts={others} />
        </Fold>
      )}
    </TriedReplySection>
  );
}

function FactList({ facts, isUsed = false }: Pick<TriedReply, 'facts'> & { isUsed?: boolean }) {
  const t = useDecisionTexts();
  return (
    <ul className="flex flex-col gap-2">
      {facts.map(({ id, text }) => (
        <li key={id} className={isUsed ? 'border-l-2 border-accent pl-2.5' : 'border-l-2 pl-2.5'}>
          <p className="text-xs text-ink-faint first-letter:uppercase">{factText(id, t)}</p>
          <FoldedWords text={text} className="text-sm" />
        </li>
      ))}
    </ul>
  );
}
