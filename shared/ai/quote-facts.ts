import { isOptional } from './guards/claims/lexicon.ts';
import { type Piece, readSentences } from './guards/claims/piece.ts';
import { isSame } from './guards/claims/same.ts';
import { readStatements, type Statement } from './guards/claims/statement.ts';
import type { GuardContext } from './guards/guard.ts';
import { mayBeOrder } from './without-orders.ts';

export interface Quotation {
  text: string;
  usedFacts: string[];
}

const MOST_SENTENCES = 3;
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
  const chosen = [...new Set(found)].slice(0, MOST_SENTENCES);
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
    const isNear =
      shared.length + figures.length >= 2 || shared.some((concept) => asked.some((other) => isSame(other, concept)));
    return { statement, score: isNear ? shared.length + 2 * figures.length + wanted.length / 2 : 0 };
  });
  const best = scored.toSorted((left, right) => right.score - left.score)[0];
  return best === undefined || best.score === 0 ? undefined : best.statement;
}

/** The title names the thing and says little of it; an instruction to the bot is nothing for buyers. */
function isQuotable({ factId, quote }: Statement): boolean {
  const isInstruction =
    /(?<!\p{L})(?:спрашивай|уточняй|покупател(?:ю|ям) не)(?!\p{L})/iu.test(quote) || mayBeOrder(quote);
  return (
    factId !== 'listing.title' &&
    factId !== 'listing.link' &&
    quote !== '' &&
    quote.length <= LONGEST_SENTENCE &&
    !isInstruction
  );
}

function names({ pieces, context, title }: Statement, concept: string): boolean {
  const isSaid = pieces.some(({ words }) => words.some((word) => isSame(word.concept, concept)));
  // The thing itself is in everything that is said.
  return isSaid || (context.some((other) => isSame(other, concept)) && !title.some((other) => isSame(other, concept)));
}

function tellingOf(pieces: Pick<Piece, 'words'>[]): string[] {
  const words = pieces
    .flatMap((piece) => piece.words)
    .filter(({ text, concept }) => !isOptional(text) && !isOptional(concept));
  return [...new Set(words.map(({ concept }) => concept))];
}

function valuesOf(pieces: Pick<Piece, 'values'>[]): number[] {
  return pieces.flatMap(({ values }) => values.map(({ value }) => value));
}
