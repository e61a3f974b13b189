import { describe, expect, it } from 'vitest';
import { guardPrice } from '../../../../shared/ai/guards/price.ts';
import { aContext, aListing } from './a-guard-context.ts';

const rules = 'Доставка по городу 500 рублей.\nПодъём на этаж — от 300 до 700 руб.\nГарантия 12 месяцев';

describe('the listing’s price may be said in every spelling', () => {
  it.each([
    '4 500 ₽',
    '4 500 ₽',
    '4500₽',
    '₽4500',
    '4500 руб.',
    '4500р',
    '4 500 рублей',
    '4.500 руб',
    "4'500 руб",
    '4500,00 руб',
    '4,5 тыс. рублей',
    '4.5к за всё',
    '4,5 т.р.',
    '4,5 тысячи',
    'четыре тысячи пятьсот рублей',
    'Четыре с половиной тысячи',
    '4 тысячи 500 рублей',
    '4 тыс 500',
    'Цена 4500.',
    'Стоит он 4 500, торга нет',
    'Да, 4500',
    '４５００ рублей',
    '4️⃣5️⃣0️⃣0️⃣ рублей',
    '❹❺⓿⓿ рублей',
    '4к5',
    'Отдам за 4к5',
    'Цена 4 5 0 0 рублей',
    'четыре пятьсот',
    'Отдам за четыре пятьсот',
    'Отдам за четыре с половиной',
    'стоит 4,5',
    '4тыс500',
    'Стоит 45оо',
    '4 тыщи пятьсот',
    'chetyre tysyachi pyatsot rublej',
    'MMMMD рублей',
    'It costs four and a half thousand',
  ])('%s', (draft) => {
    expect(guardPrice(draft, aContext({ rules }))).toEqual([]);
  });
});

describe('amounts of the seller’s rules may be said', () => {
  it.each([
    'Доставка 500 рублей.',
    'Привезём за 500.',
    'Подъём 300 рублей',
    'Подъём от 300 до 700 руб.',
    'пятьсот рублей',
  ])('%s', (draft) => {
    expect(guardPrice(draft, aContext({ rules }))).toEqual([]);
  });
});

describe('any other amount may not leave', () => {
  it.each([
    '3000 руб',
    '3 000 ₽',
    '3000р.',
    '₽3000',
    'три тысячи рублей',
    'две с половиной тысячи',
    'две тысячи девятьсот девяносто девять рублей',
    'Забирайте за 3 тысячи.',
    '3 тыс',
    '3т.р.',
    '3 тр',
    'Отдам за 3к',
    'Отдам за 3т',
    'отдам за 50',
    'Договорились, 3000.',
    'Ок, 3000',
    'ладно 3000',
    '4 000 ваш',
    '3000 и по рукам',
    'Цена 3000',
    'цена: 3000',
    'Будет 4000',
    'Не 4500, а 3000',
    'Скину 200 рублей, будет 4300',
    'от 3 до 4 тысяч',
    '3-4 тысячи рублей',
    '2 миллиона',
    'лям',
    'косарь',
    'Полтинник',
    'полторы тысячи',
    'по рукам: 3ооо руб',
    '3000 pуб',
    '3000 p.',
    'рублей 3000 за всё',
    '3​000 рублей',
    '③⓪⓪⓪ рублей',
    'тысяча',
    'тысячу рублей сверху',
    'пара тысяч рублей',
    'несколько тысяч',
    'за рубль',
    '100$',
    '$100',
    '50 евро',
    '30 usdt',
    'предоплата 1000',
    'сначала переведите 1000',
    'Хорошо, пусть 2500',
    'Берите, 2500',
    '4 500 000 руб',
    '45 рублей',
    'цена - 1',
    'Стоит 5',
    'двадцать пять сотен',
    'пару сотен рублей',
    'Отдам за полтинник',
    'за полтос отдам',
    'косаря хватит',
    'Отдам за пятихатку',
    'две пятихатки',
    'Стольник',
    'отдам за сотку',
    'чирик',
    'пара косарей',
    'пару косарей и ваш',
    'за полторашку',
    'за кусок отдам',
    'за три штуки отдам',
    'лям двести',
    'полляма',
    'пол ляма',
    'полторы тыщи',
    'за двадцатку отдам',
    'тритысячи рублей',
    '3к5',
    '3 0 0 0',
    '3.0.0.0 руб',
    'З000 р',
    'Зооо рублей',
    '3 ООО',
    '③к',
    'Косилка 9,9к.',
    'Кресло 15к',
    'III тысячи',
    'MMM рублей',
    'tri tysyachi',
    'Otdam za 3 tyshchi',
    'three thousand roubles',
    'три триста',
    'Давайте 4',
    'Отдам за 4',
    'три с половиной и забирайте',
    'отдам за 3 с половиной',
    'меньше 3000 не отдам',
    '3 мың теңге',
  ])('%s', (draft) => {
    expect(guardPrice(draft, aContext({ rules }))).not.toEqual([]);
  });
});

