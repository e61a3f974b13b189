import { latinKey } from './transliteration.ts';

export interface Unit {
  factor: number;
  /** Also something else: «4К» of a screen, «сотка» of land, «штука» of goods. An amount only where the words around speak of money. */
  isDoubtful: boolean;
  /** Also stands for one of itself: «тысяча», «косарь»; the plural («тысячи покупателей») is no amount. */
  isAmount: boolean;
}

interface UnitForms {
  factor: number;
  isDoubtful?: boolean;
  /** The forms that stand alone, and those that need a number before them. */
  alone?: RegExp;
  counted?: RegExp;
}

/** What people count money in. Normalised words, so without «ё». */
const UNITS: UnitForms[] = [
  {
    factor: 1000,
    alone: /^(?:тысяч[ау]|тысячей|тысяченк[ау]|тысячка|тысячку|тыщ[ау]|тыщей|косарь|косаря|косарик|thousand)$/u,
    counted:
      /^(?:тыс|тысяч\p{L}{0,4}|тыщ\p{L}{0,3}|тыш|тыр|тр|косар\p{L}{0,4}|косых|thousand|grand|мың|миң|ming|ҳазор)$/u,
  },
  {
    factor: 1000,
    isDoubtful: true,
    alone: /^(?:кусок|штукарь|штукаря|рублишко)$/u,
    counted: /^(?:[кkт]|кус(?:ка|ков)|штук\p{L}{0,3})$/u,
  },
  {
    factor: 1_000_000,
    alone: /^(?:миллион|мильон|миллиончик|лям|лямчик|лимончик|лямик|million)$/u,
    counted: /^(?:млн|mln|миллион\p{L}{0,3}|мильон\p{L}{0,3}|лям\p{L}{0,4}|million)$/u,
  },
  { factor: 1_000_000, isDoubtful: true, alone: /^лимон$/u, counted: /^лимон\p{L}{0,3}$/u },
  { factor: 1_000_000_000, alone: /^миллиард$/u, counted: /^(?:млрд|миллиард\p{L}{0,3})$/u },
  {
    factor: 500,
    alone: /^(?:пятихат(?:ка|ку|кой|ки|очка|очку)|пятисотк[ау]|пятисоточк[ау])$/u,
    counted: /^(?:пятихат(?:ки|ок|ок)|пятисот(?:ки|ок))$/u,
  },
  {
    factor: 100,
    alone: /^(?:стольник|стольника|сотен\p{L}{1,2}|сотн[яю]|сотней)$/u,
    counted: /^(?:сот(?:ен|ни)|стольник\p{L}{1,2}|жүз)$/u,
  },
  { factor: 100, isDoubtful: true, alone: /^(?:сотк[ау]|соточк[ау])$/u, counted: /^(?:сотки|соток)$/u },
  { factor: 50, alone: /^(?:полтинник\p{L}{0,2}|полтинничек|полтос\p{L}{0,2}|полтах\p{L}?|полсотни|полтин[ау])$/u },
  { factor: 150, alone: /^полтораста$/u },
  {
    factor: 10,
    alone: /^(?:чирик\p{L}{0,2}|червонец|червонца|червончик)$/u,
    counted: /^(?:чириков|червонцев|червонца)$/u,
  },
  { factor: 25, alone: /^четвертак\p{L}?$/u },
  { factor: 1500, alone: /^полторашк[ауе]$/u },
];

/** Slang for a banknote or for as many thousands; each may as well be a thing of that number, so only the words around tell. */
const ROUND: [RegExp, number][] = [
  [/^(?:двушк|двушечк|двойк)[ауи]$/u, 2],
  [/^(?:трешк|трешечк|тройк|трех)[ау]$/u, 3],
  [/^(?:четверк|четыр)[ау]$/u, 4],
  [/^(?:пятерк|пятер|пятерочк|пятак|пятал)[ау]?$/u, 5],
  [/^(?:шестерк|шестер)[ау]$/u, 6],
  [/^(?:семерк|семер)[ау]$/u, 7],
  [/^(?:восьмерк|восьмер)[ау]$/u, 8],
  [/^(?:девятк|девяточк)[ау]$/u, 9],
  [/^(?:десятк|десяточк|десяр|дес)[ау]$/u, 10],
  [/^(?:пятнашк|пятнашечк)[ау]$/u, 15],
  [/^(?:двадцатк|двадцаточк|двадцатник)[ау]?$/u, 20],
  [/^(?:тридцатк|тридцаточк|тридцатник)[ау]?$/u, 30],
  [/^(?:сороковник|сороковк)[ау]?$/u, 40],
];

/** «tysyach», «milliona»: the same in Latin letters. */
const LATIN = new Map([
  ...['тысяч', 'тысячи', 'тысяча', 'тысячу', 'тыщ', 'тыщи', 'тыс'].map((word): [string, number] => [
    latinKey(word),
    1_000,
  ]),
  ...['миллион', 'миллиона', 'миллионов', 'лям', 'ляма'].map((word): [string, number] => [latinKey(word), 1_000_000]),
  ...['косарь', 'косаря', 'косарей'].map((word): [string, number] => [latinKey(word), 1_000]),
]);

/** The unit of money a word names. */
export function money(word: string): Unit | undefined {
  for (const { factor, isDoubtful = false, alone, counted } of UNITS) {
    const isAmount = alone?.test(word) === true;
    if (isAmount || counted?.test(word) === true) return { factor, isDoubtful, isAmount };
  }
  const factor = /^[a-z']{3,}$/.test(word) ? LATIN.get(latinKey(word)) : undefined;
  return factor === undefined
    ? undefined
    : { factor, isDoubtful: false, isAmount: !/[iy]$|ch$|ov$|ej$|ei$/.test(word) };
}

/** «двадцатка», «трёха»: a round amount in roubles, or as many thousands. */
export function roundAmount(word: string): number | undefined {
  return ROUND.find(([form]) => form.test(word))?.[1];
}
