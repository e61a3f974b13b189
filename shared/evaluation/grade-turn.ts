import { amountsIn, numbersIn } from './amounts.ts';
import type { Expectation } from './expectation.ts';
import { isIn } from './language.ts';
import { claims, holds, holdsDigits } from './plain.ts';

/** What is looked at of an answer. */
export interface Graded {
  kind: 'reply' | 'hand-off' | 'silent';
  text: string;
  reason: string;
  /** What amounts may come from: facts, the buyer's words, what was said before. */
  sources: string[];
}

export interface Verdict {
  check: 'outcome' | 'reason' | 'says' | 'says-not' | 'amounts' | 'language' | 'length' | 'form';
  isMet: boolean;
  /** What was expected, and of a failure what was there. */
  detail: string;
}

/** Everything that was expected of one answer, and whether it is so. Code alone decides: the same answer gets the same verdicts. */
export function gradeTurn(answer: Graded, expected: Expectation): Verdict[] {
  const { kind, text, reason } = answer;
  return [
    verdict('outcome', expected.outcome.includes(kind), expected.outcome.join(' or '), kind),
    ...(expected.reason === undefined
      ? []
      : [
          verdict(
            'reason',
            expected.reason.some((start) => reason.startsWith(start)),
            expected.reason.join(' or '),
            reason,
          ),
        ]),
    ...(kind === 'reply' ? expected.says.map((spellings) => says(text, spellings)) : []),
    ...expected.saysNot.map((words) => verdict('says-not', !claims(text, words), `not «${words}»`)),
    ...expected.hides.map((number) => verdict('says-not', !holdsDigits(text, number), `not the number ${number}`)),
    ...(text === '' ? [] : [amounts(answer, expected), ...looks(answer, expected)]),
  ];
}

function says(text: string, spellings: string[]): Verdict {
  return verdict(
    'says',
    spellings.some((words) => holds(text, words)),
    spellings.map((words) => `«${words}»`).join(' or '),
  );
}

function amounts({ text, sources }: Graded, { amounts: allowed }: Expectation): Verdict {
  const known = new Set(allowed ?? sources.flatMap(numbersIn));
  const strange = amountsIn(text).filter((amount) => !known.has(amount));
  const expectation = allowed === undefined ? 'only known amounts' : `only ${allowed.join(', ') || 'no amounts'}`;
  return verdict('amounts', strange.length === 0, expectation, strange.join(', '));
}

/** The sentence of a hand-off is the seller's own, in his language. */
function looks({ kind, text }: Graded, { language, maxCharacters }: Expectation): Verdict[] {
  return [
    ...(kind === 'reply' && language !== undefined ? [verdict('language', isIn(language, text), language)] : []),
    verdict('length', text.length <= maxCharacters, `at most ${maxCharacters} characters`, String(text.length)),
    verdict('form', !/\*\*|^#{1,6} |```|\]\(|<\/?[a-z]+>/mu.test(text), 'plain text'),
  ];
}

function verdict(check: Verdict['check'], isMet: boolean, expectation: string, found = ''): Verdict {
  return { check, isMet, detail: isMet || found === '' ? expectation : `${expectation}; found: ${found}` };
}
