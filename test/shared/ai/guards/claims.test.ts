import { describe, expect, it } from 'vitest';
import { guardClaims } from '../../../../shared/ai/guards/claims.ts';
import { aPianoShop } from './a-piano-shop.ts';

const shop = aPianoShop();

function objectionsTo(draft: string, context = shop): string[] {
  return guardClaims(draft, context).map(({ what }) => what);
}

describe('what follows from one statement leaves', () => {
  it.each([
    'Педали латунные.',
    'Латунные у него педали.',
    '3 000 ₽ — доставка по Перми в будни.',
    'Доставим по Перми в будни за 3 000 ₽.',
    'Курьер по Перми в будни — три тысячи рублей.',
    'По Перми в субботу доставка обойдётся в 4 тысячи.',
    'Глубина — 62 см.',
    'Пианино глубиной 62 см.',
    'В комплекте банкетка и чехол.',
    'Показываем каждый день с 11 до 19.',
    'Приехать посмотреть можно ежедневно с 11:00 до 19:00.',
    'Настройка — до 3 часов.',
    'Цена 48 000 ₽.',
    'Пианино б/у.',
    'Полировка корпуса 9 тыс.',
  ])('in other forms, another order or another spelling: «%s»', (draft) => {
    expect(objectionsTo(draft)).toEqual([]);
  });

  it.each([
    'Кредита и рассрочки нет.',
    'Рассрочки, кредита нет.',
    'Рассрочки, к сожалению, и кредита нет.',
    'Обмен не делаем.',
    'В воскресенье не доставляем.',
    'Сколов на клавишах нет.',
    'Замену молоточков не делаем.',
  ])('as a denial: «%s»', (draft) => {
    expect(objectionsTo(draft)).toEqual([]);
  });

  it.each([
    'Ширина 146 см, глубина 62 см, высота 120 см.',
    'Ширина 146 см, а глубина 62 см.',
    'Банкетка и чехол входят в комплект.',
    'Банкетка входит в комплект, чехол тоже.',
    'Рассрочки нет, кредита тоже.',
    'Картой при получении, наличными тоже.',
    'Пианино чёрное, его ширина 146 см.',
  ])('in a list, with «тоже» or with a pronoun of the thing: «%s»', (draft) => {
    expect(objectionsTo(draft)).toEqual([]);
  });

  it.each([
    ['какая глубина?', '62 см.'],
    ['сколько стоит?', '48 000 ₽'],
    ['в субботу сколько по Перми?', '4 000 ₽'],
    ['доставите по Перми в будни?', 'Да, доставим за 3 000 ₽.'],
  ])('as the short answer to «%s»: «%s»', (buyer, draft) => {
    expect(objectionsTo(draft, aPianoShop({ buyer }))).toEqual([]);
  });
});

describe('what claims nothing leaves', () => {
  it.each([
    'Здравствуйте!',
    'Здравствуйте! Спасибо за интерес. Если будут вопросы, пишите.',
    'Рады помочь, хорошего дня!',
    'Благодарю за терпение!',
    'Извините за ожидание.',
  ])('courtesy: «%s»', (draft) => {
    expect(objectionsTo(draft)).toEqual([]);
  });

  it.each([
    'Куда везти?',
    'На какой этаж поднимать?',
    'Когда вам удобно приехать?',
    'Вам нужна доставка?',
    'Вам настройка нужна?',
    'Какой у вас этаж?',
    'Подскажите, пожалуйста, ваш адрес?',
  ])('a question back: «%s»', (draft) => {
    expect(objectionsTo(draft)).toEqual([]);
  });

  it.each([
    'Про лак уточню у продавца.',
    'Передам вопрос продавцу.',
    'О возрасте деки в описании не сказано, спрошу мастера.',
    'В объявлении это не указано, уточню.',
    'Цвет банкетки не указан.',
  ])('handing over: «%s»', (draft) => {
    expect(objectionsTo(draft)).toEqual([]);
  });

  it.each([
    ['за 30 тысяч отдадите?', 'За 30 000 не отдадим, цена 48 000 ₽.'],
    ['30 тыс и забираю', '30 тысяч — мало.'],
    ['за тридцатку?', 'За 30 тысяч, к сожалению, не получится.'],
  ])("the buyer's own figure where it is declined: «%s», «%s»", (buyer, draft) => {
    expect(objectionsTo(draft, aPianoShop({ buyer }))).toEqual([]);
  });
});

