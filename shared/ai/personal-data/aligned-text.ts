import { type Token, tokenise } from '../guards/tokens.ts';

/** Tokens of the normalised text that know where they stood in the text as it was written. */
export interface AlignedText {
  original: string;
  normalised: string;
  tokens: Token[];
  /** The part of the original that a stretch of the normalised text came from. */
  placeOf(from: number, to: number): Place;
  /** The same for tokens; `to` is the first that does not belong. */
  placeOfTokens(from: number, to: number): Place;
  /** Where a token begins in the normalised text. */
  startOf(token: number): number;
}

export interface Place {
  from: number;
  to: number;
}

/**
 * Like `normalise` of the guards, but character by character, so that each place can be found again in the original. What
 * has no width of its own (accents, joiners, selectors) belongs to the character before it.
 */
export function align(original: string): AlignedText {
  const { normalised, origins } = unfold(original);
  const tokens = tokenise(normalised);
  const starts = startsOf(tokens);
  const placeOf = (from: number, to: number) => ({ from: origins[from] ?? 0, to: origins[to] ?? original.length });
  return {
    original,
    normalised,
    tokens,
    placeOf,
    placeOfTokens: (from, to) => placeOf(starts[from] ?? 0, starts[to] ?? normalised.length),
    startOf: (token) => starts[token] ?? normalised.length,
  };
}

function unfold(original: string): { normalised: string; origins: number[] } {
  let normalised = '';
  const origins: number[] = [];
  let place = 0;
  for (const character of original) {
    const plain = isPlain(character) ? character.toLowerCase() : simplest(character);
    for (let unit = 0; unit < plain.length; unit += 1) origins.push(place);
    normalised += plain;
    place += character.length;
  }
  origins.push(original.length);
  return { normalised: withZeros(normalised.replaceAll('ё', 'е')), origins };
}

/** ASCII and Russian letters mean themselves: nearly everything that is written. */
function isPlain(character: string): boolean {
  const code = character.charCodeAt(0);
  return code < 0x80 || (code >= 0x0400 && code <= 0x045f);
}

function simplest(character: string): string {
  return character === '🔟'
    ? '10'
    : character
        .normalize('NFKC')
        .replace(/[\p{Cf}\p{M}]/gu, '')
        .toLowerCase();
}

/** A zero between letters is an «о», and an «о» between digits a zero. Both keep the length. */
function withZeros(text: string): string {
  return text
    .replace(/(?<=\p{L})0(?=\p{L})/gu, 'о')
    .replace(/(?<=\d)[оo]{1,3}(?=[\s-]?\d)/gu, (letters) => '0'.repeat(letters.length));
}

function startsOf(tokens: Token[]): number[] {
  const starts: number[] = [];
  let start = 0;
  for (const { text } of tokens) {
    starts.push(start);
    start += text.length;
  }
  starts.push(start);
  return starts;
}
