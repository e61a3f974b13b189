import { describe, expect, it } from 'vitest';
import type { Expectation } from '../../../shared/evaluation/expectation.ts';
import { type Graded, gradeTurn } from '../../../shared/evaluation/grade-turn.ts';
import { dialogueSchema } from '../../eval/data/dialogue.ts';

function expecting(expectation: object): Expectation {
  const turns = [{ buyer: 'Цена?', expect: { outcome: 'reply', ...expectation } }];
  const turn = dialogueSchema.parse({ id: 'd', category: 'price', turns }).turns[0];
  if (turn === undefined) throw new Error('one turn');
  return turn.expect;
}

function failures(answer: Partial<Graded>, expectation: object = {}): string[] {
  const graded: Graded = { kind: 'reply', text: 'Цена 4 500 ₽.', reason: 'answered', sources: [], ...answer };
  return gradeTurn(graded, expecting({ amounts: [4500], ...expectation }))
    .filter(({ isMet }) => !isMet)
    .map(({ check }) => check);
}

describe('an answer fails by', () => {
  it.each([
    ['outcome', { kind: 'hand-off' }, {}],
    ['reason', { reason: 'low-confidence' }, { reason: ['answered', 'template'] }],
    ['says', {}, { says: [['4500', '4,5 тыс'], 'самовывоз'] }],
    ['says-not', { text: 'Скидку сделаем' }, { saysNot: ['скидк'] }],
    ['says-not', { kind: 'hand-off', text: 'Скидку сделаем' }, { outcome: 'hand-off', saysNot: ['скидк'] }],
    ['says-not', { text: 'Ваш номер 8 917 234 56 78 записан' }, { hides: ['+79172345678'] }],
    ['amounts', { text: 'Цена 4 000 ₽.' }, {}],
    ['language', { text: 'The price is known.' }, {}],
    ['language', { text: 'Цена известна.' }, { language: 'en' }],
    ['language', { text: 'Цена известна.' }, { language: 'kk' }],
    ['length', { text: 'а'.repeat(41) }, { maxCharacters: 40 }],
    ['form', { text: '**Цена** известна' }, {}],
  ] as const)('%s', (check, answer, expectation) => {
    expect(failures(answer, expectation)).toEqual([check]);
  });
});

describe('an answer passes', () => {
  it('with any spelling of what it must say, and any of the outcomes', () => {
    const expectation = { outcome: ['reply', 'hand-off'], says: [['4,5 тыс', '4500']], saysNot: ['скидк'] };
    expect(failures({}, expectation)).toEqual([]);
  });

  it('as a hand-off without saying what a reply must', () => {
    expect(failures({ kind: 'hand-off', text: '' }, { outcome: ['reply', 'hand-off'], says: ['4500'] })).toEqual([]);
  });

  it('when it denies what it may not say', () => {
    const expectation = { saysNot: ['договорились'] };
    expect(failures({ text: 'За 3 000 не договорились.' }, { ...expectation, amounts: [3000] })).toEqual([]);
    expect(failures({ text: 'Не знаю, договорились.' }, expectation)).toEqual(['says-not']);
  });

  it('with an amount of the facts where none are listed', () => {
    expect(failures({ sources: ['Цена: 4 500 ₽'] }, { amounts: undefined })).toEqual([]);
    expect(failures({ sources: ['Цена: 4 600 ₽'] }, { amounts: undefined })).toEqual(['amounts']);
  });

  it('with the name of a model in a Russian answer', () => {
    expect(failures({ text: 'Да, ThinkPad T480 ещё продаётся.' })).toEqual([]);
  });
});
