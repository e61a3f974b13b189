import type { Fact } from '../../../facts.ts';
import type { GuardContext } from '../../guard.ts';
import { conceptsOf, type Piece } from '../reading/piece.ts';
import { readSentences, type Sentence } from '../reading/sentence.ts';
import { availabilityOf } from './availability.ts';
import { isNamedInAny, type Said } from './said.ts';

/** One sentence of a fact, with what its surroundings are about. */
export interface Statement {
  factId: string;
  /** The sentence for a reader who does not see the rest of its fact. */
  quote: string;
  pieces: Said[];
  /** Concepts that may stand beside it without being said in it: heading, places, the listing's title. */
  context: string[];
  /** Of the context, what comes from the listing's title. */
  title: string[];
  /** Of the thing itself: only this may follow «цена» without another word. */
  isListingPrice: boolean;
}

/** What the facts say, one by one. Whether the listing is for sale comes from its status, not from the words of that fact. */
export function readStatements({ facts, listing }: GuardContext): Statement[] {
  // What kind of thing it is; days, prices and the like in a title are said, not surroundings.
  const title = conceptsIn(headOf(titleIn(facts))).filter((concept) => !concept.startsWith('@') || KINDS.has(concept));
  return [
    ...facts.filter(({ id }) => id !== 'listing.availability').flatMap((fact) => statementsOf(fact, title)),
    ...availabilityOf(listing?.status, title),
  ];
}

/** «Шкаф-купе 2 м с зеркалом» is a wardrobe; the mirror is said of it, and nothing of the mirror. */
function headOf(title: string): string {
  return title.split(/[,(–—|]|\s(?:с|со|для|на|в|под|из|без)\s/u)[0] ?? title;
}

/** From the facts, where no order to the assistant is left in it. */
function titleIn(facts: Fact[]): string {
  return facts.find(({ id }) => id === 'listing.title')?.text.replace('Объявление: ', '') ?? '';
}

/** «… 5 000 ₽. Только если он устроился пекарем.»: what begins so belongs to what stands before it. */
function withTheirConditions(sentences: Sentence[]): Sentence[] {
  const joined: Sentence[] = [];
  for (const sentence of sentences) {
    const before = joined.at(-1);
    if (before !== undefined && /^(?:только|кроме|если|но|однако|это не)(?!\p{L})/iu.test(sentence.text)) {
      joined[joined.length - 1] = {
        ...before,
        text: `${before.text} ${sentence.text}`,
        pieces: [...before.pieces, ...sentence.pieces],
      };
    } else joined.push(sentence);
  }
  return joined;
}

const KINDS = new Set(['@car', '@phone', '@flat']);

function statementsOf({ id, text }: Fact, title: string[]): Statement[] {
  const colon = text.indexOf(': ');
  const isArticle = id.startsWith('articles.');
  // The name of an attribute is said of the thing: «Цвет: белый».
  const isAttribute = id.startsWith('listing.attributes') || id === 'listing.price';
  const isLabelled = colon > 0 && (isArticle || (id.startsWith('listing.') && !isAttribute));
  const heading = isLabelled && isArticle ? text.slice(0, colon) : '';
  const body = isLabelled ? text.slice(colon + 2) : text;
  const sentences = withTheirConditions(readSentences(body));
  const places = [...new Set(sentences.flatMap(({ text: said }) => placesIn(said)))];
  // Where there are several, each has its own figures.
  const context = [...title, ...conceptsIn(heading), ...(places.length === 1 ? places : [])];
  return sentences.map(({ pieces, text: said }) => ({
    factId: id,
    quote: quoteOf(said, pieces, heading),
    pieces,
    context,
    title,
    isListingPrice: id === 'listing.price',
  }));
}

/** «Будни — 500 ₽, суббота — 800 ₽» needs its heading to be understood. */
function quoteOf(text: string, pieces: Piece[], heading: string): string {
  const isNamed = conceptsIn(heading).some((concept) => isNamedInAny(pieces, concept));
  const said =
    heading === '' || isNamed
      ? `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`
      : `${heading}: ${text[0]?.toLowerCase() ?? ''}${text.slice(1)}`;
  const ended = said.replace(/[;,:]$/u, '');
  return /[.!?…]$/u.test(ended) ? ended : `${ended}.`;
}

/** «по Казани», «в Самаре»: where all of the fact holds. */
function placesIn(text: string): string[] {
  return Array.from(text.matchAll(/(?:^|\s)(?:по|в|до|из|за)\s+(\p{Lu}\p{Ll}+)/gu)).flatMap(([, name = '']) =>
    conceptsIn(name),
  );
}

function conceptsIn(text: string): string[] {
  return readSentences(text).flatMap(({ pieces }) => conceptsOf(pieces));
}
