import { describe, expect, it } from 'vitest';
import { guardAvailability } from '../../../../shared/ai/guards/availability.ts';
import { aContext, aListing } from './a-guard-context.ts';

const CLAIMS = [
  'Да, есть',
  'Есть!',
  'Есть 2 штуки',
  'В наличии',
  'Да, всё есть в наличии',
  'Ещё продаётся',
  'Продаём',
  'Актуально.',
  'Диван свободен',
  'Он ещё доступен',
  'Пока есть',
  'Ещё не продан',
  'Не продано',
  'Можно забрать сегодня',
  'Можете приехать и забрать',
  'Приезжайте',
  'Забирайте!',
  'Здравствуйте! Заказывайте',
  'Объявление активно',
  'Объявление ещё активно, пишите',
];

const INACTIVE = aContext({ listing: aListing({ status: 'inactive' }) });
const UNKNOWN = aContext({ listing: aListing({ status: 'unknown' }) });
const NO_LISTING = aContext({ listing: undefined });

describe('a claim that the listing is available', () => {
  it.each(CLAIMS)('is refused for a listing that is not active: %s', (draft) => {
    expect(guardAvailability(draft, INACTIVE)).not.toEqual([]);
  });

  it.each(CLAIMS)('is refused where the state is unknown: %s', (draft) => {
    expect(guardAvailability(draft, UNKNOWN)).not.toEqual([]);
    expect(guardAvailability(draft, NO_LISTING)).not.toEqual([]);
  });

  it.each(CLAIMS)('passes for an active listing: %s', (draft) => {
    expect(guardAvailability(draft, aContext())).toEqual([]);
  });
});

describe('for a listing that is not active these pass', () => {
  it.each([
    'К сожалению, уже не актуально.',
    'Больше не продаётся.',
    'Нет в наличии.',
    'В наличии нет.',
    'В наличии уже нет',
    'Не в наличии',
    'Уточню, есть ли в наличии.',
    'Товар продан.',
    'Объявление не активно.',
    'Объявление снято, цена была 4 500 ₽.',
    'Есть доставка.',
    'Больше не доступен.',
    'Здравствуйте! Чем могу помочь?',
    'Можно задать вопрос?',
  ])('%s', (draft) => {
    expect(guardAvailability(draft, INACTIVE)).toEqual([]);
  });
});

describe('an active listing may not be called sold', () => {
  it.each(['Уже продан.', 'К сожалению, продано', 'Диван снят с продажи', 'Неактуально'])('%s', (draft) => {
    expect(guardAvailability(draft, aContext())).not.toEqual([]);
  });
});

describe('what was there and is gone', () => {
  it.each([
    'Диваны закончились.',
    'Всё распродано, поставки не будет',
    'Снят с производства.',
    'Диван вчера забрали',
    'Квартиру уже сдали',
    'Набор закрыт.',
    'Больше не продаём.',
  ])('may not be said of an active listing: %s', (draft) => {
    expect(guardAvailability(draft, aContext())).not.toEqual([]);
  });

  it.each(['Бежевый продан, серый есть.', 'Подушки закончились', 'Диваны забирают в день заказа', 'Больше не звоните'])(
    'may where the facts say it, or it is something else: %s',
    (draft) => {
      const context = aContext({ rules: 'Бежевый диван продан.\nПодушки к нему закончились.' });
      expect(guardAvailability(draft, context)).toEqual([]);
    },
  );
});

describe('consent to «Ещё есть?»', () => {
  const asked = (listing: Parameters<typeof aListing>[0], text: string) =>
    aContext({ listing: aListing(listing), buyerTexts: [text] });

  it.each([
    ['Ещё есть?', 'Да'],
    ['актуально?', 'Да, цена 4 500 ₽.'],
    ['Диван ещё продаёте', 'Конечно! Глубина 95 см.'],
    ['в наличии?', 'На месте, заезжайте'],
  ])('says that a listing is there which is not active: «%s» — «%s»', (text, draft) => {
    expect(guardAvailability(draft, asked({ status: 'inactive' }, text))).not.toEqual([]);
    expect(guardAvailability(draft, asked({ status: 'active' }, text))).toEqual([]);
  });

  it('asks nobody to come and see what is gone', () => {
    const context = asked({ status: 'inactive' }, 'приеду сегодня посмотреть');
    expect(guardAvailability('Осмотр ежедневно с 10:00 до 20:00.', context)).not.toEqual([]);
    expect(guardAvailability('Диван уже продан, осмотр других ежедневно.', context)).toEqual([]);
    expect(guardAvailability('Осмотр ежедневно.', asked({ status: 'inactive' }, 'когда работаете'))).toEqual([]);
  });

  it.each([
    ['Ещё есть?', 'Да, к сожалению, уже продан.'],
    ['вы бот?', 'Да'],
    ['размер 38 подойдёт на узкую ногу?', 'Да'],
  ])('is none where it denies, or something else was asked: «%s» — «%s»', (text, draft) => {
    expect(guardAvailability(draft, asked({ status: 'inactive' }, text))).toEqual([]);
  });
});
