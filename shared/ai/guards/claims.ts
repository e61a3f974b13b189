import { groupOf, isAsking, isCourtesy, isHandingOver, isHandover, isLight, isOptional } from './claims/lexicon.ts';
import { type Piece, partsOf, readSentences, type Sentence, type Word } from './claims/piece.ts';
import { isSame } from './claims/same.ts';
import { readStatements, type Statement } from './claims/statement.ts';
import { type Claim, contradicts, whyNot } from './claims/support.ts';
import type { Guard, GuardContext } from './guard.ts';

/**
 * Each sentence is courtesy or a claim, and each claim must follow from one statement of the facts, close to its own words: with
 * the same negation, each number in its own place, and no condition left out. What does not follow does not leave.
 */
export const guardClaims: Guard = (draft, context) => {
  const statements = readStatements(context);
  const sentences = readSentences(draft);
  const surroundings = surroundingsOf(sentences, statements, context);
  return sentences.flatMap((sentence) =>
    unsupported(sentence, statements, surroundings).map(({ text }) => ({
      guard: 'claims',
      what: text,
      why: 'Этого нет в фактах. Скажи только то, что в них есть, их словами и с их условиями.',
    })),
  );
};

interface Surroundings extends Pick<Claim, 'said' | 'asked'> {
  /** The buyer's turn. */
  turn: Piece[];
  /** Numbers of the buyer's turn. */
  offered: number[];
  /** Whether a word is one the facts know and nowhere deny. */
  isKnown(concept: string): boolean;
  isKnownValue(value: number): boolean;
}

export function surroundingsOf(
  sentences: Sentence[],
  statements: Statement[],
  { buyerTexts }: GuardContext,
): Surroundings {
  const pieces = sentences.flatMap((sentence) => sentence.pieces);
  const turn = buyerTexts.flatMap(readSentences).flatMap((sentence) => sentence.pieces);
  const asked = conceptsOf(turn);
  const words = statements.flatMap((statement) => statement.pieces.flatMap((piece) => piece.words));
  return {
    said: { concepts: conceptsOf(pieces), values: valuesOf(pieces) },
    asked,
    turn,
    offered: valuesOf(turn).flatMap((value) => [value, value * 1_000]),
    isKnownValue: (value) => statements.some((statement) => valuesOf(statement.pieces).includes(value)),
    isKnown: (concept) => {
      const found = words.filter((word) => isSame(word.concept, concept));
      return found.length > 0 ? found.some(({ isDenied }) => !isDenied) : asked.some((other) => isSame(other, concept));
    },
  };
}

/** What of the sentence nothing supports. As many pieces as one statement says together are taken at a time. */
export function unsupported(sentence: Sentence, statements: Statement[], surroundings: Surroundings): Piece[] {
  const left: Piece[] = [];
  let before: Piece[] = [];
  const spoken = sentence.isQuestion ? sentence.pieces : echoed(unpolite(sentence.pieces), surroundings);
  let pieces = claimsOf(spoken, sentence, surroundings);
  while (pieces.length > 0) {
    const [first, ...rest] = pieces;
    if (first === undefined) break;
    const count = countSupported(pieces, before, statements, surroundings);
    const parts = count === 0 ? partsOf(first) : [];
    if (parts.length > 1) {
      pieces = [...claimsOf(parts, sentence, surroundings), ...rest];
      continue;
    }
    if (count === 0 && !(before.length > 0 && isRefusal(first, surroundings))) left.push(first);
    const taken = Math.max(1, count);
    before = [...before, ...pieces.slice(0, taken)];
    pieces = pieces.slice(taken);
  }
  return left;
}

/** Without pieces that are nothing but politeness: «Да», «здравствуйте». */
function unpolite(pieces: Piece[]): Piece[] {
  const telling = pieces.filter(
    ({ words, values, text }) => values.length > 0 || words.some((word) => !isSaid(word.text)) || DOING.test(text),
  );
  return telling.length === 0 ? pieces : telling;
}

function claimsOf(pieces: Piece[], sentence: Sentence, surroundings: Surroundings): Piece[] {
  const handing = sentence.pieces.findIndex(({ text }) => isHandingOver(text));
  const before = sentence.pieces.slice(0, Math.max(0, handing));
  return pieces
    .map((piece, place) => {
      const isHanded = handing !== -1 && !before.includes(piece);
      const isOpen = sentence.isQuestion && place === pieces.length - 1;
      return claimed(
        piece,
        {
          isOpen,
          isHanded: isHanded && (!piece.isPredicated || /^что(?:бы)?(?!\p{L})/u.test(piece.text)),
          isGreeted: isGreeting(pieces[0]),
        },
        surroundings,
      );
    })
    .filter(({ words, values }) => words.length + values.length > 0);
}

/** «…, поэтому в ниша 215 не войдёт»: what the buyer wants is refused after a fact that refuses it; nothing is promised by that. */
function isRefusal({ isDenied, words, values }: Piece, { asked, offered }: Surroundings): boolean {
  const isAskedFor = ({ concept, text }: Word) => isOptional(text) || asked.some((other) => isSame(other, concept));
  return isDenied && words.every(isAskedFor) && values.every(({ value }) => offered.includes(value));
}

