import type { Token } from '../../tokens.ts';

/** At the commas that are not of a number, and at these words; what holds neither a word nor a digit is left out. */
export function splitAtWords(tokens: Token[], words: ReadonlySet<string>): Token[][] {
  const parts: Token[][] = [[]];
  for (const [at, token] of tokens.entries()) {
    const isComma = token.text === ',' && !(tokens[at - 1]?.kind === 'digits' && tokens[at + 1]?.kind === 'digits');
    if (isComma || (token.kind === 'word' && words.has(token.text))) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.filter((part) => part.some(({ kind }) => kind === 'word' || kind === 'digits'));
}

/** What stands before a colon, and what after it; but «10:00» is one. */
export function splitAtColon(tokens: Token[]): Token[][] {
  const colon = tokens.findIndex(({ text }, at) => text === ':' && tokens[at + 1]?.kind === 'space');
  return colon < 1 ? [tokens] : [tokens.slice(0, colon), tokens.slice(colon + 1)];
}

/** «500 ₽ за выезд и 1 000 ₽ за машину» are two prices. */
export function splitBetweenNumbers(tokens: Token[]): Token[][] {
  const at = tokens.findIndex(({ text }) => text === 'и' || text === 'или');
  const [left, right] = [tokens.slice(0, at), tokens.slice(at + 1)];
  const hasNumber = (part: Token[]) => part.some(({ kind }) => kind === 'digits');
  return at > 0 && hasNumber(left) && hasNumber(right) ? [left, ...splitBetweenNumbers(right)] : [tokens];
}

/** Stands where a comma was that parts nothing. */
const JOINT: Token[] = [
  { kind: 'mark', text: '·' },
  { kind: 'space', text: ' ' },
];
const UNIT = /^(?:р|руб\p{L}*|см|мм|м|кг|г|л|шт|к|тыс)$/u;

/** «ул. Лесная, 7»: a number alone belongs to what stands before it. */
export function joinBareNumbers(parts: Token[][]): Token[][] {
  const joined: Token[][] = [];
  for (const part of parts) {
    const isBare = part.every(({ kind, text }) => kind !== 'word' || UNIT.test(text));
    const last = joined.at(-1);
    if (isBare && last !== undefined) last.push(...JOINT, ...part);
    else joined.push([...part]);
  }
  return joined;
}
