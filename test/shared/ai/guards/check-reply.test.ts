import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAddresses } from '../../../../shared/ai/guards/addresses.ts';
import { guardAvailability } from '../../../../shared/ai/guards/availability.ts';
import { checkReply, GUARD_NAMES } from '../../../../shared/ai/guards/check-reply.ts';
import { guardConsent } from '../../../../shared/ai/guards/consent.ts';
import { guardContact } from '../../../../shared/ai/guards/contact.ts';
import { guardDiscount } from '../../../../shared/ai/guards/discount.ts';
import { guardForm } from '../../../../shared/ai/guards/form.ts';
import { guardLanguage } from '../../../../shared/ai/guards/language.ts';
import { guardLeak } from '../../../../shared/ai/guards/leak.ts';
import { findAmounts } from '../../../../shared/ai/guards/money-amounts.ts';
import { findNumbers } from '../../../../shared/ai/guards/numbers.ts';
import { findPhones } from '../../../../shared/ai/guards/phones.ts';
import { guardPrepayment } from '../../../../shared/ai/guards/prepayment.ts';
import { guardPrice } from '../../../../shared/ai/guards/price.ts';
import { guardPromise } from '../../../../shared/ai/guards/promise.ts';
import { normalise, type Token, tokenise } from '../../../../shared/ai/guards/tokens.ts';
import { guardTone } from '../../../../shared/ai/guards/tone.ts';
import { SAFE_SENTENCES } from '../../../../shared/ai/safe-sentences.ts';
import { aContext, aListing } from './a-guard-context.ts';

const GUARDS_FOLDER = new URL('../../../../shared/ai/guards/', import.meta.url);

const ADVERSARIAL = [
  '1 ',
  '1 000 ',
  '000.',
  '1.',
  '1,1',
  'тысяча ',
  '1 тыс ',
  'сто двадцать ',
  'с половиной ',
  '9-',
  'а.',
  'а@',
  'собака ',
  'собака точка ',
  'точка ',
  'т е ',
  'в вотсап не ',
  'можно ',
  'не ',
  '* ',
  '`',
  '<a',
  '[',
  '₽',
  'рублей ',
  'о',
  '0а',
  'https://www.avito.ru/moskva/mebel/divan_1234567890',
  'не не ',
  'нет, ',
  'без без без ',
  'да ',
  'да, ',
  'на карту ',
  'мой номер ',
  'номер такой как цена ',
  'пишите в ',
  'т3л3',
  'vi iv ',
  '-. ',
  '.-',
  'факт ',
  'другой другой покупатель ',
  'вы совсем ',
  'ха',
  'the ',
  'қі',
  'отложим на ',
  'привезем завтра через ',
  '«(',
  'ь',
  'АААА ',
  'а\n',
];

const GUARDS = [
  guardForm,
  guardPrice,
  guardDiscount,
  guardContact,
  guardPrepayment,
  guardAvailability,
  guardPromise,
  guardConsent,
  guardLeak,
  guardTone,
  guardLanguage,
];

function repeatTo(length: number, piece: string): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

/** How often a scan looks at a token. */
function countReads(scan: (tokens: Token[]) => unknown, text: string): number {
  let reads = 0;
  const tokens = new Proxy(tokenise(normalise(text)), {
    get(target, key, receiver) {
      if (typeof key === 'string' && /^\d+$/.test(key)) reads += 1;
      return Reflect.get(target, key, receiver);
    },
  });
  scan(tokens);
  return reads;
}

describe('a draft passes every guard or none', () => {
  it.each(SAFE_SENTENCES)('the safe sentence passes whatever is known: %s', (sentence) => {
    expect(checkReply(sentence, aContext())).toEqual([]);
    expect(checkReply(sentence, aContext({ listing: undefined }))).toEqual([]);
    expect(checkReply(sentence, aContext({ listing: aListing({ status: 'inactive', price: undefined }) }))).toEqual([]);
  });

  it('collects the objections of all guards', () => {
    const draft = 'Торг возможен, отдам за 3000, пишите в вотсап: +7 912 345-67-89';
    const guards = new Set(checkReply(draft, aContext()).map(({ guard }) => guard));
    expect([...guards]).toEqual(['price', 'discount', 'contact']);
  });

  it('looks no further at a draft of a wrong form', () => {
    expect(checkReply(`${'3000 руб '.repeat(200)}`, aContext()).map(({ guard }) => guard)).toEqual(['form']);
  });

  it('tells what and why of each objection', () => {
    for (const objection of checkReply('Отдам за 3000, пишите @shop', aContext())) {
      expect(objection.what).not.toBe('');
      expect(objection.why).toMatch(/[а-я]/);
    }
  });
});

describe('whatever a model writes', () => {
  const context = aContext({
    buyerTexts: ['за 3000 отдадите? есть? доставка?'],
    rules: 'Доставка 500 ₽. Бронь на 2 дня.',
  });
  const words = fc.constantFrom(
    ...ADVERSARIAL,
    'Да.',
    'Нет?',
    'завтра',
    '3000',
    '👍',
    '?!',
    'доставим',
    'в тг',
    '\u200b',
  );

  it('every guard comes to a verdict that names itself', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 60 }),
        (pieces) => {
          const draft = pieces.join(' ');
          for (const guard of GUARDS) {
            for (const objection of guard(draft, context)) expect(GUARD_NAMES).toContain(objection.guard);
          }
        },
      ),
    );
  });

  it('a draft that passes once passes again', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 20 }), (pieces) => {
        const draft = pieces.join(' ');
        expect(checkReply(draft, context)).toEqual(checkReply(draft, context));
      }),
    );
  });
});

describe('the guards stay linear', () => {
  it.each([
    ['numbers', findNumbers],
    ['amounts', findAmounts],
    ['phones', findPhones],
    ['addresses', findAddresses],
  ])('twice the text means twice the looks at it: %s', (_, scan) => {
    for (const piece of ADVERSARIAL) {
      const once = countReads(scan, repeatTo(2_000, piece));
      const twice = countReads(scan, repeatTo(4_000, piece));
      expect(twice, piece).toBeLessThanOrEqual(once * 2.2 + 100);
    }
  });

  it.each(ADVERSARIAL)('2,000 characters of «%s» come to an end', (piece) => {
    const draft = repeatTo(2_000, piece);
    for (const guard of GUARDS) {
      expect(Array.isArray(guard(draft, aContext({ listing: aListing({ status: 'inactive' }) })))).toBe(true);
    }
  });

  it('no pattern repeats a repetition without bound', () => {
    for (const file of readdirSync(GUARDS_FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    )) {
      const source = readFileSync(new URL(file, GUARDS_FOLDER), 'utf8');
      // A group that holds + or * (or {n,}) and is itself repeated by +, * or {n,}.
      const nested = source.match(/\((?:[^()\n]*(?:[+*]|\{\d+,\}))[^()\n]*\)(?:[+*]|\{\d+,\})/g);
      expect(nested, file).toBeNull();
    }
  });
});
