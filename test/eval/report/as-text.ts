import type { Comparison } from '../play/compare.ts';
import { figuresOf, type PassRates } from '../play/pass-rates.ts';
import type { Result } from '../play/result.ts';
import { percent, STAND_IN_WARNING } from './page.ts';

/** For the console: figures, and each failed dialogue with the first thing that was wrong. */
export function runAsText(result: Result): string {
  const figures = figuresOf(result);
  const { milliseconds, costMicroUsd, costMicroUsdPerTurn, turns, unanswered } = figures;
  return [
    ...loud(result.isStandIn),
    ...result.dialogues.flatMap(failureOf),
    '',
    row(['', 'dialogues', 'pass^1', 'pass^4']),
    ...[...figures.byCategory, ...figures.byTrade, figures.all].map(ratesRow),
    '',
    `time of an answer: p50 ${milliseconds.p50.toFixed(0)} ms, p95 ${milliseconds.p95.toFixed(0)} ms`,
    `cost: $${(costMicroUsd / 1_000_000).toFixed(4)}, $${(costMicroUsdPerTurn / 1_000).toFixed(3)} per 1,000 answers`,
    `no answer of the model in ${unanswered} of ${turns} turns`,
    ...loud(result.isStandIn),
    '',
  ].join('\n');
}

export function comparisonAsText(before: Result, after: Result, comparison: Comparison): string {
  const { all, byCategory, worse, better } = comparison;
  return [
    ...loud(before.isStandIn || after.isStandIn),
    `before: ${before.model}, ${before.promptVersion}, ${before.startedAt}`,
    `after:  ${after.model}, ${after.promptVersion}, ${after.startedAt}`,
    '',
    row(['pass^1', 'before', 'after', '']),
    ...[...byCategory, all].map((change) => row([change.name, percent(change.before), percent(change.after), ''])),
    '',
    `worse (${worse.length}): ${worse.map(({ name }) => name).join(', ')}`,
    `better (${better.length}): ${better.map(({ name }) => name).join(', ')}`,
    '',
  ].join('\n');
}

function loud(isStandIn: boolean): string[] {
  if (!isStandIn) return [];
  const line = '='.repeat(78);
  return ['', line, STAND_IN_WARNING, line, ''];
}

function failureOf({ id, plays }: Result['dialogues'][number]): string[] {
  const failed = plays.filter(({ isPassed }) => !isPassed);
  const unmet = failed[0]?.turns.flatMap(({ text, verdicts }, index) =>
    verdicts.filter(({ isMet }) => !isMet).map(({ check, detail }) => ({ index, text, check, detail })),
  )[0];
  if (unmet === undefined) return [];
  const { index, text, check, detail } = unmet;
  return [
    `✗ ${id} (${failed.length} of ${plays.length}), turn ${index + 1}, ${check}: ${detail}`,
    `    «${text.replaceAll('\n', ' ').slice(0, 160)}»`,
  ];
}

function ratesRow({ name, dialogues, pass1, pass4 }: PassRates): string {
  return row([name, String(dialogues), percent(pass1), percent(pass4)]);
}

function row([name = '', ...cells]: string[]): string {
  return `${name.padEnd(24)}${cells.map((cell) => cell.padStart(11)).join('')}`;
}
