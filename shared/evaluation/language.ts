import type { Language } from './expectation.ts';

/** Letters that only this language has among those that share its script. */
const OWN_LETTERS: Partial<Record<Language, RegExp>> = {
  kk: /[әғқңөұүһі]/iu,
  ky: /[ңөү]/iu,
  tg: /[ғӣқӯҳҷ]/iu,
  tr: /[çğışöü]/iu,
};

const SCRIPT: Record<Language, RegExp> = {
  ru: /\p{Script=Cyrillic}/gu,
  kk: /\p{Script=Cyrillic}/gu,
  ky: /\p{Script=Cyrillic}/gu,
  tg: /\p{Script=Cyrillic}/gu,
  en: /\p{Script=Latin}/gu,
  tr: /\p{Script=Latin}/gu,
  uz: /\p{Script=Latin}|\p{Script=Cyrillic}/gu,
  hy: /\p{Script=Armenian}/gu,
  zh: /\p{Script=Han}/gu,
};

/** Whether most letters of a text are of the language's script, and its own letters are there. Names of models may be in another. */
export function isIn(language: Language, text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  if (letters.length === 0) return true;
  const isScript = (text.match(SCRIPT[language]) ?? []).length >= letters.length * 0.6;
  if (language === 'ru') return isScript && !/[әғқңөұүһ]/iu.test(text);
  return isScript && (OWN_LETTERS[language]?.test(text) ?? true);
}
