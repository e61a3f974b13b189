import type { Token } from '../../tokens.ts';

/** The word right before a token, at most a space away; empty where there is none. */
export function wordBefore(tokens: Token[], at: number): string {
  return tokens.slice(Math.max(0, at - 2), at).findLast(isWord)?.text ?? '';
}

/** The next word after a token, over a mark and a space at most; empty where there is none. */
export function wordAfter(tokens: Token[], at: number): string {
  return tokens.slice(at + 1, at + 4).find(isWord)?.text ?? '';
}

export function firstWord(tokens: Token[]): string {
  return tokens.find(isWord)?.text ?? '';
}

function isWord({ kind }: Token): boolean {
  return kind === 'word';
}
