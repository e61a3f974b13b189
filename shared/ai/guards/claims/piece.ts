import { type FoundNumber, findNumbers } from '../numbers.ts';
import { remember } from '../remember.ts';
import { normalise, skipSpace, type Token, tokenise } from '../tokens.ts';
import { groupOf, isLight, smallNumber } from './lexicon.ts';

/** A word that says something, under the one name of what it says. */
export interface Word {
  concept: string;
  /** As it stood there. */
  text: string;
  isDenied: boolean;
  /** Stands after «при», «если», «только» and the like: what is said holds on this condition. */
  isCondition: boolean;
}

/** A number, or «бесплатно», which is one as well. */
export interface Value {
  value: number;
  /** «от 1 900 ₽». */
  isFrom: boolean;
  /** «до 8 000 ₽», but not the end of «от 4 до 5» or «с 10 до 20». */
  isUpTo: boolean;
  isCondition: boolean;
  /** Concept of the last word before it. */
  near: string | undefined;
}

/** A part of a sentence between commas, or two clauses. */
export interface Piece {
  text: string;
  tokens: Token[];
  words: Word[];
  /** All of them, also those that claim nothing. */
  spoken: Word[];
  values: Value[];
  /** Concepts before a colon: they head all that follows. */
  heading: string[];
  isDenied: boolean;
  /** Has a verb, «есть» or «нет» of its own: it is no mere part of a list. */
  isPredicated: boolean;
  isOnly: boolean;
  /** «кроме крышки»: must not be left out. */
  isException: boolean;
  /** «тоже»: what was said before is said of this as well. */
  isToo: boolean;
  /** Begins with its condition, which then holds for the whole sentence: «При заказе от 30 000 ₽ …». */
  isConditionFirst: boolean;
}

export interface Sentence {
  text: string;
  isQuestion: boolean;
  pieces: Piece[];
}

