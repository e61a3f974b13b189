import { type Clause, clauseAt, clausesOf } from './clauses.ts';
import type { Guard, GuardContext } from './guard.ts';
import { labelsOf, shareLabel } from './labels.ts';
import { type Amount, findAmounts } from './money-amounts.ts';
import { findNumbers } from './numbers.ts';
import { asksForReduction, type Reduction, sharesOff, takenOff } from './reductions.ts';
import { isTurnedDown, verdictOf } from './refusals.ts';
import { remember } from './remember.ts';
import { normalise, type Token, textOf, tokenise, wordsOf } from './tokens.ts';

const FREE = /^(?:бесплатн\p{L}{0,3}|задаром|даром|безвозмездно|free)$/u;
const YIELDING =
  /^(?:уступлю|уступим|скину|скинем|сброшу|сбросим|подвинусь|подвинемся|сторгуемся|поторгуемся|договоримся|сделаемся|сойдемся)$/u;
const GIVING =
  /^(?:сделаю|сделаем|делаем|дам|дадим|даю|даем|будет|возможен|возможна|возможны|уместен|есть|предложу|предложим|предоставим|действует|положена|готов\p{L}?)$/u;
const BARGAIN = /^(?:скидк[аиуой]{1,2}|скидочк[аиу]|торг|акци[яию]|распродаж[аиу]|уступк[аиу])$/u;
const BARGAIN_KNOWN = /^(?:торг|скид|уступ|скин|акци|распродаж)/u;
const LEAST_CONDITION = 1_000;

const WHY = 'О торге, скидках и бесплатном говори, только если это есть в фактах, и с теми же условиями.';

/**
 * Whatever lowers the price or gives something for nothing must be in the facts, for the same thing: words («уступлю», «бесплатно»),
 * per cents, parts of a price and amounts taken off it. What the bargaining rule has offered may be said as a difference, too; what is
 * denied passes.
 */
export const guardDiscount: Guard = (draft, context) => {
  const tokens = tokenise(normalise(draft));
  const clauses = clausesOf(tokens);
  const grants = [
    ...wordsGiven(tokens, clauses),
    ...sharesGiven(tokens, clauses, context),
    ...amountsGiven(tokens, clauses, context),
  ];
  if (grants.length === 0) return [];
  const told = context.facts.flatMap(({ text }) => toldIn(text));
  return grants
    .filter((grant) => !told.some((telling) => allows(telling, grant, context)))
    .map(({ what }) => ({ guard: 'discount', what, why: WHY }));
};

const toldIn = remember((text: string) => tellings(tokenise(normalise(text))));

/** Something that lowers the price or costs nothing, as the draft says it. */
interface Grant {
  what: string;
  topic: 'free' | 'bargain';
  /** Of a per cent or an amount: the very figure must be told. */
  figure?: string;
  words: string[];
  numbers: number[];
}

/** A clause of a fact that gives something, with the words of its sentence. */
interface Telling {
  topic: 'free' | 'bargain';
  figures: string[];
  words: string[];
  /** «от 30 000 ₽»: what an order must come to. */
  from: number | undefined;
}

function allows(
  { topic, figures, words, from }: Telling,
  grant: Grant,
  { listing, buyerTexts }: GuardContext,
): boolean {
  if (topic !== grant.topic) return false;
  if (grant.figure !== undefined && !figures.includes(grant.figure)) return false;
  const isMet = from === undefined || grant.numbers.includes(from) || (listing?.price ?? 0) >= from;
  if (topic === 'bargain' && grant.figure === undefined) return isMet;
  const labels = labelsOf(words);
  const asked = tokenise(normalise(buyerTexts.join('\n'))).map(({ text }) => text);
  return isMet && (labels.length === 0 || shareLabel(labelsOf([...grant.words, ...asked]), labels));
}

function tellings(tokens: Token[]): Telling[] {
  const clauses = clausesOf(tokens);
  const amounts = findAmounts(tokens);
  return clauses.flatMap((clause): Telling[] => {
    const free = clause.words.some((word, place) => FREE.test(word) && clause.words[place - 1] !== 'не');
    const bargains = clause.words.some((word) => BARGAIN_KNOWN.test(word)) && !isDenied(clause);
    const words = sentenceOf(clauses, clause);
    const conditions = numbersIn(tokens, clause).filter((value) => value >= LEAST_CONDITION);
    const figures = figuresIn(tokens, clauses, clause, amounts);
    return [
      ...(free ? [{ topic: 'free' as const, figures, words, from: conditions[0] }] : []),
      ...(bargains || figures.length > 0 ? [{ topic: 'bargain' as const, figures, words, from: conditions[0] }] : []),
    ];
  });
}

