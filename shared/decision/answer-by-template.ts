import { wrongAvailabilityIn } from '../ai/guards/availability.ts';
import { MAX_REPLY_CHARACTERS } from '../ai/guards/form.ts';
import { isOfTurn } from '../ai/prompts/build-prompt.ts';
import type { Template } from '../knowledge/template.ts';
import { wordsOf } from '../knowledge/words.ts';
import { type AskedWords, allAskedIn, askedWordsOf, simpleQuestionIn } from './asked-words.ts';
import type { TurnQuestion } from './decide-turn.ts';
import { isOneSlip } from './phrases.ts';

type Question = Pick<TurnQuestion, 'conversation' | 'knowledge' | 'listing'>;

export interface TemplateAnswer {
  template: Template;
  /** What the buyer reads. */
  text: string;
}

/**
 * The template that answers the turn without the model: the turn asks one simple thing, in nearly no words but the keywords, and
 * exactly one template has them. The words are the seller's own, so no guard looks at them but one: when he wrote them he could
 * not know whether this very listing is still for sale. What was said in this chat already is not said again.
 */
export function answerByTemplate(question: Question): TemplateAnswer | undefined {
  const asked = simpleQuestionIn(turnOf(question));
  if (asked === undefined) return undefined;
  const fitting = usableTemplates(question).filter(({ keywords, text }) => {
    const match = matchOf(asked, keywords);
    return match?.covered === asked.telling.length && (!match.isFigureWanted || HOLDS_FIGURE.test(text));
  });
  const [only, ...others] = fitting;
  return only === undefined || others.length > 0 ? undefined : answerOf(only, question);
}

/** How much of what is asked the keywords must make out when the model may not be asked. */
const LEAST_SHARE = 1 / 3;

/** The one template that comes nearest to the turn, for when the model may not be asked; `undefined` where two are as near or none is. */
export function nearestTemplate(question: Question): TemplateAnswer | undefined {
  const asked = allAskedIn(turnOf(question));
  if (asked === undefined) return undefined;
  const [best, second] = usableTemplates(question)
    .map((template) => ({ template, covered: matchOf(asked, template.keywords)?.covered ?? -1 }))
    .filter(({ covered }) => covered >= asked.telling.length * LEAST_SHARE)
    .sort((left, right) => right.covered - left.covered);
  return best === undefined || best.covered === second?.covered ? undefined : answerOf(best.template, question);
}

function turnOf({ conversation }: Question): string[] {
  return conversation.filter(isOfTurn).map(({ text }) => text);
}

function usableTemplates({ knowledge, conversation, listing }: Question): Template[] {
  const said = conversation.filter(({ author }) => author !== 'buyer').map(({ text }) => text);
  return knowledge.templates.filter(
    ({ text }) => wrongAvailabilityIn(text, listing).length === 0 && !said.some((words) => words.includes(text)),
  );
}

/** What asks for a figure is answered only by a template that holds one. */
const FIGURE_WORDS = new Set(wordsOf('сколько скольки когда почем'));
const HOLDS_FIGURE = /\p{N}|бесплатн/iu;

interface Match {
  /** How many of the telling words the keywords make out. */
  covered: number;
  /** By a word that no keyword holds. */
  isFigureWanted: boolean;
}

function matchOf(asked: AskedWords, keywords: readonly string[]): Match | undefined {
  const matches = keywords.map(askedWordsOf).flatMap((keyword) => {
    const places = placesOf(keyword, asked);
    return places === undefined ? [] : [{ keyword, places }];
  });
  if (matches.length === 0) return undefined;
  const own = new Set(matches.flatMap(({ keyword }) => keyword.words));
  return {
    covered: new Set(matches.flatMap(({ places }) => places)).size,
    isFigureWanted: asked.words.some((word) => FIGURE_WORDS.has(word) && !own.has(word)),
  };
}

/**
 * Where the keyword's telling words stand in a row among those of the question. A keyword of none («где вы») must stand in the
 * question as it is, and makes out none of its telling words.
 */
function placesOf(keyword: AskedWords, asked: AskedWords): number[] | undefined {
  if (keyword.telling.length === 0) return startOf(keyword.words, asked.words) === undefined ? undefined : [];
  const start = startOf(keyword.telling, asked.telling);
  return start === undefined ? undefined : keyword.telling.map((_word, place) => start + place);
}

function startOf(row: string[], words: string[]): number | undefined {
  const start = words.findIndex((_word, first) =>
    row.every((word, place) => {
      const other = words[first + place];
      return other !== undefined && isSameWord(word, other);
    }),
  );
  return row.length === 0 || start === -1 ? undefined : start;
}

/** In short words each letter tells: «замер» is not «размер». One written twice never does: «адресс». */
const SHORTEST_MISTYPED = 6;

function isSameWord(word: string, other: string): boolean {
  if (word === other || word === other.replace(/(.)\1/gu, '$1')) return true;
  return Math.min(word.length, other.length) >= SHORTEST_MISTYPED && isOneSlip(other, word);
}

const GREETING = /^(?:здравствуй|добр(?:ый|ое|ого)|привет)/iu;

function answerOf(template: Template, { conversation }: Question): TemplateAnswer {
  const { text } = template;
  const greeted = `Здравствуйте! ${text}`;
  const isGreetingDue =
    conversation.every(({ author }) => author === 'buyer') &&
    !GREETING.test(text) &&
    greeted.length <= MAX_REPLY_CHARACTERS;
  return { template, text: isGreetingDue ? greeted : text };
}
