import type { Token } from '../guards/tokens.ts';
import { areAmounts, areDimensions, areSizes, type DigitGroup, digitsOf, shapeOf } from './digit-groups.ts';
import { wordsBefore } from './finding.ts';

/** The codes of Russia's regions and mobile networks, and Kazakhstan's. */
const CODE =
  /^(?:9\d\d|7[0-7]\d|30[12]|33[67]|34[1-79]|35[0-3]|36[57]|38[1-8]|39[0145]|40[1-9]|41[1-6]|42[1-7]|47[1-5]|48[1-7]|49[1-9]|80\d|81[1-8]|82[01]|83[13-6]|84[1-8]|85[15]|86[1-9]|87[1-9])/;

const CALLING =
  /^(?:тел|телефончик|моб|мобильн|сотов|звон|позвон|перезвон|набер|набир|смс|вотсап|ватсап|вацап|whatsapp|вайбер|viber|телеграм|связ|контакт)/u;
/** «телефон» alone may be what is sold. */
const OWN_NUMBER = /(?:^| )(?:(?:мой|моего|наш) (?:телефон|номер)|номер (?:мой|телефона)|номерок)(?= |$)/u;
/** After these, a number in one piece is no phone. */
const OTHER_NUMBER =
  /^(?:арт|артикул|sku|id|imei|трек|заказ|заказа|накладн|накладная|объявление|объявления|штрихкод|штрих)$/u;

const MOST_DIGITS = 13;
const REACH = 8;

/** How many of these groups, from the first on, make a phone; 0: none. Wherever several lengths do, the longest. */
export function phoneLength(groups: DigitGroup[], tokens: Token[]): number {
  const context = contextOf(groups, tokens);
  let longest = 0;
  for (let count = 1; count <= MOST_DIGITS; count += 1) {
    const candidate = groups.slice(0, count);
    if (candidate.length < count || digitsOf(candidate).length > MOST_DIGITS) break;
    if (isPhone(candidate, context)) longest = count;
  }
  return longest;
}

/** The last ten digits: «+7 912 …» and «8 912 …» are one number. */
export function phoneValue(groups: DigitGroup[]): string {
  return digitsOf(groups).slice(-10);
}

interface Context {
  hasPlus: boolean;
  isCalling: boolean;
  isOtherNumber: boolean;
}

function contextOf(groups: DigitGroup[], tokens: Token[]): Context {
  const from = groups[0]?.from ?? 0;
  const before = tokens.slice(Math.max(0, from - 2), from).map(({ text }) => text);
  const words = wordsBefore(tokens, from, REACH);
  return {
    hasPlus: before.at(-1) === '+' || before.join('').trim() === 'плюс',
    isCalling:
      words.some((word) => CALLING.test(word) && !word.startsWith('телефон')) || OWN_NUMBER.test(words.join(' ')),
    isOtherNumber: OTHER_NUMBER.test(words.at(-1) ?? '') || /[_/=#№]$/u.test(before.join('').trim()),
  };
}

function isPhone(groups: DigitGroup[], context: Context): boolean {
  const digits = digitsOf(groups);
  if (context.hasPlus && isInternational(digits, groups)) return true;
  if (groups.length === 1 && context.isOtherNumber) return false;
  if (areSizes(groups) || areDimensions(groups) || areAmounts(groups) || isAmountAndMore(groups)) return false;
  const shape = shapeOf(groups);
  if (/^[78]\d{10}$/.test(digits)) return CODE.test(digits.slice(1)) && shape !== '344';
  if (digits.length === 10)
    return CODE.test(digits) && (context.isCalling || /^(?:\+|37|334|3322|3223|3232|1+)$/.test(shape));
  if (digits.length === 12) return groups.length === 1 && context.isCalling && /^(?:375|380|99[2468])/.test(digits);
  return isLocal(groups, shape, context);
}

/** After a plus; of Russia's, a mistyped one counts where it stands in one piece. */
function isInternational(digits: string, groups: DigitGroup[]): boolean {
  return digits.startsWith('7') && groups.length > 1 ? digits.length === 11 : digits.length >= 10;
}

/** «222-33-44» is one wherever it stands; six digits only where calling is spoken of. */
function isLocal(groups: DigitGroup[], shape: string, { isCalling }: Context): boolean {
  const isDashed = groups.slice(1).every(({ separator }) => /^[-–—]$/.test(separator));
  if (shape === '322') return isDashed || isCalling;
  return isCalling && /^(?:222|6|7|34)$/.test(shape) && !digitsOf(groups).endsWith('000');
}

/** «8 900 000, 2021 год». */
function isAmountAndMore(groups: DigitGroup[]): boolean {
  return /^[123]3+4$/.test(shapeOf(groups)) && /[,;]/.test(groups.at(-1)?.separator ?? '');
}
