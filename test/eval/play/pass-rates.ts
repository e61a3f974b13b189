import { percentile } from '../../bench/statistics.ts';
import type { PlayedDialogue, Result } from './result.ts';

export interface PassRates {
  name: string;
  dialogues: number;
  /** The chance that one play of a dialogue is right. */
  pass1: number;
  /** The chance that four plays in a row are; unknown with fewer. */
  pass4: number | undefined;
}

export interface Figures {
  all: PassRates;
  byCategory: PassRates[];
  byTrade: PassRates[];
  costMicroUsd: number;
  turns: number;
  costMicroUsdPerTurn: number;
  milliseconds: { p50: number; p95: number };
  inputTokensPerTurn: number;
  outputTokensPerTurn: number;
  /** Turns in which the model gave nothing that could be used: they say more of the day than of the bot. */
  unanswered: number;
}

export function figuresOf({ dialogues }: Pick<Result, 'dialogues'>): Figures {
  const turns = dialogues.flatMap(({ plays }) => plays.flatMap((play) => play.turns));
  const sum = (of: (turn: (typeof turns)[number]) => number) => turns.reduce((total, turn) => total + of(turn), 0);
  const times = turns.map(({ milliseconds }) => milliseconds);
  const costMicroUsd = sum((turn) => turn.costMicroUsd);
  return {
    all: ratesOf('all', dialogues),
    byCategory: ratesBy(dialogues, ({ category }) => category),
    byTrade: ratesBy(dialogues, ({ trade }) => trade),
    costMicroUsd,
    turns: turns.length,
    costMicroUsdPerTurn: costMicroUsd / turns.length,
    milliseconds: { p50: percentile(times, 0.5), p95: percentile(times, 0.95) },
    inputTokensPerTurn: sum((turn) => turn.inputTokens) / turns.length,
    outputTokensPerTurn: sum((turn) => turn.outputTokens) / turns.length,
    unanswered: turns.filter(({ reason }) => isNoAnswer(reason)).length,
  };
}

/** The share of sets of `k` plays that are right throughout, out of `all` plays of which `passed` are. Undefined with fewer plays than `k`. */
export function passPower(passed: number, all: number, k: number): number | undefined {
  if (all < k) return undefined;
  return Array.from({ length: k }, (_, index) => (passed - index) / (all - index)).reduce(
    (product, factor) => product * Math.max(0, factor),
    1,
  );
}

function isNoAnswer(reason: string): boolean {
  return reason.startsWith('model-') && reason !== 'model-asked';
}

function ratesBy(dialogues: PlayedDialogue[], nameOf: (dialogue: PlayedDialogue) => string): PassRates[] {
  return [...Map.groupBy(dialogues, nameOf)]
    .map(([name, own]) => ratesOf(name, own))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

function ratesOf(name: string, dialogues: PlayedDialogue[]): PassRates {
  const mean = (k: number): number | undefined => {
    const powers = dialogues.map(({ plays }) =>
      passPower(plays.filter(({ isPassed }) => isPassed).length, plays.length, k),
    );
    const known = powers.filter((power) => power !== undefined);
    return known.length < powers.length || known.length === 0
      ? undefined
      : known.reduce((total, power) => total + power, 0) / known.length;
  };
  return { name, dialogues: dialogues.length, pass1: mean(1) ?? 0, pass4: mean(4) };
}
