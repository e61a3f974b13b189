import { Link } from '@tanstack/react-router';
import { CircleCheck, CircleDashed, CircleX, Play } from 'lucide-react';
import { useSellerId } from '../../parts/seller.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Fold } from './fold.tsx';
import { FoldedWords } from './folded-words.tsx';
import { ScenarioFailures } from './scenario-failures.tsx';
import type { ScenarioRow } from './scenario-rows.ts';
import { useScenarioTexts } from './scenario-texts.ts';
import { TriedReplyFate } from './tried-reply-fate.tsx';
import { TriedReplyReasons } from './tried-reply-reasons.tsx';

const icons = { passed: CircleCheck, failed: CircleX, unknown: CircleDashed };
const colours = { passed: 'text-success', failed: 'text-danger', unknown: 'text-ink-faint' };

interface ScenarioRowViewProps {
  row: ScenarioRow;
  isRunning: boolean;
  /** For those who may. */
  onRun?: (() => void) | undefined;
}

/** A scenario with its last result, and what was wrong. */
export function ScenarioRowView({ row: { scenario, state, result, isTrial }, isRunning, onRun }: ScenarioRowViewProps) {
  const t = useScenarioTexts();
  const sellerId = useSellerId();
  const { scenarioId, name, expect } = scenario;
  const Icon = icons[state];
  return (
    <li className="border-t px-4 py-3 first:border-t-0 md:px-5">
      <div className="flex items-center gap-3">
        <Icon className={`size-5 shrink-0 ${colours[state]}`} aria-hidden />
        <div className="min-w-0 flex-1">
          <Link
            to="/sellers/$sellerId/playground/scenarios/$scenarioId"
            params={{ sellerId, scenarioId }}
            className="words font-medium hover:underline"
          >
            {name}
          </Link>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-soft">
            <span className={state === 'failed' ? 'text-danger' : undefined}>{t(`result.${state}`)}</span>
            <span aria-hidden className="max-sm:hidden">
              ·
            </span>
            <span>{t(`expects.${expect.outcome}`)}</span>
            {isTrial && <Badge tone="accent">{t('trial')}</Badge>}
          </p>
        </div>
        {onRun !== undefined && (
          <Button variant="quiet" disabled={isRunning} aria-label={`${t('runOne')}: ${name}`} onClick={onRun}>
            <Play />
            <span className="max-sm:sr-only">{t('runOne')}</span>
          </Button>
        )}
      </div>
      {result !== undefined && <ResultDetails result={result} />}
    </li>
  );
}

function ResultDetails({ result: { failures, answer } }: { result: NonNullable<ScenarioRow['result']> }) {
  const t = useScenarioTexts();
  return (
    <div className="mt-2 flex flex-col gap-1 sm:pl-8">
      {failures.length > 0 && <ScenarioFailures failures={failures} />}
      {answer !== undefined && (
        <Fold summary={t('answer')} isOpen={failures.length > 0}>
          <div className="rounded-lg bg-bubble-bot p-3 text-sm">
            <TriedReplyFate reply={answer} />
            <FoldedWords text={answer.text} className="mt-1.5" />
          </div>
          <Fold summary={t('why')} className="mt-1">
            <TriedReplyReasons reply={answer} />
          </Fold>
        </Fold>
      )}
    </div>
  );
}
