import fc from 'fast-check';

/** An amount as somebody may write it. */
export interface Spelling {
  text: string;
  /** Nothing in it says that it is money: only a word before it, such as «за», does. */
  needsCue: boolean;
}

/** Every way to write an amount of whole roubles that is known here, as far as it fits the amount. */
export function spellingsOf(roubles: number): Spelling[] {
  const plain = String(roubles);
  const sums = [...digitForms(roubles), ...thousandForms(roubles), ...slangForms(roubles)];
  return [
    ...CURRENCIES.map((currency) => sure(`${plain}${currency}`)),
    ...['\u00a0', '\u202f', '.', "'", '_'].map((separator) => sure(`${grouped(roubles, separator)} руб`)),
    sure(`₽${plain}`),
    sure(`${russian(roubles)} рублей`),
    sure(`${latin(russian(roubles))} rublej`),
    sure(`${english(roubles)} roubles`),
    ...sums,
  ];
}

/** A spelling of the amount. */
export function spelled(roubles: number): fc.Arbitrary<Spelling> {
  return fc.constantFrom(...spellingsOf(roubles));
}

/** Amounts as they stand in listings: of any size, and often round. */
export const amount: fc.Arbitrary<number> = fc
  .oneof(
    fc.integer({ min: 10, max: 199 }).map((n) => n * 50),
    fc.integer({ min: 1, max: 99 }).map((n) => n * 500),
    fc.integer({ min: 1, max: 300 }).map((n) => n * 1_000),
    fc.integer({ min: 1, max: 90 }).map((n) => n * 100_000),
    fc.integer({ min: 100, max: 9_999_999 }),
  )
  .filter((roubles) => roubles >= 100);

const sure = (text: string): Spelling => ({ text, needsCue: false });
const bare = (text: string): Spelling => ({ text, needsCue: true });

const CURRENCIES = [' ₽', '₽', ' руб.', 'р', 'р.', ' p.', ' рублей', ' pублей', ' рубликов', ' RUB', ' РУБ'];

function digitForms(roubles: number): Spelling[] {
  const plain = String(roubles);
  const disguises = ['０', '𝟎', '𝟘', '𝟬'].map((zero) =>
    plain.replace(/\d/g, (digit) => String.fromCodePoint((zero.codePointAt(0) ?? 0) + Number(digit))),
  );
  const circles = plain.replace(/\d/g, (digit) => '⓪①②③④⑤⑥⑦⑧⑨'[Number(digit)] ?? digit);
  const black = plain.replace(/\d/g, (digit) => '⓿❶❷❸❹❺❻❼❽❾'[Number(digit)] ?? digit);
  const keycaps = plain.replace(/\d/g, (digit) => `${digit}\ufe0f\u20e3`);
  const zeros = /^(\d*[1-9])(0{2,})$/.exec(plain);
  const letters =
    zeros === null ? [] : ['о', 'О', 'o', 'O'].map((letter) => `${zeros[1]}${letter.repeat(zeros[2]?.length ?? 0)}`);
  const double = /^3(00|000)$/.test(plain) ? [`З${plain.slice(1)}`, `З${'о'.repeat(plain.length - 1)}`] : [];
  return [
    ...[plain, grouped(roubles, ' '), ...disguises, circles, black, keycaps, ...letters, ...double].map(bare),
    ...disguises.map((text) => sure(`${text} рублей`)),
    bare(plain.split('').join('\u200b')),
    sure(`${plain.split('').join('\u00ad')} руб`),
    bare(plain.split('').join(' ')),
    ...(plain.length >= 4 ? [sure(`${plain.split('').join('.')} руб`), bare(plain.split('').join('_'))] : []),
    bare(russian(roubles)),
    ...(roubles < 4000 && roubles >= 1000 ? [sure(`${roman(roubles)} рублей`)] : []),
  ];
}

function thousandForms(roubles: number): Spelling[] {
  const thousands = Math.floor(roubles / 1_000);
  const rest = roubles % 1_000;
  const share = roubles / 1_000;
  const isShort = roubles >= 1_000 && roubles < 1_000_000 && roubles % 100 === 0;
  const short = String(share).replace('.', ',');
  return [
    ...(isShort
      ? [' тыс.', ' тыс', ' тысяч', ' тыщ', 'т.р.', ' тр', ' т. р.', ' тыр'].map((unit) => sure(`${short}${unit}`))
      : []),
    ...(isShort ? ['к', 'k', 'К', ' к'].map((unit) => bare(`${short}${unit}`)) : []),
    ...(isShort && rest > 0 ? [sure(`${thousands}к${rest / 100}`), sure(`${thousands}т${rest}`)] : []),
    ...(isShort && rest > 0
      ? [sure(`${thousands} тыс ${rest}`), sure(`${russian(thousands)} тыщ ${russian(rest)}`)]
      : []),
    ...(isShort && rest === 500
      ? [
          sure(`${russian(thousands)} с половиной тысячи`),
          sure(`${thousands} с половиной тыс.`),
          bare(`${russian(thousands)} с половиной`),
          bare(`${thousands} с половиной`),
        ]
      : []),
    ...(isShort && rest > 0 && thousands % 100 !== 0 && thousands < 100
      ? [bare(`${russian(thousands)} ${russian(rest)}`)]
      : []),
    ...(roubles % 100_000 === 0 && roubles >= 1_000_000
      ? [' млн', ' миллиона', ' лямов', ' ляма'].map((unit) =>
          sure(`${String(roubles / 1_000_000).replace('.', ',')}${unit}`),
        )
      : []),
    ...(isShort && rest === 0 && thousands < 100 ? [bare(String(thousands)), bare(russian(thousands))] : []),
  ];
}

