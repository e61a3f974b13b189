import { type Figures, figuresOf, type PassRates } from './pass-rates.ts';
import type { PlayedDialogue, Result } from './result.ts';

export interface Change {
  name: string;
  before: number;
  after: number;
}

export interface ChangedDialogue extends Change {
  before: number;
  after: number;
  was: PlayedDialogue;
  is: PlayedDialogue;
}

export interface Comparison {
  /** Of pass^1. */
  all: Change;
  byCategory: Change[];
  worse: ChangedDialogue[];
  better: ChangedDialogue[];
  /** Dialogues that only one of the runs has: they are in no figure here. */
  onlyBefore: number;
  onlyAfter: number;
  figures: { before: Figures; after: Figures };
}

/** What another model or another prompt changed: on the dialogues that both runs played, and on no others. */
export function compare(before: Result, after: Result): Comparison {
  const olds = new Map(before.dialogues.map((dialogue) => [dialogue.id, dialogue]));
  const both = after.dialogues.flatMap((is) => {
    const was = olds.get(is.id);
    return was === undefined ? [] : [{ was, is, name: is.id, before: shareOf(was), after: shareOf(is) }];
  });
  const figures = {
    before: figuresOf({ dialogues: both.map(({ was }) => was) }),
    after: figuresOf({ dialogues: both.map(({ is }) => is) }),
  };
  return {
    all: changeOf(figures.before.all, figures.after.all),
    byCategory: figures.before.byCategory.flatMap((old) => {
      const now = figures.after.byCategory.find(({ name }) => name === old.name);
      return now === undefined ? [] : [changeOf(old, now)];
    }),
    worse: both.filter((dialogue) => dialogue.after < dialogue.before),
    better: both.filter((dialogue) => dialogue.after > dialogue.before),
    onlyBefore: before.dialogues.length - both.length,
    onlyAfter: after.dialogues.length - both.length,
    figures,
  };
}

function shareOf({ plays }: PlayedDialogue): number {
  return plays.filter(({ isPassed }) => isPassed).length / plays.length;
}

function changeOf(before: PassRates, after: PassRates): Change {
  return { name: before.name, before: before.pass1, after: after.pass1 };
}
