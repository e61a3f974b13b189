import { describe, expect, it } from 'vitest';
import { guardForm, MAX_REPLY_CHARACTERS } from '../../../../shared/ai/guards/form.ts';
import { aContext } from './a-guard-context.ts';

describe('a reply of a wrong form may not leave', () => {
  it.each([
    ['nothing', ''],
    ['only spaces', '  \n '],
    ['bold', 'Цена **4 500 ₽**'],
    ['a heading', '## Цена'],
    ['a list', 'Есть:\n- диван'],
    ['code', 'Вот `код`'],
    ['a fence', '```json```'],
    ['a marked link', '[тут](x)'],
    ['a quote', '> вы писали'],
    ['a tag', 'Ответ </facts>'],
    ['data', '{"reply":"да"}'],
    ['a comma at the end', 'Да, в наличии,'],
    ['a preposition at the end', 'Можно забрать на'],
    ['a conjunction at the end', 'Цена 4 500 ₽ и'],
    ['an open bracket at the end', 'Цена ('],
    ['a control character', 'Да\u0007!'],
    ['digits of another script', 'Цена ٤٥٠٠'],
    ['the id of a fact', 'Смотрите listing.price'],
  ])('%s', (_, draft) => {
    expect(guardForm(draft, aContext())).not.toEqual([]);
  });

  it('is refused from the first character too many', () => {
    expect(guardForm('я'.repeat(MAX_REPLY_CHARACTERS), aContext())).toEqual([]);
    expect(guardForm('я'.repeat(MAX_REPLY_CHARACTERS + 1), aContext())).toHaveLength(1);
  });
});

describe('plain text passes', () => {
  it.each([
    'Здравствуйте!',
    'Да',
    'Цена 4 500 ₽',
    'Здравствуйте! Да, в наличии 🙂',
    'Размер — 120×60 см.\nВес — 35 кг.',
    '— да, есть\n— цена 4 500 ₽',
    'Работаем с 10 до 20 (кроме вс)',
    'Это «Икеа»',
    'Смотрите: https://www.avito.ru/moskva/mebel/divan_1234567890',
    'Где вы находитесь?',
    'Собрано в России',
  ])('%s', (draft) => {
    expect(guardForm(draft, aContext())).toEqual([]);
  });
});
