import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findAddresses } from '../../../../shared/ai/guards/addresses.ts';
import { guardAvailability } from '../../../../shared/ai/guards/availability.ts';
import { checkReply } from '../../../../shared/ai/guards/check-reply.ts';
import { guardContact } from '../../../../shared/ai/guards/contact.ts';
import { guardDiscount } from '../../../../shared/ai/guards/discount.ts';
import { guardForm } from '../../../../shared/ai/guards/form.ts';
import { findAmounts } from '../../../../shared/ai/guards/money-amounts.ts';
import { findNumbers } from '../../../../shared/ai/guards/numbers.ts';
import { findPhones } from '../../../../shared/ai/guards/phones.ts';
import { guardPrice } from '../../../../shared/ai/guards/price.ts';
import { normalise, type Token, tokenise } from '../../../../shared/ai/guards/tokens.ts';
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

  it.each(ADVERSARIAL)('10,000 characters of «%s» come to an end', (piece) => {
    const draft = repeatTo(10_000, piece);
    for (const guard of [guardForm, guardPrice, guardDiscount, guardContact, guardAvailability]) {
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
