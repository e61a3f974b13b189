import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatRoubles } from '../../../../shared/ai/facts.ts';
import { guardClaims } from '../../../../shared/ai/guards/claims.ts';
import { aPianoShop } from './a-piano-shop.ts';

const SERVICES = ['Полировка', 'Настройка', 'Покраска', 'Чистка', 'Лакировка', 'Диагностика'];
const THINGS = ['рояля', 'клавиш', 'педалей', 'крышки', 'банкетки', 'механики', 'корпуса'];
const PLACES = ['в мастерской', 'у клиента дома', 'на складе в Перми', 'в концертном зале'];
const DAYS = ['в будни', 'в субботу', 'в воскресенье'];
const VERBS = ['делаем', 'выполняем', 'поручаем', 'начинаем', 'откладываем', 'проводим'];

/** A sentence of a seller as what it is made of: `{}` stands for each of its numbers, `[]` for where a «не» may stand. */
interface Saying {
  about: string[];
  form: string;
  numbers: number[];
  isDenied: boolean;
}

const subject = fc.tuple(fc.constantFrom(...SERVICES), fc.constantFrom(...THINGS));
const roubles = fc.integer({ min: 2, max: 400 }).map((hundreds) => hundreds * 100);
const place = fc.constantFrom(...PLACES);

const priced = fc.tuple(subject, place, roubles).map(([about, where, price]) => ({
  ...{ about, form: `${about.join(' ')} ${where} — {} ₽.` },
  ...{ numbers: [price], isDenied: false },
}));
const pricedByDay = fc
  .tuple(subject, fc.shuffledSubarray(DAYS), fc.uniqueArray(roubles, { minLength: 3, maxLength: 3 }))
  .filter(([, days]) => days.length >= 2)
  .map(([about, days, prices]) => ({
    ...{ about, form: `${about.join(' ')}: ${days.map((day) => `${day} — {} ₽`).join(', ')}.` },
    ...{ numbers: prices.slice(0, days.length), isDenied: false },
  }));
const lasting = fc
  .tuple(subject, fc.constantFrom('дней', 'часов', 'недель'), fc.integer({ min: 5, max: 20 }))
  .map(([about, unit, length]) => ({
    ...{ about, form: `${about.join(' ')} занимает {} ${unit}.` },
    ...{ numbers: [length], isDenied: false },
  }));
const withVerb = fc
  .tuple(subject, place, fc.constantFrom(...VERBS), fc.boolean())
  .map(([about, where, verb, isDenied]) => ({
    ...{ about: [...about, verb], form: `${about.join(' ')} ${where} []${verb}.` },
    ...{ numbers: [], isDenied },
  }));

/** Sentences of a seller that have nothing to do with each other. */
function sayings(kind: fc.Arbitrary<Saying>) {
  const isOfTheSame = (left: Saying, right: Saying) => left.about.some((word) => right.about.includes(word));
  return fc.uniqueArray(kind, { minLength: 1, maxLength: 6, comparator: isOfTheSame });
}

function worded({ form, numbers, isDenied }: Saying): string {
  const left = numbers.map(formatRoubles);
  return form.replace('[]', isDenied ? 'не ' : '').replace(/\{\}/g, () => left.shift() ?? '');
}

function objectionsTo(draft: Saying, facts: Saying[]) {
  return guardClaims(worded(draft), aPianoShop({ rules: facts.map(worded) }));
}

it('a sentence of a fact may always be said as it stands', () => {
  fc.assert(
    fc.property(sayings(fc.oneof(priced, pricedByDay, lasting, withVerb)), (facts) => {
      for (const fact of facts) expect(objectionsTo(fact, facts)).toEqual([]);
    }),
  );
});

function expectNoOther(numbers: number[], fact: Saying, facts: Saying[]): void {
  for (const [at, number] of fact.numbers.entries()) {
    for (const other of numbers.filter((candidate) => candidate !== number)) {
      expect(objectionsTo({ ...fact, numbers: fact.numbers.with(at, other) }, facts)).not.toEqual([]);
    }
  }
}

it('no number in it may be another, be it that of another sentence', () => {
  fc.assert(
    fc.property(sayings(fc.oneof(priced, lasting)), roubles, (facts, strange) => {
      for (const fact of facts) expectNoOther([strange, ...facts.flatMap(({ numbers }) => numbers)], fact, facts);
    }),
  );
});

it('the numbers of its days may not change places', () => {
  fc.assert(
    fc.property(pricedByDay, roubles, (fact, strange) => expectNoOther([strange, ...fact.numbers], fact, [fact])),
  );
});

it('no denial in it may be taken away, and none be put in', () => {
  fc.assert(
    fc.property(sayings(withVerb), (facts) => {
      for (const fact of facts) expect(objectionsTo({ ...fact, isDenied: !fact.isDenied }, facts)).not.toEqual([]);
    }),
  );
});