function isGreeting(piece: Piece | undefined): boolean {
  return piece !== undefined && /^(?:здравствуй|привет|добр)/u.test(piece.text);
}

/** How many pieces, from the first on, one statement says together, with what they take from those before them. */
function countSupported(
  pieces: Piece[],
  before: Piece[],
  statements: Statement[],
  { said, asked }: Surroundings,
): number {
  const repeats = pieces.findIndex(({ isToo }, place) => place > 0 && isToo);
  for (let count = repeats === -1 ? pieces.length : repeats; count > 0; count -= 1) {
    const part = pieces.slice(0, count);
    const claims = claimsWith(part, before).map((claim) => ({ ...claim, said, asked }));
    if (claims.some((claim) => isSupported(claim, statements))) return count;
  }
  return 0;
}

function isSupported(claim: Claim, statements: Statement[]): boolean {
  return (
    statements.some((statement) => whyNot(claim, statement) === undefined) &&
    !statements.some((statement) => contradicts(claim, statement))
  );
}

/** What the pieces can mean after those before them: a list goes on, a quality is one of the topic, «тоже» repeats. */
function claimsWith(part: Piece[], before: Piece[]): Omit<Claim, 'said' | 'asked'>[] {
  const [first] = part;
  const last = before.at(-1);
  if (first === undefined || last === undefined) return [{ pieces: part, topic: [] }];
  if (first.isToo && !addsSomething(first, last)) return [];
  if (first.isToo) {
    const repeated = { pieces: part.map((piece) => repeating(piece, last)), topic: [] };
    const isDenial = first.isDenied || last.isDenied;
    return isDenial ? [repeated, { pieces: part.map((piece) => denying(piece)), topic: [] }] : [repeated];
  }
  const words = part.flatMap((piece) => piece.words);
  if (words.length > 0 && PRONOUN.test(first.text)) {
    return before
      .slice(0, 1)
      .flatMap(topicsOf)
      .slice(0, 1)
      .map((topic) => ({ pieces: part, topic: [topic] }));
  }
  const isListed = part.every(({ values, isPredicated }) => values.length === 0 && !isPredicated);
  const isBare = words.length <= 1 && isListed;
  if (isBare)
    return [
      { pieces: [last, ...part], topic: [] },
      { pieces: part, topic: [], isStrict: true, isOfTheThing: true },
    ];
  if (isListed)
    return [
      { pieces: [last, ...part], topic: [] },
      { pieces: part, topic: [], isStrict: true },
    ];
  if (words.length === 0)
    return [...before]
      .reverse()
      .flatMap(topicsOf)
      .map((topic) => ({ pieces: part, topic: [topic] }));
  return [{ pieces: part, topic: [] }];
}

/** Whoever is meant by it was named before. */
const PRONOUN = /(?<!\p{L})(?:он|она|оно|они|его|ее|их|него|нее|них|ней|нем|ним|ними)(?!\p{L})/u;

/** «на детали 3 месяца, на вашу деталь тоже» says of the same what it said. */
function addsSomething(piece: Piece, { words }: Piece): boolean {
  return piece.words.some(({ concept }) => !words.some((word) => isSame(word.concept, concept)));
}

function topicsOf({ spoken }: Piece): string[] {
  return spoken.map(({ concept }) => concept).filter((concept) => concept !== '@price');
}

/** «Гарантия 90 дней, на аккумулятор тоже»: all but the subject is said again. */
function repeating(piece: Piece, { words, values, isDenied }: Piece): Piece {
  const denied = piece.words.map((word) => ({ ...word, isDenied: word.isDenied || isDenied }));
  return { ...piece, words: [...denied, ...words.slice(1)], values: [...piece.values, ...values] };
}

/** «…, рассрочки тоже»: denied like what stands before it. */
function denying(piece: Piece): Piece {
  return { ...piece, words: piece.words.map((word) => ({ ...word, isDenied: true })) };
}

function conceptsOf(pieces: Piece[]): string[] {
  return pieces.flatMap(({ words }) => words.map(({ concept }) => concept));
}

function valuesOf(pieces: Pick<Piece, 'values'>[]): number[] {
  return pieces.flatMap(({ values }) => values.map(({ value }) => value));
}

interface Manner {
  /** Asks rather than says. */
  isOpen: boolean;
  /** Tells what is passed on to the seller. */
  isHanded: boolean;
  isGreeted: boolean;
}

/** «Заберём», «Сделаем»: the answer is what the buyer has asked, and must be as well founded as if it were said in full. */
function echoed(pieces: Piece[], surroundings: Surroundings): Piece[] {
  return pieces.map((piece) => echo(piece, pieces.length === 1, surroundings) ?? piece);
}