const SENTENCE_END = /(?<=[.!?…])["»)]*\s+(?=["«(—–-]?\s*[\p{Lu}\d])|(?<=[!?])\s+|\n+|(?<=;)\s*/u;
/** Shortenings whose full stop ends no sentence. */
const SHORTENING = /(?:^|[\s(«"])(?:ул|г|д|им|т|пр|пер|наб|корп|стр|кв|тел|ш|пл|эт|мкр|пос|обл|р-н|пр-т)\.$/u;

/** Splits a text into what is said one by one. */
export const readSentences = remember(splitSentences);

function splitSentences(text: string): Sentence[] {
  const parts: string[] = [];
  for (const part of text.split(SENTENCE_END)) {
    const before = parts.at(-1);
    if (before !== undefined && SHORTENING.test(before.toLowerCase())) parts[parts.length - 1] = `${before} ${part}`;
    else parts.push(part);
  }
  return parts
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
    .map((part) => ({ text: part, isQuestion: /\?["»)\s]*$/u.test(part), pieces: readPieces(part) }));
}

const TURNS = new Set(['а', 'но', 'зато', 'однако']);
/** Said in passing, often between commas: it must not part «кредита» from its «нет». */
const IN_PASSING =
  /(?<!\p{L})(?:к сожалению|увы|извините|простите|конечно|разумеется|пожалуйста|кстати|в общем|как правило|например|наверное|скорее всего|если что)(?!\p{L})/gu;

/** At commas and at «а», «но», «зато»; what stands in brackets is a piece of its own beside the one around it. */
function readPieces(text: string): Piece[] {
  const inserted: string[] = [];
  const rest = normalise(text)
    .replace(/(?<!\p{L})б\s?[/\\.]\s?у(?!\p{L})/gu, 'бу')
    .replace(/(?<!\p{L})(?:с )?(?:понедельник\p{L}*|пн)\s?(?:по|до|–|-|—)\s?(?:пятниц\p{L}*|пт)(?!\p{L})/gu, 'будни')
    .replace(/(?<!\p{L})кажд\p{L}+ день(?!\p{L})/gu, 'ежедневно')
    .replace(/\(([^()]*)\)/gu, (_, inside: string) => {
      inserted.push(inside);
      return ' ';
    });
  return [rest, ...inserted]
    .map((part) => part.replace(new RegExp(`\\s*,?\\s*${IN_PASSING.source}\\s*,?`, 'gu'), ' '))
    .flatMap((part) =>
      part.split(/\s[—–-]\s(?=(?:когда|какой|какая|какое|какие|куда|где|что|сколько|зачем|во сколько)(?!\p{L}))/u),
    )
    .flatMap((part) => joinBare(splitAt(tokenise(part), TURNS).flatMap(splitBetweenValues)))
    .map((tokens) => readPiece(tokens))
    .map(denyListed);
}

/** «500 ₽ за выезд и 1 000 ₽ за машину» are two prices. */
function splitBetweenValues(tokens: Token[]): Token[][] {
  const at = tokens.findIndex(({ kind, text }) => kind === 'word' && (text === 'и' || text === 'или'));
  const [left, right] = [tokens.slice(0, at), tokens.slice(at + 1)];
  const hasNumber = (part: Token[]) => part.some(({ kind }) => kind === 'digits');
  return at > 0 && hasNumber(left) && hasNumber(right) ? [left, ...splitBetweenValues(right)] : [tokens];
}

/** «Рассрочки, кредита и отсрочки нет»: the «нет» at the end is said of each; but not of «новый, чека нет». */
function denyListed(piece: Piece, place: number, pieces: Piece[]): Piece {
  const next = pieces.slice(place + 1).find(({ isPredicated, words }) => isPredicated || words.length > 1);
  const last = piece.words.at(-1);
  const isListed =
    last !== undefined &&
    piece.words.length <= 2 &&
    !piece.isPredicated &&
    piece.values.length === 0 &&
    !isQuality(last.text);
  if (!isListed || next?.isDenied !== true) return piece;
  return { ...piece, words: piece.words.map((word) => ({ ...word, isDenied: true })), isDenied: true };
}

/** Stands where a comma was that parts nothing. */
const JOINT = '·';

/** «ул. Лесная, 7»: a number alone belongs to what stands before it. */
function joinBare(parts: Token[][]): Token[][] {
  const joined: Token[][] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last !== undefined && !part.some(({ kind, text }) => kind === 'word' && !isUnitLike(text))) {
      last.push({ kind: 'mark', text: JOINT }, { kind: 'space', text: ' ' }, ...part);
    } else joined.push([...part]);
  }
  return joined;
}

function isUnitLike(word: string): boolean {
  return /^(?:р|руб\p{L}*|см|мм|м|кг|г|л|шт|к|тыс|р)$/u.test(word);
}

/** At commas that are not of a number, and at these words. */
function splitAt(tokens: Token[], turns: ReadonlySet<string>): Token[][] {
  const parts: Token[][] = [[]];
  for (const [at, token] of tokens.entries()) {
    const isComma = token.text === ',' && !(tokens[at - 1]?.kind === 'digits' && tokens[at + 1]?.kind === 'digits');
    if (isComma || (token.kind === 'word' && turns.has(token.text))) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.filter((part) => part.some(({ kind }) => kind === 'word' || kind === 'digits'));
}

const ANDS = new Set(['и', 'плюс', 'или', 'либо']);

/** The parts that «и» joins; what denies the whole denies each. */
export function partsOf(piece: Piece): Piece[] {
  const halves = splitAtColon(piece.tokens);
  if (halves.length > 1) return halves.map((tokens) => readPiece(tokens));
  const parts = splitAt(piece.tokens, ANDS).map((tokens) => readPiece(tokens, piece.isDenied));
  return parts.length < 2 ? [piece] : parts.map(withPredicate);
}

/** «Штрафы и парковку платит пекарня» says of both who pays. */
function withPredicate(part: Piece, place: number, parts: Piece[]): Piece {
  const next = parts[place + 1];
  if (next === undefined || part.isPredicated || part.values.length > 0) return part;
  return { ...part, words: [...part.words, ...next.words.slice(1)], values: next.values };
}

const CONDITIONS = new Set(['при', 'если', 'только', 'лишь', 'исключительно']);
const DENIAL =
  /^(?:нет|нету|неактивн\p{L}*|неактуал\p{L}*|нельзя|невозможн\p{L}*|отсутств\p{L}*|исключ\p{L}*|запрещ\p{L}*|никак\p{L}*|отказ\p{L}*)$/u;

function splitAtColon(tokens: Token[]): Token[][] {
  const colon = colonIn(tokens);
  return colon < 1 ? [tokens] : [tokens.slice(0, colon), tokens.slice(colon + 1)];
}

function colonIn(tokens: Token[]): number {
  return tokens.findIndex((token, at) => token.text === ':' && tokens[at + 1]?.kind === 'space');
}

function readPiece(tokens: Token[], isDeniedAround = false): Piece {
  const numbers = joinClocks(tokens, findNumbers(tokens));
  const values: Value[] = [
    ...numbers
      .filter((number) => !isPartOfName(tokens, number))
      .map((number) => ({
        value: number.value,
        isFrom: isLimit(tokens, number),
        isUpTo: isUpTo(tokens, number),
        isCondition: isConditionAt(tokens, number.from),
        near: nearTo(tokens, number.from),
      })),
    ...tokens.flatMap((token, at) => {
      const value = valueOfWord(token, isBareSpan(tokens, at, numbers));
      if (value === undefined) return [];
      return [
        { value, isFrom: false, isUpTo: false, isCondition: isConditionAt(tokens, at), near: nearTo(tokens, at) },
      ];
    }),
  ];
  const isWord = ({ kind }: Token, at: number) =>
    kind === 'word' && !numbers.some(({ from, to }) => at >= from && at < to);
  const isDenied =
    isDeniedAround || tokens.some(({ text }, at) => DENIAL.test(text) || (text === 'не' && deniesAll(tokens, at)));
  const words = tokens.flatMap((token, at) => (isWord(token, at) ? wordsAt(tokens, at, isDenied) : []));
  const text = tokens
    .map((token) => token.text)
    .join('')
    .trim();
  const colon = colonIn(tokens);
  const heading = tokens
    .slice(0, Math.max(0, colon))
    .flatMap((token, at) => (isWord(token, at) ? wordsAt(tokens, at, false) : []));
  return {
    text,
    tokens,
    words: isException(tokens) ? words.map((word) => ({ ...word, isDenied: !word.isDenied })) : words,
    spoken: words,
    values,
    heading: heading.map(({ concept }) => concept),
    isDenied,
    isPredicated:
      isDenied ||
      tokens.some(
        ({ kind, text: word }) =>
          (kind === 'word' && (PREDICATE.test(word) || DENIAL.test(word) || word === 'не')) ||
          tokens.some(({ text: mark }) => mark === '—' || mark === '–'),
      ),
    isOnly: firstWord(tokens) === 'только',
    isException: isException(tokens),
    isToo: tokens.some(({ text: word }) => word === 'тоже' || word === 'также'),
    isConditionFirst: CONDITIONS.has(firstWord(tokens)),
  };
}

function wordsAt(tokens: Token[], at: number, isPieceDenied: boolean): Word[] {
  const text = tokens[at]?.text ?? '';
  const group = groupOf(text);
  if (group === '@free' || smallNumber(text) !== undefined || (group === undefined && DENIAL.test(text))) return [];
  if (group === undefined && isLight(text)) return [];
  const isDenied = isPieceDenied ? !isLocallyFreed(tokens, at) : isDeniedHere(tokens, at);
  return [{ concept: group ?? text, text, isDenied, isCondition: isConditionAt(tokens, at) }];
}

function valueOfWord({ kind, text }: Token, isSpan: boolean): number | undefined {
  if (kind !== 'word') return undefined;
  return groupOf(text) === '@free' ? 0 : (smallNumber(text) ?? (isSpan ? 1 : undefined));
}

/** «гарантия год», «проверять месяц»: one of them; but not «в месяц», «за сутки», «2 года». */
function isBareSpan(tokens: Token[], at: number, numbers: FoundNumber[]): boolean {
  if (!/^(?:год|месяц|неделю|неделя|полгода|сутки)$/u.test(tokens[at]?.text ?? '')) return false;
  const before = tokens.slice(Math.max(0, at - 2), at).findLast(({ kind }) => kind === 'word')?.text ?? '';
  return (
    !/^(?:в|за|каждый|каждую|этот|весь|на|через|раз)$/u.test(before) &&
    !numbers.some(({ to }) => to === at || to === at - 1)
  );
}

/** «кроме среды»: what is said of the rest is not said of this. */
function isException(tokens: Token[]): boolean {
  return tokens.some(({ text }) => text === 'кроме' || text === 'исключением');
}

/** The last word before it that says something. */
function nearTo(tokens: Token[], at: number): string | undefined {
  for (let place = at - 1; place >= 0; place -= 1) {
    const [word] = tokens[place]?.kind === 'word' ? wordsAt(tokens, place, false) : [];
    if (word !== undefined) return word.concept;
  }
  return undefined;
}

/** After «при», «если», «только» until the piece ends. */
function isConditionAt(tokens: Token[], at: number): boolean {
  return tokens.slice(0, at).some(({ text }) => CONDITIONS.has(text));
}

/** «12:00» is twelve, «9:30» something between nine and ten. */
function joinClocks(tokens: Token[], numbers: FoundNumber[]): FoundNumber[] {
  const isMinutes = ({ from }: FoundNumber) =>
    tokens[from - 1]?.text === ':' && tokens[from - 2]?.kind === 'digits' && tokens[from]?.text.length === 2;
  return numbers
    .filter((number) => !isMinutes(number))
    .map((number) => {
      const minutes = numbers.find((other) => other.from === number.to + 1 && isMinutes(other));
      return minutes === undefined ? number : { ...number, value: number.value + minutes.value / 100, to: minutes.to };
    });
}

/** «1NZ-FE», «DSG-6»: the digits of a name are no number. */
function isPartOfName(tokens: Token[], { from, to }: FoundNumber): boolean {
  const isLetters = (token: Token | undefined) => token?.kind === 'word' && /^[a-z]/.test(token.text);
  const unit = tokens[skipSpace(tokens, to)];
  const isNamed =
    tokens[from - 1]?.kind === 'space' && isLetters(tokens[from - 2]) && unit?.kind !== 'word' && unit?.text !== '₽';
  return (
    isNamed ||
    isLetters(tokens[to]) ||
    isLetters(tokens[from - 1]) ||
    (tokens[from - 1]?.text === '-' && isLetters(tokens[from - 2]))
  );
}

/** «от 30 000 ₽», but not «от 4 до 5». */
function isLimit(tokens: Token[], { from, to }: FoundNumber): boolean {
  const before = tokens.slice(Math.max(0, from - 2), from).findLast(({ kind }) => kind === 'word')?.text;
  const isRange = tokens.slice(to, to + 4).some(({ text }) => text === 'до' || text === '–' || text === '-');
  return (before === 'от' && !isRange) || before === 'свыше';
}

function isUpTo(tokens: Token[], { from }: FoundNumber): boolean {
  const before = tokens.slice(Math.max(0, from - 2), from).findLast(({ kind }) => kind === 'word')?.text;
  const isRange = tokens
    .slice(Math.max(0, from - 12), from)
    .some(({ text, kind }) => kind === 'digits' || text === 'от' || text === 'с');
  return before === 'до' && !isRange;
}

/** «не делаем», «не входит»: the whole is denied; «не новый»: only that. */
function deniesAll(tokens: Token[], at: number): boolean {
  const next = wordAfter(tokens, at);
  return (
    next !== 'только' &&
    !isQuality(next) &&
    (VERB.test(next) || (isLight(next) && next !== 'более' && next !== 'менее'))
  );
}

/** «не без торга нет» nobody says; «без» in a denied piece («без предоплаты не отправляем») denies the denial. */
function isLocallyFreed(tokens: Token[], at: number): boolean {
  return tokens.slice(Math.max(0, at - 2), at).findLast(({ kind }) => kind === 'word')?.text === 'без';
}

/** Right after «без» or a «не» that denies no more than this. */
function isDeniedHere(tokens: Token[], at: number): boolean {
  const before = tokens.slice(Math.max(0, at - 2), at).findLast(({ kind }) => kind === 'word');
  if (before?.text === 'без' || before?.text === 'ни') return true;
  return before?.text === 'не' && !deniesAll(tokens, tokens.lastIndexOf(before, at));
}

const PREDICATE =
  /^(?:есть|можно|имеется|имеются|будет|был|была|было|были)$|(?:[аеиуя]ет|[аеиуыя]ем|[аеиоуыя]им|[аеиу]ют|[ая]ют|ит|ят|ется|ится|ются|ятся|али|или|ена|ено|ены|ан|аны|ана|[аи]йте|ите|йте)$/u;
const VERB =
  /(?:[еиюуая]т|[еи]м|ть|ти|ться|тся|емся|имся|л|ла|ло|ли|лся|лась|лось|лись|ешь|ишь|ете|ите|[жшчщ]у|ю|юсь|жен|жна|жны|жно|ена|ено|ены|ен|чен|дет|дут)$/u;

/** By its ending an adjective or a participle. */
export function isQuality(word: string): boolean {
  return /(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ых|их|ую|юю)$/u.test(word);
}

function wordAfter(tokens: Token[], at: number): string {
  return tokens.slice(at + 1, at + 4).find(({ kind }) => kind === 'word')?.text ?? '';
}

function firstWord(tokens: Token[]): string {
  return tokens.find(({ kind }) => kind === 'word')?.text ?? '';
}