describe('one change, and it does not leave', () => {
  it.each([
    ['a word no fact knows', 'Педали латунные.', 'Педали бронзовые.'],
    ['a word more', 'Пианино чёрное.', 'Пианино чёрное, лакированное.'],
    ['praise', 'Пианино чёрное.', 'Пианино отлично звучит.'],
    [
      'something else done as well',
      'Доставка по Перми в будни 3 000 ₽.',
      'Доставка по Перми в будни 3 000 ₽, упакуем.',
    ],
    ['a denial taken away', 'Обмен не делаем.', 'Обмен делаем.'],
    ['a denial put in', 'Пианино чёрное.', 'Пианино не чёрное.'],
    ['«нет» turned into «есть»', 'Рассрочки и кредита нет.', 'Рассрочка и кредит есть.'],
    ['one of two denials', 'Рассрочки и кредита нет.', 'Рассрочка есть, кредита нет.'],
    ['«без» turned into «со»', 'Клавиши без сколов.', 'Клавиши со сколами.'],
    ['another number', 'Глубина 62 см.', 'Глубина 63 см.'],
    ['the price of another day', 'В субботу доставка по Перми 4 000 ₽.', 'В субботу доставка по Перми 3 000 ₽.'],
    ['the measure of another side', 'Глубина 62 см.', 'Глубина 146 см.'],
    ['two measures exchanged', 'Ширина 146 см, глубина 62 см.', 'Ширина 62 см, глубина 146 см.'],
    ['the price of another place', 'Прокат: открытая сцена — 12 000 ₽.', 'Прокат: открытая сцена — 7 000 ₽.'],
    ['the number of another fact', 'Полировка корпуса 9 000 ₽.', 'Полировка корпуса 4 000 ₽.'],
    ['the day dropped', 'Доставка по Перми в будни 3 000 ₽.', 'Доставка по Перми 3 000 ₽.'],
    ['the place dropped', 'Зал до 200 мест — прокат 7 000 ₽.', 'Прокат 7 000 ₽.'],
    ['a condition before it dropped', 'При покупке двух инструментов настройка бесплатная.', 'Настройка бесплатная.'],
    ['a condition after it dropped', 'Сдаём в аренду только ученикам музыкальных школ.', 'Сдаём в аренду.'],
    ['a condition made wider', 'Сдаём в аренду только ученикам музыкальных школ.', 'Сдаём в аренду ученикам.'],
    ['«от» dropped', 'Подъём на этаж от 1 500 ₽.', 'Подъём на этаж 1 500 ₽.'],
    ['«до» dropped', 'Настройка занимает до 3 часов.', 'Настройка занимает 3 часа.'],
    ['an exception dropped', 'Гарантия на механику 6 месяцев, кроме струн.', 'Гарантия на механику 6 месяцев.'],
    ['an exception made the rule', 'Гарантия на механику 6 месяцев, кроме струн.', 'Гарантия на струны 6 месяцев.'],
    ['a list made longer', 'Банкетка и чехол входят в комплект.', 'Банкетка, чехол и лампа входят в комплект.'],
    [
      'a list made longer by «тоже»',
      'Банкетка входит в комплект, чехол тоже.',
      'Банкетка и чехол входят в комплект, ноты тоже.',
    ],
    ['a denied list made longer', 'Рассрочки и кредита нет.', 'Рассрочки и кредита нет, предоплаты тоже.'],
    ['«все» put in', 'Клавиши без сколов.', 'Все клавиши без сколов.'],
    ['«полностью» put in', 'Пианино чёрное.', 'Пианино полностью чёрное.'],
    [
      'a quality of the thing given to a part',
      'Банкетка и чехол входят в комплект.',
      'Банкетка и чехол входят в комплект, они чёрные.',
    ],
    [
      'a quality of a part given to the thing',
      'Педали латунные. Пианино чёрное.',
      'Педали латунные. Пианино чёрное, латунное.',
    ],
    ['what a pronoun takes from another subject', 'Педали латунные.', 'Педали латунные, их гарантия 6 месяцев.'],
  ])('%s', (_, said, changed) => {
    expect(objectionsTo(said)).toEqual([]);
    expect(objectionsTo(changed)).not.toEqual([]);
  });

  it.each([
    ['обменяете на синтезатор?', 'Обменяем.'],
    ['обмен делаете?', 'Да, сделаем.'],
    ['в рассрочку оформите?', 'Оформим.'],
    ['дадите скидку?', 'Можно.'],
    ['подержите до среды?', 'Подержим'],
    ['привезёте в воскресенье?', 'Привезём.'],
    ['привезёте в воскресенье по Перми?', 'Привезём за 3 000 ₽'],
  ])("one word that takes the buyer's own for the claim: «%s», «%s»", (buyer, draft) => {
    expect(objectionsTo(draft, aPianoShop({ buyer }))).not.toEqual([]);
  });

  it.each([
    'Вам подойдёт скидка 10 %?',
    'Знаете, что гарантия два года?',
    'Оформим рассрочку?',
    'А вы знали, что настройка бесплатная?',
  ])('a claim in the form of a question: «%s»', (draft) => {
    expect(objectionsTo(draft)).not.toEqual([]);
  });

  it.each([
    'Скидку подтвердит продавец, уточню.',
    'Скидка будет 5 000 ₽, уточню у продавца.',
    'Передам продавцу, что рассрочка есть.',
    'Уточню, но кредит дадим.',
    'Чехол кожаный, адрес уточню.',
  ])('a claim beside a handing over: «%s»', (draft) => {
    expect(objectionsTo(draft)).not.toEqual([]);
  });

  it.each([
    ['за 30 отдадите?', 'За 30 отдадим.'],
    ['за 30 отдадите?', 'За 35 000 не отдадим.'],
    ['за 30 отдадите?', 'За 30 не отдадим, но за 40 000 да.'],
    ['за 30 отдадите?', '30 000 — мало, отдам за 45 000.'],
  ])("a figure that is not the buyer's, or is taken: «%s», «%s»", (buyer, draft) => {
    expect(objectionsTo(draft, aPianoShop({ buyer }))).not.toEqual([]);
  });
});

