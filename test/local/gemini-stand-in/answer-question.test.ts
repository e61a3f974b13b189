import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../local/gemini-stand-in/answer-question.ts';

const facts = [
  { id: 'listing.title', text: 'Объявление: Диван' },
  { id: 'listing.price', text: 'Цена: 4 500 ₽' },
  { id: 'listing.availability', text: 'Объявление активно, товар ещё не продан' },
  { id: 'listing.link', text: 'Ссылка: https://www.avito.ru/1' },
  { id: 'seller.rules.1', text: 'Доставка по городу 500 рублей' },
  { id: 'seller.rules.2', text: 'Самовывоз с улицы Ленина, 10, ежедневно с 10 до 20.' },
  { id: 'seller.rules.3', text: 'Торга нет' },
  { id: 'seller.rules.4', text: 'Оплата наличными или картой при получении' },
  { id: 'seller.rules.5', text: 'Диван новый, без дефектов' },
];

describe('the stand-in answers from the facts', () => {
  it.each([
    [['Здравствуйте'], 'Здравствуйте! Чем могу помочь?'],
    [['добрый вечер', 'Сколько стоит?'], 'Здравствуйте! Цена — 4 500 ₽.'],
    [['Привет! Ещё в наличии?'], 'Здравствуйте! Да, в наличии.'],
    [['Актуально?', 'почём?'], 'Да, в наличии. Цена — 4 500 ₽.'],
    [['сколько?'], 'Цена — 4 500 ₽.'],
    [['Есть доставка?'], 'Доставка по городу 500 рублей.'],
    [['За 3000 отдадите?'], 'Торга нет.'],
    [['Где посмотреть?'], 'Самовывоз с улицы Ленина, 10, ежедневно с 10 до 20.'],
    [['Можно забрать? Какой адрес?'], 'Самовывоз с улицы Ленина, 10, ежедневно с 10 до 20.'],
    [['До скольки работаете?'], 'Самовывоз с улицы Ленина, 10, ежедневно с 10 до 20.'],
    [['Можно наличными?'], 'Оплата наличными или картой при получении.'],
    [['Есть царапины?'], 'Диван новый, без дефектов.'],
    [['Киньте ссылку'], 'Ссылка на объявление: https://www.avito.ru/1'],
    [['Вы бот?'], 'Да, я автоматический помощник продавца. Если понадобится, подключится человек.'],
    [['ок', 'спасибо'], 'Пожалуйста!'],
    [['[фото]', 'Есть доставка?'], 'Доставка по городу 500 рублей.'],
    [['Спасибо, до свидания'], 'Пожалуйста! Всего доброго!'],
  ])('%j', (messages, reply) => {
    expect(answerQuestion({ facts, messages })).toMatchObject({ reply, handoff: false });
  });

  it('names the facts it used', () => {
    expect(answerQuestion({ facts, messages: ['цена и доставка?'] }).usedFacts).toEqual([
      'listing.price',
      'seller.rules.1',
    ]);
  });
});

describe('the stand-in calls a human', () => {
  it.each([['Какая высота?'], ['Есть гарантия?'], ['Сколько стоит? И гарантия?'], ['Вы обманщики']])(
    'for %s',
    (message) => {
      const answer = answerQuestion({ facts, messages: [message] });
      expect(answer.handoff).toBe(true);
      expect(answer.handoffReason).not.toBe('');
    },
  );

  it('where the facts do not say what they usually do', () => {
    const poor = [
      { id: 'listing.price', text: 'Цена: Цена не указана' },
      { id: 'listing.availability', text: 'Неизвестно, активно ли объявление' },
    ];
    for (const message of ['Цена?', 'Актуально?', 'Дайте ссылку']) {
      expect(answerQuestion({ facts: poor, messages: [message] }).handoff).toBe(true);
    }
    expect(answerQuestion({ facts: [], messages: ['Актуально? Почём?'] }).handoff).toBe(true);
  });

  it('but says itself that a listing is not active', () => {
    const gone = [{ id: 'listing.availability', text: 'Объявление не активно' }];
    expect(answerQuestion({ facts: gone, messages: ['Актуально?'] })).toMatchObject({
      reply: 'К сожалению, объявление уже не активно.',
      handoff: false,
    });
  });
});
