import { mayFollow, valueOfWord } from './number-words.ts';
import { skipSpace, type Token } from './tokens.ts';

interface DigitRun {
  digits: string;
  /** First token, and the first after it. */
  from: number;
  to: number;
}

interface Group extends DigitRun {
  /** What stood between the group before and this one. */
  separator: string;
}

/** Words that people put between the pieces of a phone to hide it. */
const FILLERS = new Set([
  'плюс',
  'тире',
  'дефис',
  'пробел',
  'потом',
  'затем',
  'далее',
  'дальше',
  'и',
  'черта',
  'точка',
  'запятая',
  'скобка',
  'следующие',
  'последние',
  'конец',
  'еще',
  'теперь',
  'там',
  'цифра',
  'цифры',
  'начало',
  'код',
]);
const DIGIT_WORDS = new Map(
  (
    'нолик единица двойка тройка четверка пятерка шестерка семерка восьмерка девятка|нуль единичка двоечка троечка четверочка пятерочка шестерочка семерочка восьмерочка девяточка|' +
    'zero one two three four five six seven eight nine|nol odin dva tri chetyre pyat shest sem vosem devyat'
  )
    .split('|')
    .flatMap((row) => row.split(' ').map((word, digit): [string, number] => [word, digit])),
);
const FILLER_MARKS = '-–—.()/,+_*•·|~:[]"\'';
const MAX_BETWEEN = 6;

/**
 * Phones in digits or words, with anything light between the pieces. A number counts as a phone when it has the length and the beginning
 * of a Russian one, is written «222-33-44», or has ten digits and more in one piece; the number of a bank card counts as well.
 */
export function findPhones(tokens: Token[]): DigitRun[] {
  return findDigitRuns(tokens).flatMap(({ groups }) => phoneAmong(groups));
}

/** Runs of digit groups, for those who look for something shorter than a phone. */
export function findDigitRuns(tokens: Token[]): { digits: string; groups: Group[] }[] {
  const runs: { digits: string; groups: Group[] }[] = [];
  let index = 0;
  let lastEnd = Number.NEGATIVE_INFINITY;
  while (index < tokens.length) {
    const group = readGroup(tokens, index, lastEnd);
    if (group === undefined) {
      index += 1;
      continue;
    }
    const run = runs.at(-1);
    if (run !== undefined && isLight(tokens, lastEnd, group.from)) {
      run.digits += group.digits;
      run.groups.push(group);
    } else runs.push({ digits: group.digits, groups: [group] });
    lastEnd = group.to;
    index = group.to;
  }
  return runs;
}

function readGroup(tokens: Token[], from: number, lastEnd: number): Group | undefined {
  const token = tokens[from];
  const separator =
    from - lastEnd > MAX_BETWEEN
      ? ''
      : tokens
          .slice(lastEnd, from)
          .map(({ text }) => text)
          .join('');
  if (token?.kind === 'digits') return { digits: token.text, from, to: from + 1, separator };
  const digit = DIGIT_WORDS.get(token?.text ?? '');
  if (digit !== undefined) return { digits: String(digit), from, to: from + 1, separator };
  let last = token?.kind === 'word' ? valueOfWord(token.text) : undefined;
  if (last === undefined) return undefined;
  let value = last;
  let to = from + 1;
  for (;;) {
    const at = skipSpace(tokens, to);
    const next = valueOfWord(tokens[at]?.text ?? '');
    if (next === undefined || !mayFollow(last, next)) return { digits: String(value), from, to, separator };
    value += next;
    last = next;
    to = at + 1;
  }
}

function isLight(tokens: Token[], from: number, to: number): boolean {
  if (to - from > MAX_BETWEEN) return false;
  return tokens
    .slice(from, to)
    .every(({ kind, text }) => kind === 'space' || (kind === 'mark' ? FILLER_MARKS.includes(text) : FILLERS.has(text)));
}

/** From each group on, do the next few together look like a phone? At most a dozen digits are looked at. */
function phoneAmong(groups: Group[]): DigitRun[] {
  const found: DigitRun[] = [];
  for (let first = 0; first < groups.length; first += 1) {
    if (isDate(groups, first)) {
      first += 2;
      continue;
    }
    const length = phoneLength(groups, first);
    const from = groups[first]?.from;
    const to = groups[first + length - 1]?.to;
    if (length === 0 || from === undefined || to === undefined) continue;
    found.push({
      digits: groups
        .slice(first, first + length)
        .map(({ digits }) => digits)
        .join(''),
      from,
      to,
    });
    first += length - 1;
  }
  return found;
}

/** How many groups from this one on make a phone; none: 0. */
function phoneLength(groups: Group[], first: number): number {
  const start = groups[first];
  if (start === undefined) return 0;
  if (start.digits.length >= 10) return 1;
  if (isLocal(groups, first)) return 3;
  if (isCard(groups, first)) return 4;
  let digits = '';
  for (const [place, group] of groups.slice(first, first + 11).entries()) {
    digits += group.digits;
    if (digits.length > 11) return 0;
    const candidate = groups.slice(first, first + place + 1);
    if (isPhone(digits, candidate) && !isListOfSizes(candidate)) return place + 1;
  }
  return 0;
}

/** Eleven digits with the country's, or ten from an area code on; «45 000 – 50 000» has ten digits, but no code of three. */
function isPhone(digits: string, groups: Group[]): boolean {
  if (/^[78]\d{10}$/.test(digits)) return true;
  const isFromCode = (groups[0]?.digits.length ?? 0) >= 3 && groups[1]?.digits !== '000';
  return /^[9438]\d{9}$/.test(digits) && (isFromCode || groups.length === digits.length);
}

/** Four times four digits: the number of a bank card, which nobody should be given either. */
function isCard(groups: Group[], first: number): boolean {
  const card = groups.slice(first, first + 4);
  return card.length === 4 && card.every(({ digits }) => digits.length === 4) && !isListOfSizes(card);
}

function isLocal(groups: Group[], first: number): boolean {
  const [a, b, c] = groups.slice(first, first + 3);
  const lengths = [a, b, c].map((group) => group?.digits.length ?? 0).join('-');
  const isDashed = [b, c].every((group) => group !== undefined && /^[-–—]$/.test(group.separator));
  return isDashed && (lengths === '3-2-2' || lengths === '2-2-2');
}

/** «80, 86, 92, 98, 104»: sizes go up. */
function isListOfSizes(groups: Group[]): boolean {
  return (
    groups.length >= 3 &&
    groups.every(({ digits }, place) => place === 0 || Number(digits) > Number(groups[place - 1]?.digits))
  );
}

function isDate(groups: Group[], first: number): boolean {
  const [day, month, year] = groups.slice(first, first + 3);
  if (day === undefined || month?.separator !== '.' || year?.separator !== '.') return false;
  return Number(day.digits) <= 31 && Number(month.digits) <= 12 && /^20\d\d$/.test(year.digits);
}
