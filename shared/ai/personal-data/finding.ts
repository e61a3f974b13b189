import type { Token } from '../guards/tokens.ts';
import type { Place } from './aligned-text.ts';

/** `mark` is what looks like one of our placeholders, but was written by somebody. */
export type PersonalKind = 'phone' | 'email' | 'account' | 'card' | 'document' | 'vin' | 'address' | 'name' | 'mark';

/** Personal data in a text, by its place in the original. */
export interface Finding extends Place {
  kind: PersonalKind;
  /** The same for every spelling of the same thing. */
  value: string;
}

/** Words that stand at most so many tokens before a token, the nearest last. */
export function wordsBefore(tokens: Token[], index: number, reach: number): string[] {
  return tokens
    .slice(Math.max(0, index - reach), index)
    .filter(({ kind }) => kind === 'word')
    .map(({ text }) => text);
}