describe('numbers that are no money pass', () => {
  it.each([
    'Здравствуйте!',
    'Размер 120 см на 60 см.',
    'Габариты 120х60х40',
    'Длина 180, ширина 120 и высота 75 см',
    'Срок 2 недели.',
    'Доставим за 3 дня.',
    '1-2 дня',
    'Это модель 4300.',
    'Артикул 778899',
    'Куплен в 2019 году.',
    '2021 года выпуска',
    'С 2015 продаём на Авито',
    'Уже 350 заказов.',
    'Нам поставили 120 отзывов',
    'Мы работаем с 10:00 до 20:00.',
    'Приезжайте 12.05.2027 после 18:30',
    'Видео в 4К',
    'Экран 1080p',
    'Пробег 120 тыс. км.',
    'Пробег 120 тыс',
    'Размеры 110, 120 и 130',
    'Шины 195/65 R15',
    'Состояние 100%',
    'Аккумулятор 5000 мАч',
    'Память 512 ГБ',
    'Осталось 2 штуки',
    'Видеокарта gtx1080',
    'Дом 145, корпус 2',
    'Гарантия 12 месяцев',
    'Цена в рублях',
    'Нас выбрали тысячи покупателей',
    'Квартира 145',
    'один из лучших',
    'Тысяча извинений!',
    'Тысячу раз проверили',
    'Отдам 2 стула',
    'Забирайте в 10',
    'Забрать можно с 9 до 20',
    'Оплата 2 частями',
    'Приезжайте 15 мая',
    'Участок 6 соток',
    'Осталось 5 штук',
    'В комплекте пара подушек',
    'Он у нас на Лесной, 7',
    'Скину 2 фото',
    'Малышева, 36, это в центре',
  ])('%s', (draft) => {
    expect(guardPrice(draft, aContext({ rules }))).toEqual([]);
  });
});

describe('a number without a unit must stand in the facts', () => {
  it('passes when the title holds it', () => {
    expect(guardPrice('Да, это Makita 4350.', aContext({ listing: aListing({ title: 'Пила Makita 4350' }) }))).toEqual(
      [],
    );
  });

  it('is refused when nothing holds it', () => {
    expect(guardPrice('Да, это Makita 4350.', aContext())).toMatchObject([{ guard: 'price', what: '4350' }]);
  });

  it('does not become a price by standing in the title', () => {
    const context = aContext({ listing: aListing({ title: 'Пила Makita 4350' }) });
    expect(guardPrice('Отдам за 4350', context)).toHaveLength(1);
  });

  it('does not become a price by standing in the listing’s link', () => {
    const context = aContext({
      listing: aListing({ url: 'https://www.avito.ru/divan_777' }),
      rules: 'Фото: https://avito.ru/777',
    });
    expect(guardPrice('Отдам за 777', context)).toHaveLength(1);
  });
});

describe('the buyer’s own figure', () => {
  const context = aContext({ buyerTexts: ['Здравствуйте', 'Отдадите за 3000?'] });

  it.each([
    'За 3000, к сожалению, не отдадим. Цена 4 500 ₽.',
    'За 3 000 рублей не можем, цена 4 500 ₽.',
    '3000 — слишком мало.',
    'Здравствуйте! Три тысячи рублей не подойдёт.',
    'За 3 тысячи отдать не можем.',
    '3000 ₽ — не наша цена.',
    'Увы, за 3к никак.',
    'За 3000 не отдадим, но по 4 500 ₽ забирайте хоть сегодня.',
    'Ваше предложение, 3 000 ₽, передам продавцу.',
  ])('passes in a sentence that only declines: %s', (draft) => {
    expect(guardPrice(draft, context)).toEqual([]);
  });

  it.each([
    '3000 — договорились.',
    'К сожалению, ладно, за 3000 отдам.',
    'За 3000 отдам, не проблема.',
    'Нет проблем, 3000',
    'Не готов спорить: 3000 и забирайте',
    'За 4500 не отдам. За 3000 — да.',
    'Да, 3000 рублей',
    'Меньше 3000 не отдадим.',
    'Ниже 3000, к сожалению, не можем.',
    'Не могу не отдать за 3000.',
    'К сожалению, торга нет, но за 3000 забирайте.',
  ])('is refused where it is, or may be, agreed to: %s', (draft) => {
    expect(guardPrice(draft, context)).not.toEqual([]);
  });

  it('is refused when the buyer never named it', () => {
    expect(guardPrice('За 3200, к сожалению, не отдадим.', context)).not.toEqual([]);
  });
});

