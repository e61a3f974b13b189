import { Check, Minus, ShieldAlert } from 'lucide-react';
import { guardText, useDecisionTexts } from '../../parts/decision-texts.ts';
import { Fold } from './fold.tsx';
import { reasonsOf, type TriedReply } from './talk.ts';
import { usePlaygroundTexts } from './texts.ts';
import { TriedReplySection } from './tried-reply-section.tsx';

type Guard = TriedReply['guards'][number];

/** What the checks said: those that objected with their reasons, the rest on demand. */
export function TriedReplyChecks({ guards }: Pick<TriedReply, 'guards'>) {
  const t = usePlaygroundTexts();
  const objected = guards.filter(({ verdict }) => verdict === 'objected');
  const passed = guards.filter(({ verdict }) => verdict === 'passed');
  const rest = guards.filter(({ verdict }) => verdict !== 'objected');
  if (objected.length === 0 && passed.length === 0) {
    return (
      <TriedReplySection title={t('reasons.checks')}>
        <p className="text-sm text-ink-soft">{t('reasons.checksNone')}</p>
      </TriedReplySection>
    );
  }
  const notAsked = rest.length - passed.length;
  const summary = [
    passed.length > 0 && t('reasons.checksPassed', { count: passed.length }),
    notAsked > 0 && t('reasons.checksNotAsked', { count: notAsked }),
  ].filter((part) => part !== false);
  return (
    <TriedReplySection title={t('reasons.checks')}>
      {objected.length > 0 && <Objections guards={objected} />}
      {rest.length > 0 && (
        <Fold summary={summary.join(' · ')}>
          <PassedList guards={rest} />
        </Fold>
      )}
    </TriedReplySection>
  );
}

function Objections({ guards }: { guards: Guard[] }) {
  const t = usePlaygroundTexts();
  const words = useDecisionTexts();
  return (
    <ul className="mb-1.5 flex flex-col gap-2">
      {guards.map(({ guard, objections }) => (
        <li key={guard} className="rounded-lg bg-warning-soft px-3 py-2 text-sm">
          <p className="flex items-center gap-1.5 font-medium">
            <ShieldAlert className="size-4 shrink-0 text-warning" aria-hidden />
            <span className="first-letter:uppercase">{guardText(guard, words)}</span>
            <span className="sr-only">{t('reasons.verdict.objected')}</span>
          </p>
          <ul className="mt-1 flex flex-col gap-1">
            {reasonsOf(objections).map(({ why, words: quoted }) => (
              <li key={why} className="words">
                {quoted.length > 0 && (
                  <strong className="font-medium">{quoted.map((each) => `«${each}»`).join(', ')}</strong>
                )}{' '}
                {why}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function PassedList({ guards }: { guards: Guard[] }) {
  const t = usePlaygroundTexts();
  const words = useDecisionTexts();
  return (
    <ul className="grid grid-cols-1 gap-x-4 gap-y-1 text-sm sm:grid-cols-2">
      {guards.map(({ guard, verdict }) => (
        <li key={guard} className="flex items-start gap-1.5">
          {verdict === 'passed' ? (
            <Check className="mt-0.5 size-4 shrink-0 text-success" aria-hidden />
          ) : (
            <Minus className="mt-0.5 size-4 shrink-0 text-ink-faint" aria-hidden />
          )}
          <span className={verdict === 'passed' ? 'first-letter:uppercase' : 'text-ink-faint first-letter:uppercase'}>
            {guardText(guard, words)}
            <span className="sr-only">: {t(`reasons.verdict.${verdict}`)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
