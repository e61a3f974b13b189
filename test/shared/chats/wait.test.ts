import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waitSeconds } from '../../../shared/chats/wait.ts';

const waitFor = (newestText: string | undefined) => waitSeconds({ newestText, startedAt: 0 }, 0);

describe('a finished question is answered at once', () => {
  it.each([
    'Сколько стоит?',
    'Здравствуйте! Ещё продаёте?',
    'Кресло ещё в наличии?',
    'торг уместен??',
    'А доставка есть? :)',
    'Какие размеры? )))',
    'Можно забрать сегодня?!',
    'Добрый день, актуально?\n',
    'Сколько стоит доставка до Казани',
    'здравствуйте сколько стоит доставка',
    'Добрый день! Подскажите, какая высота сиденья',
    'А где можно посмотреть',
    'подскажите пожалуйста есть ли торг',
    'Актуально ещё',
    'Продано уже',
    'В наличии есть',
    'торг возможен',
    'ДОСТАВКА ЕСТЬ',
    'Отправите в Тверь',
    'Цена окончательная',
    'Is it available?',
  ])('%s', (text) => {
    expect(waitFor(text)).toBe(0);
  });
});

describe('a greeting is given the longest time', () => {
  it.each([
    'Здравствуйте',
    'здравствуйте!',
    'Здравствуйте)))',
    'Добрый день',
    'добрый день!',
    'Доброго дня',
    'Добрый вечер.',
    'Доброе утро',
    'Доброй ночи',
    'Доброго времени суток!',
    'добрыйдень',
    'Привет',
    'ПРИВЕТ',
    'Приветик)',
    'Приветствую',
    'Здрасьте',
    'Хай',
    'hello',
    'Hi!',
    'Ку',
    'Алло',
    'Здравствуйте, добрый день!',
    '  Привет  ',
  ])('%s', (text) => {
    expect(waitFor(text)).toBe(7);
  });
});

describe('a fragment is given time for its other half', () => {
  it.each([
    'кресло',
    'стол белый',
    'Цена',
    'доставка',
    'сколько',
    'Меня зовут Анна и',
    'я хотел спросить про',
    'Хочу купить кресло,',
    'Скажите пожалуйста:',
    'Ну вот...',
    'Подумаю…',
    'Сколько стоит доставка до Москвы, но',
    'здравствуйте сколько стоит если',
    'Интересует —',
    '👍',
    '???',
    '?',
    '8 900',
    'Здравствуйте, я',
  ])('%s', (text) => {
    expect(waitFor(text)).toBe(5);
  });
});

describe('a statement is given a moment', () => {
  it.each([
    'Беру.',
    'Спасибо!',
    'Хочу купить это кресло завтра',
    'Я подъеду в субботу утром',
    'У меня уже есть похожее кресло',
    'Приеду завтра в 10:00.',
    'Это не тот цвет, что на фото',
  ])('%s', (text) => {
    expect(waitFor(text)).toBe(2);
  });
});

describe('what holds no words is given time for words', () => {
  it.each([undefined, '', '   ', '\n'])('%j', (text) => {
    expect(waitFor(text)).toBe(5);
  });
});

describe('the cap counts from the first unanswered message', () => {
  it.each([
    { waited: 0, left: 7 },
    { waited: 7_999, left: 7 },
    { waited: 8_000, left: 7 },
    { waited: 10_000, left: 5 },
    { waited: 14_500, left: 0.5 },
    { waited: 15_000, left: 0 },
    { waited: 3_600_000, left: 0 },
  ])('a greeting after $waited ms waits $left s more', ({ waited, left }) => {
    expect(waitSeconds({ newestText: 'Здравствуйте', startedAt: 1_000 }, 1_000 + waited)).toBe(left);
  });

  it('does not lengthen the wait when the clock is behind', () => {
    expect(waitSeconds({ newestText: 'Здравствуйте', startedAt: 60_000 }, 0)).toBe(7);
  });
});

describe('whatever is written', () => {
  const words = fc.constantFrom('добрый', 'день', 'привет', 'сколько', 'и', '?', '...', ',', 'кресло', ' ', '\n', '!');
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.array(words, { maxLength: 60 }).map((parts) => parts.join(' ')),
    fc.constant(undefined),
  );

  it('the wait is never negative, never above the patience for the text, never above what is left of the cap', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 100_000 }), (newestText, waitedMs) => {
        const seconds = waitSeconds({ newestText, startedAt: 0 }, waitedMs);
        expect(seconds).toBeGreaterThanOrEqual(0);
        expect(seconds).toBeLessThanOrEqual(waitFor(newestText));
        expect(seconds).toBeLessThanOrEqual(Math.max(0, 15 - waitedMs / 1_000));
      }),
    );
  });

  it.each([
    'добрый '.repeat(60),
    'добрый   '.repeat(60),
    'доброго времени суток '.repeat(40),
    'здравствуйте, привет '.repeat(500),
    '?'.repeat(200_000),
    `?${' '.repeat(200_000)}`,
    'а '.repeat(100_000),
    '.'.repeat(200_000),
  ])('deciding takes no time worth naming: %#', (start) => {
    const begin = performance.now();
    waitFor(`${start}x`);
    expect(performance.now() - begin).toBeLessThan(500);
  });
});
