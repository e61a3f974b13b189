import { money, type Unit } from './money-units.ts';
import { latinKey } from './transliteration.ts';

/** Russian number words in the cases people write them in, with the slips they make. Values below 1000; scales stand apart. */
const FORMS: Record<number, string> = {
  0: 'ноль нуль нуля нулей',
  1: 'один одна одно одного одной одну',
  2: 'два две двух двум двумя',
  3: 'три трех трем тремя',
  4: 'четыре четырех четырем четырьмя',
  5: 'пять пяти пятью',
  6: 'шесть шести шестью',
  7: 'семь семи семью',
  8: 'восемь восьми восемью',
  9: 'девять девяти девятью',
  10: 'десять десяти десятью',
  11: 'одиннадцать одиннадцати одинадцать одинадцати',
  12: 'двенадцать двенадцати',
  13: 'тринадцать тринадцати',
  14: 'четырнадцать четырнадцати',
  15: 'пятнадцать пятнадцати',
  16: 'шестнадцать шестнадцати',
  17: 'семнадцать семнадцати',
  18: 'восемнадцать восемнадцати',
  19: 'девятнадцать девятнадцати',
  20: 'двадцать двадцати',
  30: 'тридцать тридцати',
  40: 'сорок сорока',
  50: 'пятьдесят пятидесяти пядьдесят',
  60: 'шестьдесят шестидесяти',
  70: 'семьдесят семидесяти',
  80: 'восемьдесят восьмидесяти',
  90: 'девяносто девяноста',
  100: 'сто ста',
  200: 'двести двухсот двумстам',
  300: 'триста трехсот тремстам',
  400: 'четыреста четырехсот четыриста',
  500: 'пятьсот пятисот пятсот пятьсотен',
  600: 'шестьсот шестисот шестсот',
  700: 'семьсот семисот семсот',
  800: 'восемьсот восьмисот восемсот',
  900: 'девятьсот девятисот девятсот',
};

const ENGLISH =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const ENGLISH_TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
/** For buyers who are answered in Kazakh. Its «он», ten, is left out: in Russian it is «he». */
const KAZAKH = 'бір екі үш төрт бес алты жеті сегіз тоғыз'.split(' ');
const KAZAKH_TENS = 'жиырма отыз қырық елу алпыс жетпіс сексен тоқсан жүз'.split(' ');

const RUSSIAN = Object.entries(FORMS).flatMap(([value, forms]) =>
  forms.split(' ').map((form): [string, number] => [form, Number(value)]),
);
const VALUES = new Map([
  ...RUSSIAN,
  ...ENGLISH.map((form, value): [string, number] => [form, value]),
  ...ENGLISH_TENS.map((form, place): [string, number] => [form, (place + 2) * 10]),
  ...KAZAKH.map((form, place): [string, number] => [form, place + 1]),
  ...KAZAKH_TENS.map((form, place): [string, number] => [form, (place + 2) * 10]),
]);
/** «pyatsot», «tri»: the same words in Latin letters, at the first word that may be one. */
let latinValues: Map<string, number> | undefined;

const HALVES = /^(?:полтор[аы]|полутора)$/u;

export function valueOfWord(word: string): number | undefined {
  if (HALVES.test(word)) return 1.5;
  return VALUES.get(word) ?? (/^[a-z']{3,}$/.test(word) ? valueOfLatinWord(word) : undefined);
}

function valueOfLatinWord(word: string): number | undefined {
  latinValues ??= new Map(RUSSIAN.map(([form, value]) => [latinKey(form), value]));
  return latinValues.get(latinKey(word));
}

/** A word that is an amount by itself: «косарь», «полтинник», «полмиллиона», «тритысячи». */
export function amountOfWord(word: string): { value: number; isDoubtful: boolean } | undefined {
  const unit = money(word);
  if (unit?.isAmount === true) return { value: unit.factor, isDoubtful: unit.isDoubtful };
  return halved(word) ?? gluedThousands(word);
}

/** What multiplies the number before it: «тысяч», «косарей», «лямов», «соток». */
export function scaleOfWord(word: string): Unit | undefined {
  return money(word);
}

/** «полтысячи», «поллимона»; with «полтора» grown to it: «полторатысячи». */
function halved(word: string): { value: number; isDoubtful: boolean } | undefined {
  const rest = /^(полтор[аы]|пол)(\p{L}{3,})$/u.exec(word);
  const unit = rest?.[2] === undefined ? undefined : money(rest[2]);
  if (unit === undefined || unit.factor < 100) return undefined;
  return {
    value: unit.factor * (rest?.[1] === 'пол' ? 0.5 : 1.5),
    isDoubtful: unit.isDoubtful && unit.factor < 1_000_000,
  };
}

function gluedThousands(word: string): { value: number; isDoubtful: boolean } | undefined {
  const [, number = ''] = /^(\p{L}{3,12})(?:тысяч\p{L}{0,3}|тыщ\p{L}?)$/u.exec(word) ?? [];
  const value = number === '' ? undefined : valueOfWord(number);
  return value === undefined ? undefined : { value: value * 1000, isDoubtful: false };
}

/** «двадцать» may be followed by «пять», «сто» by «двадцать»; «пять» by neither. */
export function mayFollow(value: number, next: number): boolean {
  if (next === 0 || !Number.isInteger(value)) return false;
  if (value >= 100) return next < 100;
  return value >= 20 && next < 10;
}
