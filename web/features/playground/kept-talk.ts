import type { ScenarioValues } from './scenario-values.ts';
import { NO_SUBJECT, type Subject } from './subject.ts';
import { EMPTY_TALK, type Talk } from './talk.ts';

/** All that a person who tries the bot has typed and got. */
export interface Attempt {
  talk: Talk;
  subject: Subject;
  wallTime: string;
  isTimed: boolean;
  /** In the composer. */
  typed: string;
}

const EMPTY_ATTEMPT: Attempt = {
  talk: EMPTY_TALK,
  subject: { ...NO_SUBJECT, kind: 'listing' },
  wallTime: '',
  isTimed: false,
  typed: '',
};

const attempts = new Map<string, Attempt>();
const scenarioDrafts = new Map<string, ScenarioValues>();

/** Kept in memory while one looks at other pages; it is nobody's business after that. */
export function keptAttempt(sellerId: string): Attempt {
  return attempts.get(sellerId) ?? EMPTY_ATTEMPT;
}

export function keepAttempt(sellerId: string, attempt: Attempt): void {
  attempts.set(sellerId, attempt);
}

/** A scenario that was begun from a talk, for the form that opens next. */
export function keepScenarioDraft(sellerId: string, values: ScenarioValues | undefined): void {
  if (values === undefined) scenarioDrafts.delete(sellerId);
  else scenarioDrafts.set(sellerId, values);
}

export function keptScenarioDraft(sellerId: string): ScenarioValues | undefined {
  return scenarioDrafts.get(sellerId);
}
