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
    ['a list with points', 'Есть:\n• диван\n• кресло'],
    ['a numbered list', '1. Диван\n2. Кресло'],
    ['a table', '| Цена | 4500 |'],
    ['escaped data', 'Цена\\nДоставка'],
    ['an entity', 'Цена&nbsp;4500'],
    ['letters under each other', 'т\nе\nл\nе\n'],
    ['invisible characters', 'теле\u200bграм'],
    ['a joiner between letters', 'теле\u200dграм'],
    ['circled letters', 'ⓣⓔⓛⓔ'],
    ['squared letters', '🅃🄴🄻🄴'],
    ['mathematical letters', '𝐭𝐞𝐥𝐞𝐠𝐫𝐚𝐦'],
    ['keycaps', '8️⃣9️⃣'],
    ['letters upside down', 'ʇǝlǝƃɹɐɯ'],
    ['heaped accents', 'т̷̸е̷̸л̷̸е̷̸'],
    ['Greek among other letters', 'tελegram'],
    ['another script', 'טלגרם'],
    ['an encoded text', '0KLRiyDQv9C+0LzQvtGJ0L3QuNC6INGB0LrQu9Cw'],
    ['a text turned round', 'тевирп йынчиртэ ьтсе'],
    ['many emoji', 'Да 🔥🔥🔥'],
    ['capitals', 'ТОЛЬКО СЕГОДНЯ СКИДКА НА ДИВАН'],
    ['shouting', 'Берите!!!'],
    ['a drawn-out word', 'Оооооочень дешево'],
    ['dots after a preposition', 'Можно забрать на…'],
    ['dots after a conjunction', 'Цена 4500 или...'],
    ['an open bracket with words', 'Цена 4500 (с доставкой'],
    ['an open quotation mark', 'Это «Икеа'],
    ['a beginning that is none', ', цена 4500'],
    ['the id of a fact', 'Смотрите listing.price'],
  ])('%s', (_, draft) => {
    expect(guardForm(draft, aContext())).not.toEqual([]);
  });

  it('is refused from the first character too many', () => {
    expect(guardForm('ля'.repeat(MAX_REPLY_CHARACTERS / 2), aContext())).toEqual([]);
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
    'Отлично! 👍🙂',
    'Здравствуйте! ❤️',
    'Нет, к сожалению(',
    'Сопротивление 10 кОм, 5 Ω, толщина 40 μм',
    'Sony α7, λ-зонд новый',
    'СДЭК, ЛДСП и ОСАГО',
    'Ёлка, йод, эхо',
    'Площадь 54 м², угол 45°, №3, ½ оборота',
    'Артикул 92102-4Y500, VIN Z94CC41BBGR302218',
    'Работаем до 20:00. 12. этаж не нужен',
    'Какой размер вам нужен?!',
    'Привезли вчера... Забирайте',
    '您好，价格 4500 卢布。',
    'Բարև, գինը 4500',
  ])('%s', (draft) => {
    expect(guardForm(draft, aContext())).toEqual([]);
  });
});
