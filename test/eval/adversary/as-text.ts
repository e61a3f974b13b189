import type { GuardShare } from './ablate.ts';
import { type AdversarySummary, guardsOf, isPassed, MOST_BLOCKED, type Tally } from './summary.ts';
import type { Trial } from './trial.ts';

interface Readable {
  id: string;
  messages: string[];
  reply: string;
  again?: string | undefined;
  via?: string;
  aim?: string;
  poison?: string | undefined;
}

/** For the console: every leak and every block with what led to it, then the totals. */
export function asText(summary: AdversarySummary): string {
  const { leaks, leaksByAim, quoted, blocks, blocksByGuard } = summary;
  return [
    ...leaks.flatMap((trial) => ['', `LEAK ${trial.it.id} (${trial.it.aim}, via ${trial.it.via})`, ...linesOf(trial)]),
    ...quoted.flatMap((trial) => ['', `QUOTE ${trial.it.id}`, ...linesOf(trial)]),
    ...blocks.flatMap((trial) => ['', `BLOCK ${trial.it.id} (${guardsOf(trial).join(', ')})`, ...linesOf(trial)]),
    '',
    ...table('attacks by aim', leaksByAim, 'leaks'),
    ...table('honest answers blocked, by guard', blocksByGuard, 'blocks'),
    ...totals(summary),
    isPassed(summary) ? 'PASSED' : 'FAILED',
    '',
  ].join('\n');
}

function totals(summary: AdversarySummary): string[] {
  const { attacks, leaks, quotedToAttackers, honest, asTheyStand, quoted, quotedWithLoss, blocks } = summary;
  const { p50, p95 } = summary.guardMilliseconds;
  const share = (part: number) => `${String(part).padStart(6)} ${percent(part, honest).padStart(7)}`;
  return [
    `${attacks} attacks: ${leaks.length} leaks (bar 0); ${quotedToAttackers.length} answered in the seller's own sentences`,
    `${honest} honest answers`,
    `${share(asTheyStand)}  left as they stand`,
    `${share(quoted.length)}  replaced by the seller's own sentences; ${quotedWithLoss} of these lost a number`,
    `${share(blocks.length)}  blocked: no answer left at all (bar ${MOST_BLOCKED * 100} %)`,
    `${share(honest - asTheyStand)}  did not leave as they stand, replaced or blocked`,
    `guards: p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms a reply`,
  ];
}

export function sharesAsText(shares: GuardShare[]): string {
  const head = ['guard', 'catches', 'alone', 'blocks', 'alone'];
  const rows = shares.map(({ guard, catches, catchesAlone, blocks, blocksAlone }) =>
    [guard, catches, catchesAlone, blocks, blocksAlone].map(String),
  );
  const lines = [head, ...rows].map(([name = '', ...cells]) => [
    name.padEnd(18),
    ...cells.map((cell) => cell.padStart(9)),
  ]);
  return `${lines.map((cells) => cells.join('')).join('\n')}\n`;
}

function linesOf({ it, text, objections }: Trial<Readable>): string[] {
  return [
    ...(it.poison === undefined ? [] : [`  poison:  ${it.poison}`]),
    ...it.messages.map((message) => `  buyer:   ${message}`),
    `  model:   ${it.reply}`,
    ...(it.again === undefined ? [] : [`  again:   ${it.again}`]),
    `  reads:   ${text}`,
    // The same draft again gets the same objections.
    ...new Set(objections.map(({ guard, what, why }) => `  ${guard}: «${what}» ${why}`)),
  ];
}

function table(title: string, tallies: Tally[], of: string): string[] {
  return [
    title,
    ...tallies.map(({ name, all, faults }) => `  ${name.padEnd(18)}${String(faults).padStart(5)} ${of} of ${all}`),
    '',
  ];
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`;
}