const SLANG: Record<number, [string[], string[]]> = {
  100: [
    ['стольник', 'сто рублей'],
    ['сотку', 'сотка'],
  ],
  500: [['пятихатка', 'пятихатку', 'полтысячи', 'полкосаря'], []],
  1000: [['косарь', 'косаря', 'тысяча', 'тыща', 'тысячу'], ['штуку', 'кусок'].map((word) => word)],
  1500: [['полторы тысячи', 'полторашку', 'полторы тыщи', 'полтора косаря'], []],
  2000: [['пара косарей', 'пару тысяч', 'два косаря'], ['двушку']],
  3000: [
    ['три косаря', 'тритысячи'],
    ['трёшку', 'треху'],
  ],
  5000: [['пять косарей'], ['пятёрку', 'пятерку']],
  10000: [
    ['десять косарей', 'десяток тысяч'],
    ['десятку', 'чирик'],
  ],
  15000: [['пятнадцать косарей'], ['пятнашку']],
  20000: [[], ['двадцатку']],
  30000: [[], ['тридцатку']],
  50000: [['полсотни тысяч'], ['полтинник', 'полтос']],
  100000: [['сто косарей', 'сотню тысяч'], ['сотку']],
  500000: [['полмиллиона', 'полляма', 'пол ляма', 'пол-ляма', 'поллимона'], []],
  1000000: [['лям', 'миллион', 'лямчик'], ['лимон']],
  1200000: [['лям двести', 'миллион двести', 'миллион двести тысяч'], []],
  1500000: [['полтора ляма', 'полтора миллиона', 'лям пятьсот'], []],
};

function slangForms(roubles: number): Spelling[] {
  const [sures, bares] = SLANG[roubles] ?? [[], []];
  return [...sures.filter((text) => text !== 'штуку').map(sure), ...bares.filter((text) => text !== 'штуку').map(bare)];
}

function grouped(roubles: number, separator: string): string {
  return String(roubles).replace(/\B(?=(\d{3})+$)/g, separator);
}

const ONES =
  ' один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать'.split(
    ' ',
  );
const TENS = '  двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто'.split(' ');
const HUNDREDS = ' сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот'.split(' ');

/** «четыре тысячи пятьсот» */
export function russian(number: number): string {
  const millions = Math.floor(number / 1_000_000);
  const thousands = Math.floor((number % 1_000_000) / 1_000);
  return [
    ...(millions === 0 ? [] : [small(millions), plural(millions, 'миллион', 'миллиона', 'миллионов')]),
    ...(thousands === 0 ? [] : [feminine(small(thousands)), plural(thousands, 'тысяча', 'тысячи', 'тысяч')]),
    small(number % 1_000),
  ]
    .filter(Boolean)
    .join(' ');
}

function small(number: number): string {
  const tens = number % 100;
  const low = tens < 20 ? [ONES[tens]] : [TENS[Math.floor(tens / 10)], ONES[tens % 10]];
  return [HUNDREDS[Math.floor(number / 100)], ...low].filter(Boolean).join(' ');
}

function feminine(words: string): string {
  return words.replace(/один$/, 'одна').replace(/два$/, 'две');
}

function plural(number: number, one: string, few: string, many: string): string {
  const [last, tens] = [number % 10, number % 100];
  if (tens > 10 && tens < 20) return many;
  return last === 1 ? one : last > 1 && last < 5 ? few : many;
}

const LETTERS = new Map(
  Object.entries({
    ...{
      а: 'a',
      б: 'b',
      в: 'v',
      г: 'g',
      д: 'd',
      е: 'e',
      ж: 'zh',
      з: 'z',
      и: 'i',
      й: 'y',
      к: 'k',
      л: 'l',
      м: 'm',
      н: 'n',
    },
    ...{ о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ц: 'ts', ч: 'ch', ш: 'sh', ь: '', ы: 'y', я: 'ya' },
  }),
);

function latin(words: string): string {
  return Array.from(words, (letter) => LETTERS.get(letter) ?? letter).join('');
}

const ENGLISH =
  ' one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const ENGLISH_TENS = '  twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

function english(number: number): string {
  const below = (value: number): string => {
    const low = value % 100;
    const tens = low < 20 ? [ENGLISH[low]] : [ENGLISH_TENS[Math.floor(low / 10)], ENGLISH[low % 10]];
    const hundreds = Math.floor(value / 100);
    return [...(hundreds === 0 ? [] : [ENGLISH[hundreds], 'hundred']), ...tens].filter(Boolean).join(' ');
  };
  const [millions, thousands] = [Math.floor(number / 1_000_000), Math.floor((number % 1_000_000) / 1_000)];
  return [
    ...(millions === 0 ? [] : [below(millions), 'million']),
    ...(thousands === 0 ? [] : [below(thousands), 'thousand']),
    below(number % 1_000),
  ]
    .filter(Boolean)
    .join(' ');
}

function roman(number: number): string {
  const marks: [number, string][] = [
    ...([
      [1000, 'M'],
      [900, 'CM'],
      [500, 'D'],
      [400, 'CD'],
      [100, 'C'],
      [90, 'XC'],
      [50, 'L'],
    ] as [number, string][]),
    ...([
      [40, 'XL'],
      [10, 'X'],
      [9, 'IX'],
      [5, 'V'],
      [4, 'IV'],
      [1, 'I'],
    ] as [number, string][]),
  ];
  let left = number;
  return marks.reduce((text, [value, mark]) => {
    const times = Math.floor(left / value);
    left -= times * value;
    return text + mark.repeat(times);
  }, '');
}