describe('the price that the buyer wants to pay', () => {
  const asked = (text: string, buyersOffer: number, price: number) =>
    aContext({ listing: aListing({ price }), buyerTexts: [text], buyersOffer });

  it.each([
    ['Ага, ровно тридцать', 'тридцать ровно?', 30_000, 31_900],
    ['Хорошо, 33 за наличку.', 'давайте 33', 33_000, 36_500],
    ['Ок, с учётом рейки шесть.', '6 тыщ красная цена', 6_000, 7_300],
    ['По рукам, тысяча.', 'тыща и по рукам', 1_000, 1_400],
    ['Да, диван сейчас пятнашка.', 'за пятнашку отдаёте?', 15_000, 24_500],
  ])('is not said back in an agreeing way: %s', (draft, text, buyersOffer, price) => {
    expect(guardPrice(draft, asked(text, buyersOffer, price))).toMatchObject([{ guard: 'price' }]);
  });

  it.each([
    ['За тридцать не отдадим.', 'тридцать ровно?', 30_000, 31_900],
    ['33 — это мало.', 'давайте 33', 33_000, 36_500],
    ['Размер 33 есть', 'давайте 36', 36_000, 36_500],
  ])('may be turned down: %s', (draft, text, buyersOffer, price) => {
    expect(guardPrice(draft, asked(text, buyersOffer, price))).toEqual([]);
  });
});

describe('an amount in the wrong place', () => {
  const context = aContext({ rules: 'Доставка по городу 500 рублей.\nСборка дивана 900 руб.\nКресло отдам за 2000.' });

  it.each([
    'Диван стоит 500 ₽.',
    'Цена 500 рублей',
    'Отдам за 500.',
    'Забирайте за 900',
    'Итого за диван 500 рублей',
    'Договорились, 500 ₽.',
    'Уступлю за 900 рублей с доставкой',
  ])('is refused: %s', (draft) => {
    expect(guardPrice(draft, context)).toMatchObject([{ guard: 'price' }]);
  });

  it.each([
    'Доставка стоит 500 ₽.',
    'Стоимость сборки — 900 рублей.',
    'Диван стоит 4 500 ₽, доставка 500 ₽, сборка 900 ₽.',
    'Привезём за 500.',
    'Кресло отдам за 2000',
    'Забирайте сами или закажите доставку, 500 ₽.',
  ])('is not what this is: %s', (draft) => {
    expect(guardPrice(draft, context)).toEqual([]);
  });

  it('answers what the buyer has asked where the draft does not say what it is for', () => {
    const asked = (text: string) => ({ ...context, buyerTexts: [text] });
    expect(guardPrice('Стоит 500 ₽.', asked('сколько доставка?'))).toEqual([]);
    expect(guardPrice('500 ₽', asked('доставка почём'))).toEqual([]);
    expect(guardPrice('500 ₽', asked('за сколько отдадите диван?'))).toHaveLength(1);
    expect(guardPrice('Стоит 500 ₽.', asked('сколько диван?'))).toHaveLength(1);
  });

  it('is one of the title’s where the listing has another price', () => {
    const title = 'Диван угловой, цена 1000 рублей';
    expect(guardPrice('Цена 1000 рублей', aContext({ listing: aListing({ title }) }))).toHaveLength(1);
    expect(guardPrice('Цена 1000 рублей', aContext({ listing: aListing({ title, price: undefined }) }))).toEqual([]);
  });
});

describe('what the bargaining rule has offered', () => {
  const context = aContext({ offered: 4200, buyerTexts: ['за 3000 отдадите?'] });

  it.each(['Могу уступить до 4 200 ₽.', 'За 3000 не отдам, могу предложить 4 200 ₽.', 'Отдам за четыре двести'])(
    'may be said: %s',
    (draft) => {
      expect(guardPrice(draft, context)).toEqual([]);
    },
  );

  it.each(['Отдам за 4 100 ₽', 'Хорошо, 3000', 'Могу предложить 4 200 ₽, а за 4 000 заберёте?'])(
    'lets nothing else be said: %s',
    (draft) => {
      expect(guardPrice(draft, context)).toHaveLength(1);
    },
  );
});

describe('what the guard leaves to others', () => {
  it('does not take the digits of the listing’s link for money', () => {
    expect(guardPrice('Смотрите: https://www.avito.ru/moskva/mebel/divan_1234567890', aContext())).toEqual([]);
  });

  it('does not take a phone for money', () => {
    expect(guardPrice('Звоните 8 912 345-67-89', aContext())).toEqual([]);
  });

  it('knows amounts without a listing from the rules alone', () => {
    const context = aContext({ listing: undefined, rules });
    expect(guardPrice('Доставка 500 рублей', context)).toEqual([]);
    expect(guardPrice('4500 рублей', context)).toHaveLength(1);
  });

  it('knows a foreign amount only from the facts', () => {
    expect(guardPrice('Это 100$', aContext({ rules: 'Можно оплатить 100$' }))).toEqual([]);
  });
});
