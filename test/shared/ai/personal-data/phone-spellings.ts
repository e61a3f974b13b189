import fc from 'fast-check';

/** Ten digits from a mobile network's code on. */
const mobile = fc
  .tuple(fc.integer({ min: 900, max: 999 }), fc.integer({ min: 0, max: 9_999_999 }))
  .map(([code, number]) => `${code}${String(number).padStart(7, '0')}`);
const landline = fc
  .tuple(fc.constantFrom('495', '499', '812', '843', '383', '861'), fc.integer({ min: 0, max: 9_999_999 }))
  .map(([code, number]) => `${code}${String(number).padStart(7, '0')}`);

const UNITS = ['ноль', 'один', 'два', 'три', 'четыре', 'пять', 'шесть', 'семь', 'восемь', 'девять'];
const TEENS =
  'десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать'.split(
    ' ',
  );
const TENS = '- - двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто'.split(' ');
const HUNDREDS = '- сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот'.split(' ');

function inWords(digits: string): string {
  if (/^0/.test(digits)) return Array.from(digits, (digit) => UNITS[Number(digit)]).join(' ');
  const value = Number(digits);
  const hundreds = value >= 100 ? [HUNDREDS[Math.floor(value / 100)]] : [];
  const rest = value % 100;
  if (rest === 0) return hundreds.join(' ');
  if (rest < 10) return [...hundreds, UNITS[rest]].join(' ');
  if (rest < 20) return [...hundreds, TEENS[rest - 10]].join(' ');
  return [...hundreds, TENS[Math.floor(rest / 10)], ...(rest % 10 === 0 ? [] : [UNITS[rest % 10]])].join(' ');
}

function parts(ten: string): [string, string, string, string] {
  return [ten.slice(0, 3), ten.slice(3, 6), ten.slice(6, 8), ten.slice(8)];
}

type Spelling = (ten: string) => string;

const SPELLINGS: Spelling[] = [
  (ten) => `8${ten}`,
  (ten) => `+7${ten}`,
  (ten) => `7${ten}`,
  (ten) => ten,
  (ten) => `8 ${parts(ten).join(' ')}`,
  (ten) => `+7 ${parts(ten).join(' ')}`,
  (ten) => parts(ten).join(' '),
  (ten) => `8-${parts(ten).join('-')}`,
  (ten) => parts(ten).join('-'),
  (ten) => `8.${parts(ten).join('.')}`,
  (ten) => `8,${parts(ten).join(', ')}`,
  (ten) => `8/${parts(ten).join('/')}`,
  (ten) => `+7 (${ten.slice(0, 3)}) ${ten.slice(3, 6)}-${ten.slice(6, 8)}-${ten.slice(8)}`,
  (ten) => `8(${ten.slice(0, 3)})${ten.slice(3)}`,
  (ten) => `${ten.slice(0, 3)} ${ten.slice(3)}`,
  (ten) => `8 ${ten.slice(0, 3)} ${ten.slice(3, 6)} ${ten.slice(6)}`,
  (ten) => `8${ten.slice(0, 3)} ${ten.slice(3, 5)} ${ten.slice(5, 7)} ${ten.slice(7)}`,
  (ten) => Array.from(`8${ten}`).join(' '),
  (ten) => Array.from(`8${ten}`).join('-'),
  (ten) => Array.from(`8${ten}`).join('\u200b'),
  (ten) => Array.from(`8${ten}`, (digit) => `${digit}\ufe0f\u20e3`).join(''),
  (ten) => Array.from(`8${ten}`, (digit) => String.fromCodePoint(0xff10 + Number(digit))).join(''),
  (ten) => parts(ten).join('\n').replace(/^/, '8\n'),
  (ten) => `8 ${parts(ten).join(' потом ')}`,
  (ten) => `плюс 7 ${parts(ten).join(' тире ')}`,
  (ten) => `восемь ${Array.from(ten, (digit) => UNITS[Number(digit)]).join(' ')}`,
  (ten) => `восемь ${parts(ten).map(inWords).join(' ')}`,
  (ten) => `8 ${inWords(ten.slice(0, 3))} ${ten.slice(3, 6)} ${inWords(ten.slice(6, 8))} ${ten.slice(8)}`,
];

/** A Russian phone, and one of the ways people write it. */
export const aSpelledPhone = fc
  .record({ ten: fc.oneof({ weight: 3, arbitrary: mobile }, landline), spelling: fc.constantFrom(...SPELLINGS) })
  .map(({ ten, spelling }) => ({ ten, text: spelling(ten) }));

/** What may stand around a phone: real sentences, with other numbers in them. */
export const aSentence = fc.constantFrom(
  (phone: string) => phone,
  (phone: string) => `Мой номер ${phone}`,
  (phone: string) => `${phone} Анна`,
  (phone: string) => `позвоните пожалуйста ${phone} после 18:00`,
  (phone: string) => `Заберу за 4 500 ₽ сегодня. Тел. ${phone}`,
  (phone: string) => `ватсап ${phone}, размер 44-46`,
  (phone: string) => `Здравствуйте! Диван 2000х900 ещё есть? ${phone}`,
  (phone: string) => `(${phone})`,
);
