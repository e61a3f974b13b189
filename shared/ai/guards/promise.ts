import type { Guard, Objection } from './guard.ts';
import { exclusiveObjections, holdingObjections } from './promised-holding.ts';
import { PROMISES, type Promised } from './promised-things.ts';
import { timeObjections } from './promised-times.ts';
import { type Clause, type Sentence, sentencesOf, sentencesOfFacts } from './sentences.ts';
import { stanceOn } from './stance.ts';

/** Deliveries, holding, returns, exchange, warranty, installation, gifts, credit and days: only what the facts give. Denials and questions pass. */
export const guardPromise: Guard = (draft, { facts }) => {
  const sentences = sentencesOf(draft);
  const known = sentencesOfFacts(facts);
  return [
    ...PROMISES.flatMap((promised) => objectionsTo(promised, sentences, known)),
    ...exclusiveObjections(sentences, known),
    ...holdingObjections(sentences, known),
    ...timeObjections(sentences, known),
  ];
};

function objectionsTo(promised: Promised, sentences: Sentence[], known: Sentence[]): Objection[] {
  const { what, said, known: knownAs = said, within, unless } = promised;
  const made = [...stanceOn(sentences, said).affirmed, ...askedAsPromise(sentences, said)]
    .filter(({ text }) => within?.test(text) !== false)
    .filter(({ text }) => unless?.test(text) !== true);
  if (made.length === 0 || stanceOn(known, knownAs).affirmed.length > 0) return [];
  return made.map(({ text }) => ({
    guard: 'promise',
    what: text.trim(),
    why: `В фактах этого нет (${what}): не обещай и не подтверждай.`,
  }));
}

const OWN_ACT = /(?:[её]м|им|ю|у)$/u;

/** «Отложим вам?» offers as much as «отложим»; «нужна ли доставка?» offers nothing. */
function askedAsPromise(sentences: Sentence[], said: RegExp): Clause[] {
  return stanceOn(
    sentences.filter(({ isQuestion }) => isQuestion),
    said,
    { areQuestionsSaid: true },
  ).affirmed.filter(({ words }) => words.some((word) => said.test(word) && OWN_ACT.test(word) && !NOUN.test(word)));
}

const NOUN = /^(?:доставку|рассрочку|гарантию|отсрочку|ипотеку|обмену|возврату|кредиту|гарантий)$/u;
