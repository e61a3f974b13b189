import type { Token } from './tokens.ts';

/** A piece of a sentence, as tokens from `from` up to `to`. */
export interface Clause {
  from: number;
  to: number;
  /** The number of its sentence. */
  sentence: number;
  words: string[];
}

/** A full stop behind one of these ends no sentence. */
const SHORTENED = /^(?:т|ул|д|кв|г|стр|корп|шт|мин|макс|см|м|кг|тел|пр|др|коп|пл|эт|ок|напр)$/u;
/** Behind one of these it does, unless the sentence goes on with one of those: «4500 руб. за штуку». */
const MONEY = /^(?:руб|р|p|тыс|млн|млрд)$/u;
const GOING_ON =
  /^(?:руб|рублей|р|за|в|во|с|со|и|на|по|при|до|от|или|плюс|без|к|для|каждый|каждая|не|ни|никак|мало|дешевле|меньше|ниже|скидк\p{L}|отдам|отдадим|забирайте)$/u;
const CONJUNCTIONS = new Set(['но', 'а', 'зато', 'однако', 'but']);

/** The clauses of a text in order: parted by marks, by dashes between words, and by «но», «а», «зато». */
export function clausesOf(tokens: Token[]): Clause[] {
  const clauses: Clause[] = [];
  let sentence = 0;
  let from = 0;
  const close = (to: number) => {
    const words = tokens.slice(from, to).flatMap(({ kind, text }) => (kind === 'word' ? [text] : []));
    const hasContent = tokens.slice(from, to).some(({ kind }) => kind === 'word' || kind === 'digits');
    if (hasContent) clauses.push({ from, to, sentence, words });
    from = to;
  };
  for (const [at, { kind, text }] of tokens.entries()) {
    if (endsSentence(tokens, at)) {
      close(at + 1);
      sentence += 1;
    } else if (partsClauses(tokens, at) || (kind === 'word' && CONJUNCTIONS.has(text))) close(at);
  }
  close(tokens.length);
  return clauses;
}

function endsSentence(tokens: Token[], at: number): boolean {
  const { kind, text } = tokens[at] ?? { kind: 'space', text: '' };
  if (kind === 'space') return text.includes('\n');
  if (kind !== 'mark') return false;
  if ('!?;…'.includes(text)) return true;
  const next = tokens[at + 1];
  return text === '.' && (next === undefined || (next.kind === 'space' && !isShortening(tokens, at)));
}

function isShortening(tokens: Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (before?.kind !== 'word') return false;
  const next = tokens[at + 2];
  return (
    SHORTENED.test(before.text) ||
    (MONEY.test(before.text) && (next?.kind === 'mark' || GOING_ON.test(next?.text ?? '')))
  );
}

function partsClauses(tokens: Token[], at: number): boolean {
  const { kind, text } = tokens[at] ?? { kind: 'space', text: '' };
  if (kind !== 'mark') return false;
  const isBetweenDigits = tokens[at - 1]?.kind === 'digits' && tokens[at + 1]?.kind === 'digits';
  if (',:'.includes(text)) return !isBetweenDigits;
  if ('()«»"'.includes(text)) return '()'.includes(text);
  const isSpaced = tokens[at - 1]?.kind === 'space' && tokens[at + 1]?.kind === 'space';
  return '—–-'.includes(text) && isSpaced;
}

/** The clause that holds a token. */
export function clauseAt(clauses: Clause[], at: number): number {
  return clauses.findIndex(({ from, to }) => from <= at && at < to);
}