function echo(piece: Piece, isAlone: boolean, { turn }: Surroundings): Piece | undefined {
  const [word, ...rest] = piece.words.filter(({ text }) => !isSaid(text));
  if (rest.length > 0 || piece.values.length > 0) return undefined;
  const isEcho = word === undefined ? isAlone && DOING.test(piece.text) : isActing(word.text);
  if (!isEcho) return undefined;
  const asked = turn.find(
    ({ words }) => word !== undefined && words.some(({ concept }) => isSame(concept, word.concept)),
  );
  const question = asked ?? (isAlone ? turn.at(-1) : undefined);
  if (question === undefined) return undefined;
  const words = question.words.filter(({ text }) => !isSaid(text));
  return { ...question, words: word === undefined ? words : [...words, word], text: piece.text };
}

const DOING =
  /^(?:(?:да|хорошо|конечно|ок|ага)[\s,.!]*)?(?:сделаем|сделаю|делаем|оформим|оформляем|можно|будет|возьмем|дадим|примем|принимаем|могу|можем|есть)[\s.!)]*$/u;

/** A verb of the first person or an imperative, by its ending. */
function isActing(word: string): boolean {
  return /(?:[еи]м|ю|у|[еи]те|[аия]йте)$/u.test(word);
}

/** The piece without its courtesy; of a question without what one asks with; of a handing over without what is handed over. */
function claimed(piece: Piece, { isOpen, isHanded, isGreeted }: Manner, surroundings: Surroundings): Piece {
  const { isKnown, isKnownValue, asked, offered } = surroundings;
  const isAskedFor = (concept: string) => isKnown(concept) || asked.some((other) => isSame(other, concept));
  if (isHanded || isHandingOver(piece.text)) {
    const words = piece.words.filter(
      ({ concept }) => concept.startsWith('@') && !isAskedFor(concept) && !HARMLESS.has(concept),
    );
    return { ...piece, words, values: piece.values.filter(({ value }) => !offered.includes(value)) };
  }
  const isThanks = /^(?:спасибо|благодарю|благодарим) за /u.test(piece.text);
  const isSelf = /(?<!\p{L})(?:бот|помощник|ассистент)(?!\p{L})/u.test(piece.text);
  const isToBuyer =
    isOpen &&
    piece.tokens.length <= 20 &&
    /(?<!\p{L})(?:вы|вас|вам|ваш\p{L}*|есть|\p{L}+[еи]те)(?!\p{L})/u.test(piece.text);
  const isAskingNow = isOpen || WONDERING.test(piece.text);
  const isWondering = OPEN_QUESTION.test(piece.text) || /\sли(?:\s|$)/u.test(piece.text);
  const isEmpty = ({ text, concept }: Word) =>
    isSaid(text) ||
    (isAskingNow && (isAsking(text) || isOptional(text) || isAskedFor(concept))) ||
    ((isWondering || isSelf || isToBuyer || isThanks) &&
      (!concept.startsWith('@') || isOptional(concept) || (isThanks && HARMLESS.has(concept))));
  const words = piece.words.filter((word) => !isEmpty(word));
  if (isGreeted && words.length === 1 && piece.tokens.length <= 2 && piece.values.length === 0)
    return { ...piece, words: [] };
  const said = isOpen
    ? { ...piece, words, values: piece.values.filter(({ value }) => !isKnownValue(value)) }
    : { ...piece, words };
  return isDecline(piece, offered) ? declined(said, surroundings) : said;
}

/** «За 10 тысяч не отдадим», «15 000 — мало»: the buyer's own figure is no claim, nor that it is not taken. */
function isDecline({ text, isDenied, values }: Piece, offered: number[]): boolean {
  const isLittle = /(?<!\p{L})(?:мало|маловато|мимо)(?!\p{L})/u.test(text);
  return isLittle || (isDenied && values.some(({ value }) => offered.includes(value)));
}

function declined(piece: Piece, { offered, asked }: Surroundings): Piece {
  return {
    ...piece,
    words: piece.words.filter(
      ({ concept, text }) =>
        !asked.some((other) => isSame(other, concept)) &&
        concept !== '@sell' &&
        concept !== '@price' &&
        !isOptional(text) &&
        !/^(?:соглас|устро|сда|обеща)/u.test(text),
    ),
    values: piece.values.filter(({ value }) => !offered.includes(value)),
  };
}

/** «Какой выход у вашего макбука»: whatever it names, it claims nothing. */
const OPEN_QUESTION =
  /^(?:а |и |ну )?(?:на |в |до |к |с |из |от |для )?(?:как(?:ой|ая|ое|ие|ую|ого|ом)|когда|куда|откуда|где|сколько|чем|что|кто|кому)(?!\p{L})/u;
const WONDERING =
  /(?:^|\s)ли(?=\s|$)|^если (?:вы |вам )?(?:нужн|хотите|подойд|удобно|интерес|сомнева|остан|появ|будут|что-то|чего)|^когда (?:приед|будете|забер)/u;

/** Groups that may be named when something is passed on to the seller. */
const HARMLESS = new Set([
  '@view',
  '@come',
  '@pickup',
  '@call',
  '@store',
  '@price',
  '@open',
  '@saturday',
  '@sunday',
  '@workday',
]);

function isSaid(word: string): boolean {
  return groupOf(word) === undefined && (isLight(word) || isCourtesy(word) || isHandover(word));
}