/** «торга нет», «без скидок», «скидок не делаем»: naming it allows nothing. */
function isDenied({ words }: Clause): boolean {
  return verdictOf(words) === 'no' || words.some((word) => /^(?:не|нет|без|ни)$/u.test(word));
}

function figuresIn(tokens: Token[], clauses: Clause[], { from, to }: Clause, amounts: Amount[]): string[] {
  const within = (each: { from: number }) => each.from >= from && each.from < to;
  return [
    ...sharesOff(tokens, clauses, true)
      .filter(within)
      .flatMap((share) => [figureOf(share), figureOf({ ...share, isSaid: false })]),
    ...takenOff(tokens, amounts)
      .filter(within)
      .map(({ value }) => String(value)),
  ];
}

function wordsGiven(tokens: Token[], clauses: Clause[]): Grant[] {
  return tokens.flatMap(({ kind, text }, at): Grant[] => {
    if (kind !== 'word') return [];
    const clause = clauses[clauseAt(clauses, at)];
    if (clause === undefined) return [];
    const topic = FREE.test(text) ? 'free' : 'bargain';
    const isPromise =
      topic === 'free' || YIELDING.test(text) || (BARGAIN.test(text) && clause.words.some((word) => GIVING.test(word)));
    const isRefused = tokens[at - 2]?.text === 'не' || verdictOf(clause.words) === 'no' || hasNegation(clause.words);
    if (!isPromise || isRefused) return [];
    return [
      { what: text, topic, words: sentenceOf(clauses, clause), numbers: numbersOfSentence(tokens, clauses, clause) },
    ];
  });
}

/** Nothing is promised where the words that would do so are negated: «скидку не сделаем», «торг не возможен», «без скидки». */
function hasNegation(words: string[]): boolean {
  return words.some(
    (word, place) =>
      /^(?:без|нет|ни)$/u.test(word) ||
      (word === 'не' && (GIVING.test(words[place + 1] ?? '') || YIELDING.test(words[place + 1] ?? ''))),
  );
}

function sharesGiven(tokens: Token[], clauses: Clause[], { listing, offered, buyerTexts }: GuardContext): Grant[] {
  const isAskedFor = asksForReduction(wordsOf(tokenise(normalise(buyerTexts.join('\n')))));
  const percent =
    listing?.price !== undefined && offered !== undefined ? 100 - (offered / listing.price) * 100 : undefined;
  return sharesOff(tokens, clauses, isAskedFor).flatMap((reduction): Grant[] => {
    const { kind, value, from, fragment } = reduction;
    const clause = clauses[clauseAt(clauses, from)];
    if (clause === undefined || isTurnedDown(tokens, clauses, from) || hasNegation(clause.words)) return [];
    if (kind === 'percent' && percent !== undefined && Math.abs(percent - value) < 0.01) return [];
    const words = sentenceOf(clauses, clause);
    const numbers = numbersOfSentence(tokens, clauses, clause);
    return [{ what: fragment, topic: 'bargain', figure: figureOf(reduction), words, numbers }];
  });
}

function amountsGiven(tokens: Token[], clauses: Clause[], { listing, offered }: GuardContext): Grant[] {
  const difference = listing?.price !== undefined && offered !== undefined ? listing.price - offered : undefined;
  return takenOff(tokens, findAmounts(tokens)).flatMap(({ value, from, end }): Grant[] => {
    const clause = clauses[clauseAt(clauses, from)];
    if (clause === undefined || isTurnedDown(tokens, clauses, from) || value === difference) return [];
    const words = sentenceOf(clauses, clause);
    const numbers = numbersOfSentence(tokens, clauses, clause);
    return [{ what: textOf(tokens, from, end), topic: 'bargain', figure: String(value), words, numbers }];
  });
}

/** What is only asked for as a discount may be any per cent of the facts; what the draft calls one must be one there. */
function figureOf({ kind, value, isSaid, word }: Reduction): string {
  return kind === 'share' ? word : `${value}%${isSaid ? ' off' : ''}`;
}

function sentenceOf(clauses: Clause[], { sentence }: Clause): string[] {
  return clauses.filter((each) => each.sentence === sentence).flatMap(({ words }) => words);
}

function numbersIn(tokens: Token[], { from, to }: Clause): number[] {
  return findNumbers(tokens.slice(from, to)).map(({ value }) => value);
}

function numbersOfSentence(tokens: Token[], clauses: Clause[], { sentence }: Clause): number[] {
  return clauses.filter((each) => each.sentence === sentence).flatMap((each) => numbersIn(tokens, each));
}
