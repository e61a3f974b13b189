import { describe, expect, it } from 'vitest';
import { guardConsent } from '../../../../shared/ai/guards/consent.ts';
import type { GuardContext } from '../../../../shared/ai/guards/guard.ts';
import { aContext, aListing } from './a-guard-context.ts';

const rules = [
  'Доставка по Твери 500 ₽. Гарантия 12 месяцев.',
  'Рассрочки и кредита нет. Обмен не делаем.',
  'Предоплату не берём.',
  'Глубина 95 см, ширина 210 см. Чехол снимается.',
].join('\n');

function askedFor(...buyerTexts: string[]): GuardContext {
  return aContext({ rules, buyerTexts });
}

describe('mere consent to what no fact grants may not leave', () => {
  it.each([
    ['за 3000 отдадите?', 'Да'],
    ['за 3000 отдадите?', 'Договорились!'],
    ['3к и сегодня заберу', 'Ок, жду'],
    ['давайте за 3', 'Хорошо.'],
    ['четыре ровно и по рукам', 'По рукам!'],
    ['скинете немного?', 'Без проблем'],
    ['торг есть', 'Есть)'],
    ['за 3000 отдадите?', 'Ок, забирайте сегодня.'],
    ['за 3000 отдадите?', 'Диван новый, отдам вам.'],
    ['рассрочка есть?', 'Конечно!'],
    ['можно в кредит?', 'Можно'],
    ['обменяете на кресло?', 'Ага'],
    ['вернуть можно, если не подойдёт?', 'Да, конечно'],
    ['подержите до пятницы', 'Хорошо, договорились'],
    ['предоплату переведу на карту?', 'Да.'],
    ['дайте номер телефона', 'Хорошо'],
    ['есть вотсап?', 'Есть'],
    ['подушки подарите?', '👍'],
    ['в Самару доставите?', 'Да'],
    ['он кожаный?', '+'],
    ['глубина 210?', 'Да'],
    ['за 3000 отдадите?', 'Здравствуйте! Да. Диван серый, глубина 95 см.'],
    ['договорились?', 'Да'],
    ['will you sell it for 3000?', 'Sure'],
  ])('«%s» — «%s»', (asked, draft) => {
    expect(guardConsent(draft, askedFor(asked))).not.toEqual([]);
  });

  it('not for a listing that is not active', () => {
    const listing = aListing({ status: 'inactive' });
    expect(guardConsent('Да', aContext({ listing, buyerTexts: ['Ещё есть?'] }))).not.toEqual([]);
    expect(guardConsent('Да', aContext({ listing: undefined, buyerTexts: ['актуально'] }))).not.toEqual([]);
  });
});

describe('a mere «нет» to what the facts do not deny may not leave', () => {
  it.each([
    ['Доставка есть?', 'Нет'],
    ['гарантия есть?', 'Нет, к сожалению.'],
    ['Ещё продаёте?', 'Увы, нет'],
    ['вы бот?', 'Нет'],
    ['в ремонте был?', 'Нет'],
    ['чехол снимается?', 'Неа'],
  ])('«%s» — «%s»', (asked, draft) => {
    expect(guardConsent(draft, askedFor(asked))).not.toEqual([]);
  });
});

describe('what the facts say anyway passes', () => {
  it.each([
    ['Ещё есть?', 'Да'],
    ['актуально?', 'Да, конечно!'],
    ['Доставка по Твери есть?', 'Да.'],
    ['гарантия 12 месяцев?', 'Верно'],
    ['глубина 95?', 'Да'],
    ['чехол снимается', 'Да'],
    ['за 4500?', 'Да'],
    ['кредит есть?', 'Нет'],
    ['обмен интересен?', 'К сожалению, нет.'],
    ['за 3000 отдадите?', 'Нет, извините'],
    ['доставка есть? а скидка?', 'Да. Доставка по Твери 500 ₽, скидок нет.'],
    ['за 3000 отдадите?', 'К сожалению, за 3000 отдать не можем. Приезжайте посмотреть!'],
    ['за 3000 отдадите?', 'Торга нет, забирайте за 4 500 ₽.'],
  ])('«%s» — «%s»', (asked, draft) => {
    expect(guardConsent(draft, askedFor(asked))).toEqual([]);
  });

  it('consent to the sum that the bargaining rule has offered', () => {
    expect(guardConsent('Договорились!', aContext({ buyerTexts: ['за 4200 возьму'], offered: 4200 }))).toEqual([]);
  });
});

describe('where the buyer asks nothing consent is courtesy', () => {
  it.each([
    ['Спасибо, понял', 'Хорошо!'],
    ['Буду через час', 'Ок, ждём вас'],
    ['ок, без торга так без торга', 'Договорились'],
    ['можно вопрос?', 'Да, конечно!'],
    ['вы тут?', 'Да'],
    ['это бот?', 'Да'],
    ['Здравствуйте', 'Добрый день!'],
    ['подумаю', '👍'],
  ])('«%s» — «%s»', (said, draft) => {
    expect(guardConsent(draft, askedFor(said))).toEqual([]);
  });
});
