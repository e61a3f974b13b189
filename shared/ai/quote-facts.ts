import { isNamedInAny } from './guards/claims/facts/said.ts';
import { readStatements, type Statement } from './guards/claims/facts/statement.ts';
import { conceptsOf, type Piece, valuesOf } from './guards/claims/reading/piece.ts';
import { readSentences } from './guards/claims/reading/sentence.ts';
import { DAYS } from './guards/claims/words/days.ts';
import { isOptional } from './guards/claims/words/lexicon.ts';
import { isAmong } from './guards/claims/words/same.ts';
import type { GuardContext } from './guards/guard.ts';
import { mayBeOrder } from './without-orders.ts';

export interface Quotation {
  text: string;
  usedFacts: string[];
}

const MOST_SENTENCES = 4;
const MOST_NEAREST = 3;
const MOST_LIMITS = 3;
const LONGEST_SENTENCE = 320;
const GREETING = /^\s*(?:здравствуй|добр(?:ый|ое)|привет)/iu;

/**
 * What a refused draft meant to say, in the seller's own sentences: for each of its claims the statement that shares most with it. It
 * holds no word of the model's, so nothing false can be in it. `undefined` where the facts say nothing of what the draft speaks of:
 * then a person must answer.
 */
export function quoteFacts(draft: string, context: GuardContext): Quotation | undefined {
  const statements = readStatements(context).filter(isQuotable);
  const asked = context.buyerTexts.flatMap(readSentences).flatMap(({ pieces }) => tellingOf(pieces));
  const claims = readSentences(draft)
    .map(({ pieces }) => ({ concepts: tellingOf(pieces), values: valuesOf(pieces) }))
    .filter(({ concepts, values }) => concepts.length + values.length > 0);
  const found = claims.flatMap((claim) => nearest(claim, asked, statements) ?? []);
  const nearestOnes = forSale([...new Set(found)].slice(0, MOST_NEAREST), statements, context);
  const limited = withLimits(nearestOnes, statements, asked);
  const others = statements.filter((statement) => !nearestOnes.includes(statement));
  const open = forSale(leftOpen(claims, asked, limited, others), [], context);
  const chosen = [...limited, ...open].slice(0, MOST_SENTENCES);
  if (chosen.length === 0) return undefined;
  const greeting = GREETING.test(draft) ? ['Здравствуйте!'] : [];
  return {
    text: [...greeting, ...chosen.map(({ quote }) => quote)].join(' '),
    usedFacts: [...new Set(chosen.map(({ factId }) => factId))],
  };
}

interface Meant {
  concepts: string[];
  values: number[];
}

/** Two things in common at least, or one that the buyer has asked about: what has less is about something else. Numbers tell more than words. */
function nearest({ concepts, values }: Meant, asked: string[], statements: Statement[]): Statement | undefined {
  const scored = statements.map((statement) => {
    const shared = concepts.filter((concept) => names(statement, concept));
    const figures = values.filter((value) => valuesOf(statement.pieces).includes(value));
    const wanted = asked.filter((concept) => names(statement, concept));
    const isNear = shared.length + figures.length >= 2 || shared.some((concept) => isAmong(asked, concept));
    return { statement, score: isNear ? shared.length + 2 * figures.length + wanted.length / 2 : 0 };
  });
  const best = scored.toSorted((left, right) => right.score - left.score)[0];
  return best === undefined || best.score === 0 ? undefined : best.statement;
}

/**
 * What denies or limits something the buyer asked and the draft took up, of which nothing chosen speaks: «отправите напрокат?» is not
 * answered by how things are sent, where rented ones are fetched.
 */
function leftOpen(claims: Meant[], asked: string[], chosen: Statement[], statements: Statement[]): Statement[] {
  if (chosen.length === 0) return [];
  const open = claims
    .flatMap(({ concepts }) => concepts)
    .filter((concept) => isAmong(asked, concept) && !chosen.some((statement) => names(statement, concept)));
  return statements
    .filter((statement) => isLimit(statement, asked))
    .map((statement) => ({ statement, named: open.filter((concept) => names(statement, concept)).length }))
    .filter(({ named }) => named > 0)
    .toSorted((left, right) => right.named - left.named)
    .slice(0, 1)
    .map(({ statement }) => statement);
}