describe('whether it is for sale is known by the state of the listing alone', () => {
  it.each([
    ['active', 'Да, в наличии.'],
    ['active', 'Пианино ещё не продано.'],
    ['inactive', 'Объявление не активно.'],
  ] as const)('%s: «%s» leaves', (status, draft) => {
    expect(objectionsTo(draft, aPianoShop({ status, buyer: 'актуально?' }))).toEqual([]);
  });

  it.each([
    ['active', 'Нет в наличии.'],
    ['active', 'Пианино продано.'],
    ['inactive', 'Да, в наличии.'],
    ['inactive', 'Пианино продаётся.'],
    ['inactive', 'Ещё не продано.'],
    ['unknown', 'В наличии.'],
  ] as const)('%s: «%s» does not', (status, draft) => {
    expect(objectionsTo(draft, aPianoShop({ status, buyer: 'актуально?' }))).not.toEqual([]);
  });
});

it('a number alone follows only where the buyer has asked for what it measures', () => {
  expect(objectionsTo('62 см.', aPianoShop({ buyer: 'а глубина?' }))).toEqual([]);
  expect(objectionsTo('62 см.', aPianoShop({ buyer: 'а метроном?' }))).not.toEqual([]);
});

it('what one statement says does not leave while another one denies it', () => {
  const rules = ['Рояли по краю возим.'];
  expect(objectionsTo('Рояли по краю возим.', aPianoShop({ rules }))).toEqual([]);
  const contradictory = [...rules, 'Рояли зимой по краю не возим.'];
  expect(objectionsTo('Рояли по краю возим.', aPianoShop({ rules: contradictory }))).not.toEqual([]);
});

it('gives nothing the price of another work, also behind a true one, nor takes things for the bot', () => {
  const rules = [
    'Полировка рояля: в будни — 200 ₽, в субботу — 300 ₽.',
    'Покраска крышки: в субботу — 400 ₽, в будни — 350 ₽.',
  ];
  const context = aPianoShop({ rules });
  expect(objectionsTo('Полировка рояля: в будни — 200 ₽, в субботу — 300 ₽.', context)).toEqual([]);
  expect(objectionsTo('Полировка рояля: в будни — 200 ₽, в субботу — 400 ₽.', context)).not.toEqual([]);
  expect(objectionsTo('Чехол и ботинки входят в комплект.', context)).not.toEqual([]);
});

it('names what does not follow, and no more of the draft', () => {
  expect(objectionsTo('Здравствуйте! Педали латунные, метроном в подарок. Ширина 146 см.')).toEqual([
    'метроном в подарок.',
  ]);
});

it('lets nothing be claimed where there are no facts', () => {
  expect(objectionsTo('Пианино чёрное.', { ...shop, facts: [], listing: undefined })).not.toEqual([]);
});
