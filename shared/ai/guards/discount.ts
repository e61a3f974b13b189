import type { Guard } from './guard.ts';
import { findNumbers } from './numbers.ts';
import { normalise, skipSpace, type Token, textOf, tokenise, wordsOf } from './tokens.ts';

/** Each thing that may be promised without an amount, and the words in the facts that allow it. */
const PROMISES: { said: RegExp; known: RegExp }[] = [
  { said: /^(?:бесплатн[а-яёa-z]{1,3}|задаром|даром|безвозмездно)$/u, known: /^(?:бесплатн|даром|безвозмездно)/u },
  { said: /^полцены$/u, known: /^полцены/u },
  {
    said: /^(?:уступлю|уступим|скину|скинем|сброшу|сбросим|подвинусь|подвинемся|сторгуемся|договоримся)$/u,
    known: /^(?:торг|скид|уступ|скин)/u,
  },
];
const GIVING = /^(?:сделаю|сделаем|дам|дадим|будет|возможен|возможна|уместен|есть|предложу|предложим)$/u;
const BARGAIN = /^(?:скидк[аиу]|скидочк[аиу]|торг)$/u;
const BARGAIN_KNOWN = /^(?:торг|скид|уступ)/u;

/** Promises about the price that name no amount («уступлю», «бесплатно», «сделаю скидку 10%») must be in the facts; denied ones pass. */
export const guardDiscount: Guard = (draft, { facts }) => {
  const tokens = tokenise(normalise(draft));
  const words = wordsOf(tokens);
  const known = tokenise(normalise(facts.map(({ text }) => text).join('\n')));
  const knownWords = wordsOf(known);
  const allows = (pattern: RegExp) =>
    knownWords.some((word, place) => pattern.test(word) && !isRefused(knownWords, place));
  const promised = words.filter((word, place) => {
    const promise = PROMISES.find(({ said }) => said.test(word));
    return promise !== undefined && !isDenied(words, place) && !allows(promise.known);
  });
  const bargained = words.filter(
    (word, place) => BARGAIN.test(word) && isGiven(words, place) && !allows(BARGAIN_KNOWN),
  );
  const percents = words.some((word) => /^(?:скид|скин|уступ|дешевле)/u.test(word))
    ? unknownPercents(tokens, known)
    : [];
  return [...promised, ...bargained, ...percents].map((what) => ({
    guard: 'discount',
    what,
    why: 'О торге, скидках и бесплатном говори, только если это есть в фактах.',
  }));
};

/** «торга нет», «без скидок», «торг не уместен»: naming it allows nothing. */
function isRefused(words: string[], place: number): boolean {
  return [words[place - 1], words[place + 1]].some((word) => word === 'нет' || word === 'не' || word === 'без');
}

function isDenied(words: string[], place: number): boolean {
  return words[place - 1] === 'не';
}

/** «торг возможен», «сделаем скидку»; «скидок нет», «торг не возможен» give nothing. */
function isGiven(words: string[], place: number): boolean {
  return [place - 2, place - 1, place + 1, place + 2].some(
    (at) => GIVING.test(words[at] ?? '') && !isDenied(words, at),
  );
}

function unknownPercents(tokens: Token[], known: Token[]): string[] {
  const allowed = new Set(percentsOf(known).map(({ value }) => value));
  return percentsOf(tokens).flatMap(({ value, fragment }) => (allowed.has(value) ? [] : [fragment]));
}

function percentsOf(tokens: Token[]): { value: number; fragment: string }[] {
  return findNumbers(tokens).flatMap(({ value, from, to }) => {
    const at = skipSpace(tokens, to);
    const next = tokens[at]?.text ?? '';
    return next === '%' || next.startsWith('процент') ? [{ value, fragment: textOf(tokens, from, at + 1) }] : [];
  });
}