/** Of what is not for sale any more its state is told, and not when one could look at it. */
function forSale(chosen: Statement[], statements: Statement[], { listing }: GuardContext): Statement[] {
  if (listing === undefined || listing.status === 'active') return chosen;
  const state = statements.filter(({ factId }) => factId === 'listing.availability');
  const others = chosen.filter(
    (statement) => !VISITS.some((visit) => names(statement, visit)) && !state.includes(statement),
  );
  return chosen.length === 0 ? [] : [...state, ...others];
}

const VISITS = ['@view', '@come', '@pickup', '@open', '@hold'];

/**
 * What is true in general must not be told to somebody for whom it is not: with each statement go those that take something back of it
 * («на детали клиента гарантии нет», «только за пекарей»), and one that speaks of the very day or thing he asked about stands for it.
 */
function withLimits(chosen: Statement[], statements: Statement[], asked: string[]): Statement[] {
  const told = chosen.flatMap((general) => {
    const limits = statements
      .filter((statement) => !chosen.includes(statement) && isLimit(statement, asked))
      .map((statement) => ({ statement, weight: weightOf(statement, general, asked) }))
      .filter(({ weight }) => weight >= LEAST_WEIGHT)
      .toSorted((left, right) => right.weight - left.weight)
      .map(({ statement }) => statement);
    const exact = limits.find((limit) => isExacter(limit, general, asked));
    return exact === undefined ? [general, ...limits.slice(0, MOST_LIMITS)] : [exact];
  });
  return [...new Set(told)].slice(0, MOST_SENTENCES);
}

const LEAST_WEIGHT = 3;

/** It denies, makes a condition, or is of a day that was asked about. */
function isLimit({ pieces }: Statement, asked: string[]): boolean {
  const words = pieces.flatMap((piece) => piece.words);
  return words.some(
    ({ concept, isDenied, isCondition }) => isDenied || isCondition || (DAYS.has(concept) && asked.includes(concept)),
  );
}

/** How much it has to do with the other: what both name, and more within one article, where it was written for it. */
function weightOf(statement: Statement, general: Statement, asked: string[]): number {
  const shared = tellingOf(statement.pieces).filter((concept) => names(general, concept));
  if (shared.length === 0) return 0;
  const wanted = asked.filter((concept) => names(statement, concept) && !shared.includes(concept));
  const isOfOneArticle = statement.factId === general.factId && general.factId.startsWith('articles.');
  return shared.length + wanted.length + (isOfOneArticle ? 2 : 0);
}

/**
 * It names the thing for sale or the day of the question, which the other leaves open, or something else of the question and all of it
 * that the other names: «пятна покрывает залог» must not give way to «залог возвращается» where stains were asked about.
 */
function isExacter(limit: Statement, general: Statement, asked: string[]): boolean {
  const isOpen = (concept: string) => isNamedInAny(limit.pieces, concept) && !names(general, concept);
  if ([...limit.title, ...asked.filter((concept) => DAYS.has(concept))].some(isOpen)) return true;
  return asked.some(isOpen) && asked.every((concept) => !names(general, concept) || names(limit, concept));
}

/** The title names the thing and says little of it; an instruction to the bot is nothing for buyers. */
function isQuotable({ factId, quote }: Statement): boolean {
  const isInstruction =
    /(?<!\p{L})(?:спрашивай|уточняй|покупател(?:ю|ям) не|для робота|роботу|агенту|подсказка|напоминание|\p{L}{3,}[ыи]вай)(?!\p{L})/iu.test(
      quote,
    ) || mayBeOrder(quote);
  return (
    factId !== 'listing.title' &&
    factId !== 'listing.link' &&
    quote !== '' &&
    quote.length <= LONGEST_SENTENCE &&
    !isInstruction
  );
}

function names({ pieces, context, title }: Statement, concept: string): boolean {
  // The thing itself is in everything that is said.
  return isNamedInAny(pieces, concept) || (isAmong(context, concept) && !isAmong(title, concept));
}

function tellingOf(pieces: Pick<Piece, 'words'>[]): string[] {
  const words = pieces
    .flatMap((piece) => piece.words)
    .filter(({ text, concept }) => !isOptional(text) && !isOptional(concept));
  return [...new Set(conceptsOf([{ words }]))];
}
