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
  ])('is refused where it is, or may be, agreed to: %s', (draft) => {
    expect(guardPrice(draft, context)).not.toEqual([]);
  });

  it('is refused when the buyer never named it', () => {
    expect(guardPrice('За 3200, к сожалению, не отдадим.', context)).not.toEqual([]);
  });
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
