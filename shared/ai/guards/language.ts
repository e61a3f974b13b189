import type { SellerSettings } from '../../sellers/settings.ts';
import { IN_LANGUAGE } from '../../sellers/style.ts';
import type { Guard, GuardContext } from './guard.ts';
import { sentencesOf, sentencesOfFacts, wordsIn } from './sentences.ts';

type Language = Exclude<SellerSettings['language'], 'auto'>;

interface Signs {
  /** Letters that Russian, or plain Latin, has not; they count where the whole text has the mark that tells one such language from the others. */
  letters: RegExp;
  mark: RegExp;
  /** Small words that show the language without its letters. */
  words: Set<string>;
}

const SIGNS: Partial<Record<Language, Signs>> = {
  kk: {
    letters: /[әғқңөұүһі]/u,
    mark: /[әұ]|[қғ].*і|і.*[қғ]/su,
    words: list('салем салеметсизбе канша бар баға рахмет рақмет керек жок жоқ қанша қайда бағасы сатылады'),
  },
  tg: {
    letters: /[ғқӣӯҳҷ]/u,
    mark: /[ӣӯҷ]/u,
    words: list('чанд нарх нархаш хаст ҳаст рахмат мехохам мехоҳам дорад доред'),
  },
  ky: {
    letters: /[ңөү]/u,
    mark: /^[^әқғұі]*$/su,
    words: list('канча барбы рахмат керек кайда болобу баасы саламатсызбы'),
  },
  uz: {
    letters: /[ўқғҳ]/u,
    mark: /ў/u,
    words: list(
      'salom assalomu alaykum qancha narxi bormi rahmat kerak qayerda sotiladi boladi mumkinmi нархи борми қанча',
    ),
  },
  tr: {
    letters: /[ğışçöü]/u,
    mark: /[ğış]/u,
    words: list('merhaba selam fiyat fiyati fiyatı kaç kac var nerede kadar teşekkür lütfen satilik indirim'),
  },
  en: {
    letters: /(?!)/u,
    mark: /(?!)/u,
    words: list(
      'the is are was how what where when which hello hi hey price you your available can could would for this it its still much does do have has and or not with please deliver delivery thanks thank we our will be in of to at on condition new used my there yes no sorry',
    ),
  },
};
const ENOUGH_SIGNS = 2;

function list(words: string): Set<string> {
  return new Set(words.split(' '));
}

/** The reply is in the language the seller has set, else in the buyer's. Names of models and words of the facts belong to none. */
export const guardLanguage: Guard = (draft, context) => {
  const wanted = context.language === 'auto' ? languageOf(context.buyerTexts.join('\n')) : context.language;
  const foreign = findForeign(draft, wanted, context);
  return foreign === undefined
    ? []
    : [{ guard: 'language', what: foreign, why: `Ответь ${IN_LANGUAGE[wanted]}, целиком.` }];
};

/** By script, then by the letters and small words of each language; what shows nothing («iPhone 13?», «skolko stoit») is Russian. */
export function languageOf(text: string): Language {
  if (/\p{Script=Han}/u.test(text)) return 'zh';
  if (/\p{Script=Armenian}/u.test(text)) return 'hy';
  const words = wordsIn(sentencesOf(text)).filter((word) => /\p{L}/u.test(word));
  const signs = Object.keys(IN_LANGUAGE)
    .filter(isLanguage)
    .map((language) => ({ language, count: countSigns(words, language) }));
  const best = signs.reduce((most, next) => (next.count > most.count ? next : most));
  return best.count >= ENOUGH_SIGNS && best.count * 4 >= words.length ? best.language : 'ru';
}

function isLanguage(name: string): name is Language {
  return name in IN_LANGUAGE;
}

function countSigns(words: string[], language: Language): number {
  const signs = SIGNS[language];
  if (signs === undefined) return 0;
  const isMarked = signs.mark.test(words.join(' '));
  return words.filter((word) => signs.words.has(word) || (isMarked && signs.letters.test(word))).length;
}

const OWN_SCRIPT: Record<Language, RegExp> = {
  ru: /\p{Script=Cyrillic}/u,
  kk: /\p{Script=Cyrillic}/u,
  tg: /\p{Script=Cyrillic}/u,
  ky: /\p{Script=Cyrillic}/u,
  uz: /[\p{Script=Latin}\p{Script=Cyrillic}]/u,
  en: /\p{Script=Latin}/u,
  tr: /\p{Script=Latin}/u,
  hy: /\p{Script=Armenian}/u,
  zh: /\p{Script=Han}/u,
};
function findForeign(draft: string, wanted: Language, context: GuardContext): string | undefined {
  const sentences = sentencesOf(draft).map((sentence) => wordsIn([sentence]).filter((word) => /\p{L}/u.test(word)));
  if (wanted !== 'ru') return isMostlyOther(sentences.flat(), wanted) ? draft.trim().slice(0, 40) : undefined;
  return sentences.find((words) => isForeign(words, context))?.join(' ');
}

const RUSSIAN = /^[а-я]+$/;
/** As many English small words may stand in a Russian sentence. */
const MOST_ENGLISH = 1;

/** Names of models are in facts; other Latin words alone, English small words and letters that Russian has not are no Russian. */
function isForeign(words: string[], context: GuardContext): boolean {
  const others = words.filter((word) => !RUSSIAN.test(word));
  if (others.length === 0) return languageOf(words.join(' ')) !== 'ru';
  const strange = others.filter((word) => !isFamiliar(word, context));
  const isWhole = strange.length > 0 && others.length === words.length;
  const isOtherScript = strange.some((word) => !/^[\p{Script=Latin}а-я]+$/u.test(word));
  return isWhole || isOtherScript || countSigns(strange, 'en') > MOST_ENGLISH || languageOf(words.join(' ')) !== 'ru';
}

function isFamiliar(word: string, { facts, buyerTexts }: GuardContext): boolean {
  if (word === 'ok') return true;
  const words = [...wordsIn(buyerTexts.flatMap(sentencesOf)), ...wordsIn(sentencesOfFacts(facts))];
  return words.includes(word);
}

/** For one who writes in another language: mostly another script, or the same one with hardly a sign of the language. */
function isMostlyOther(words: string[], wanted: Language): boolean {
  const own = words.filter((word) => OWN_SCRIPT[wanted].test(word));
  if (own.length * 2 < words.length) return true;
  return SIGNS[wanted] !== undefined && countSigns(words, wanted) * WORDS_PER_SIGN < words.length - SHORT;
}

/** A text of so many words shows its language at least once; so many more may be names. */
const WORDS_PER_SIGN = 8;
const SHORT = 2;
