import type { Token } from '../../tokens.ts';
import { groupOf } from '../words/groups.ts';
import { isLight } from '../words/lexicon.ts';
import { smallNumber } from '../words/small-number.ts';
import { isDeniedAt, isDenying } from './denial.ts';

/** A word that says something, under the one name of what it says. */
export interface Word {
  concept: string;
  /** As it stood there, normalised. */
  text: string;
  isDenied: boolean;
  /** Stands after «при», «если», «только» and the like: what is said holds on this condition. */
  isCondition: boolean;
}

/** What the word at this place says; nothing for light words, denials, and what is read as a number. */
export function wordAt(tokens: Token[], at: number, isPieceDenied: boolean): Word | undefined {
  const text = tokens[at]?.text ?? '';
  const group = groupOf(text);
  if (group === '@free' || smallNumber(text) !== undefined) return undefined;
  if (group === undefined && (isDenying(text) || isLight(text))) return undefined;
  const isDenied = isDeniedAt(tokens, at, isPieceDenied);
  return { concept: group ?? text, text, isDenied, isCondition: isConditionAt(tokens, at) };
}

const CONDITIONS = new Set(['при', 'если', 'только', 'лишь', 'исключительно']);

/** Whether a condition begins with this word. */
export function opensCondition(word: string): boolean {
  return CONDITIONS.has(word);
}

/** A condition lasts until its piece ends. */
export function isConditionAt(tokens: Token[], at: number): boolean {
  return tokens.slice(0, at).some(({ text }) => opensCondition(text));
}
