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
