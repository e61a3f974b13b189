/** Russian number words in the cases people write them in. Values below 1000; scales stand apart. */
const FORMS: Record<number, string> = {
  0: 'ноль нуля нулей',
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
  11: 'одиннадцать одиннадцати',
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
  50: 'пятьдесят пятидесяти',
  60: 'шестьдесят шестидесяти',
  70: 'семьдесят семидесяти',
  80: 'восемьдесят восьмидесяти',
  90: 'девяносто девяноста',
  100: 'сто ста',
  200: 'двести двухсот двумстам',
  300: 'триста трехсот тремстам',
  400: 'четыреста четырехсот',
  500: 'пятьсот пятисот',
  600: 'шестьсот шестисот',
  700: 'семьсот семисот',
  800: 'восемьсот восьмисот',
  900: 'девятьсот девятисот',
};

const VALUES = new Map(
  Object.entries(FORMS).flatMap(([value, forms]) =>
    forms.split(' ').map((form): [string, number] => [form, Number(value)]),
  ),
);

const HALVES = new Set(['полтора', 'полторы', 'полутора']);

/** Words that are an amount by themselves. */
const SLANG = new Map([
  ['полтинник', 50],
  ['полтинника', 50],
  ['пятихатка', 500],
  ['пятихатку', 500],
  ['пятихатки', 500],
  ['косарь', 1000],
  ['лям', 1_000_000],
  ['поллимона', 500_000],
  ['полмиллиона', 500_000],
]);

const SCALES: [RegExp, number][] = [
  [/^сот(?:ен|ни)$/u, 100],
  [/^(?:тыс|тысяч[а-яёa-z]{0,2}|тыщ[а-яёa-z]{0,2}|тыр|косар[а-яёa-z]{0,2}|тр)$/u, 1000],
  [/^(?:млн|миллион[а-яёa-z]{0,2}|мильон[а-яёa-z]{0,2}|лимон[а-яёa-z]{0,2}|лям[а-яёa-z]{0,2})$/u, 1_000_000],
];

/** Also «4К» of a screen and «4 т» of a lorry: an amount only where the words around speak of money. */
const DOUBTFUL_SCALES = new Set(['к', 'k', 'т']);

export function valueOfWord(word: string): number | undefined {
  return HALVES.has(word) ? 1.5 : VALUES.get(word);
}

export function slangAmount(word: string): number | undefined {
  return SLANG.get(word);
}

export function scaleOfWord(word: string): { factor: number; isDoubtful: boolean } | undefined {
  if (DOUBTFUL_SCALES.has(word)) return { factor: 1000, isDoubtful: true };
  const scale = SCALES.find(([form]) => form.test(word));
  return scale === undefined ? undefined : { factor: scale[1], isDoubtful: false };
}

/** «двадцать» may be followed by «пять», «сто» by «двадцать»; «пять» by neither. */
export function mayFollow(value: number, next: number): boolean {
  if (next === 0 || !Number.isInteger(value)) return false;
  if (value >= 100) return next < 100;
  return value >= 20 && next < 10;
}
