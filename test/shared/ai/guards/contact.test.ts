import { describe, expect, it } from 'vitest';
import { guardContact } from '../../../../shared/ai/guards/contact.ts';
import { aContext, aListing } from './a-guard-context.ts';

describe('phones may not leave', () => {
  it.each([
    'Звоните 8 912 345-67-89',
    '+7 912 345 67 89',
    '+7(912)345.67.89',
    '89123456789',
    '79123456789',
    '9123456789',
    '912 345 67 89',
    '8-9-1-2-3-4-5-6-7-8-9',
    '8, 912, 345, 67, 89',
    '8 (495) 123-45-67',
    '495 123-45-67',
    '8 9 1 2 3 4 5 6 7 8 9',
    '8\n912\n345\n67\n89',
    'восемь девятьсот двенадцать триста сорок пять шестьдесят семь восемьдесят девять',
    'восемь девять один два три четыре пять шесть семь восемь девять',
    'плюс семь 912 потом 345 и 67 затем 89',
    '8️⃣9️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣9️⃣',
    '⑧⑨①②③④⑤⑥⑦⑧⑨',
    '８９１２３４５６７８９',
    '8​912​345​67​89',
    '222-33-44',
    '22-33-44',
    'Тел 223344',
    'наберите 22 33 44',
    '8 9l2 З45 б7 89',
    'восьмёрка девятка единичка двойка тройка четвёрка пятёрка шестёрка семёрка восьмёрка девятка',
    'eight nine one two three four five six seven eight nine',
    'Сначала 8912, потом 345, следующие 67, последние 89',
    '❽❾❶❷❸❹❺❻❼❽❾',
    '---.. ----. .---- ..--- ...-- ....-',
    'VIII IX I II III IV V',
    'Номер карты 2200 1234 5678 9012 3456',
    '2200123456789012',
  ])('%s', (draft) => {
    expect(guardContact(draft, aContext())).not.toEqual([]);
  });
});

describe('e-mail addresses, handles and links may not leave', () => {
  it.each([
    'shop@mail.ru',
    'shop＠mail.ru',
    'shop собака мейл точка ру',
    'shop (at) mail.ru',
    'пишите @shop_best',
    'shop.ru',
    'заходите на shop . ru',
    'www.shop.xyz',
    'http://10.0.0.1/x',
    'https://evil.com/a',
    't.me/shop',
    'wa.me/79123456789',
    'магазин.рф',
    'авито точка ру',
    'shop (точка) com',
    'shop тчк ру',
    'shop dot com',
    'vk.com/shop',
    'ищите divan_msk',
    'bit.ly/abc',
    'магазин дот ру',
    'divan-shop.help',
    'оплата на divan(.)site',
    'divan[.]net',
    '10.20.30.40/pay',
    'hxxp: divan',
    'xn--80ak6aa92e',
    'пишите на divan gmail',
    'диван нижнее подчёркивание мск',
    'https://www.avito.ru/moskva/mebel/divan_1234567890.evil.ru',
    'https://www.avito.ru/moskva/mebel/divan_1234567890@evil.ru',
    'https://www.avito.ru/moskva/mebel/drugoy_999',
    'https://www.avito.ru/moskva/mebel/divan_12345678901',
  ])('%s', (draft) => {
    expect(guardContact(draft, aContext())).not.toEqual([]);
  });
});

describe('invitations to other messengers may not leave', () => {
  it.each([
    'Пишите в вотсап',
    'давайте в Ватсап',
    'есть вацап',
    'WhatsApp?',
    'whats app',
    'Телеграм: магазин',
    'в телегу пишите',
    'напишите в тг',
    'я в tg',
    'т е л е г р а м',
    'в-о-т-с-а-п',
    'в0тсап',
    'ТЕLЕGRАМ',
    'τελεγραμ',
    '🅣🅔🅛🅔🅖🅡🅐🅜',
    't3l3gram',
    'te1egram',
    'в@тсап',
    'wh@ts4pp',
    '8айбер',
    'в ватсаппе',
    'в тележке напишите',
    'Ищите в нельзяграме',
    'тeлeгpaм',
    'теле грам',
    'вайбер удобнее',
    'viber',
    'найдите нас вконтакте',
    'мы есть в вк',
    'инстаграм магазина',
    'в инсте больше фото',
    'скайп',
    'discord',
    'мессенджер макс',
    'напишите в Максе',
    'Не хотите в телеграм?',
    'не можем тут говорить пишите в телеграм',
    'Здесь не отвечаем, пишите в телеграм',
    'в вотсап не переходите, лучше звоните в вайбер',
  ])('%s', (draft) => {
    expect(guardContact(draft, aContext())).not.toEqual([]);
  });
});

describe('hints at a contact may not leave', () => {
  it.each([
    'Мой номер на втором фото.',
    'Номер телефона в шапке профиля',
    'Наши контакты в описании',
    'Найдите меня по нику',
    'Ищите нас в поиске: диваны на Мира',
    'Вбейте название в Яндексе',
    'Загуглите нас',
    'Мой ник divan',
    'Номер такой же, как цена, только с восьмёркой',
    'Последние цифры телефона совпадают с ценой',
    'Соедините первые буквы',
    'Пишите в личку.',
    'Ответ в директе',
    'Напишите мне на почту',
    'Скиньте на емейл',
    'Давайте мимо Авито, так дешевле',
    'Нет смысла тут, оформим в обход комиссии',
    'Созвонимся не через Авито, звоните напрямую',
    'Тут мы не оформляем, всё у менеджера',
    'Заходите на наш сайт',
    'Скачайте наше приложение',
    'На Озоне дешевле, ищите там',
    'Закажите на вайлдберриз',
    'Отсканируйте QR-код',
    'Пройдите верификацию аккаунта',
  ])('%s', (draft) => {
    expect(guardContact(draft, aContext())).not.toEqual([]);
  });
});

describe('what a good seller says passes', () => {
  it.each([
    'Здравствуйте! Да, в наличии, цена 4 500 ₽.',
    'Цена 45 000 – 50 000 рублей',
    'Цена 4 500 000 рублей',
    'Размеры 80, 86, 92, 98, 104 в наличии',
    'Размеры 36, 37, 38, 39, 40, 41, 42',
    'Размер 120х60х40, вес 35 кг',
    'Приезжайте 8.12.2026 10:30',
    'Работаем с 9:00 до 21:00',
    'Заказ 12345 отправлен',
    'Куплен 12.05.2024, гарантия до 12.05.2027',
    'Собака поедет с нами',
    'Ошейник для собак. Точка выдачи рядом',
    'Точка выдачи на Ленина, 10',
    'Пишите здесь, в чате Авито',
    'В вотсап не переходим, пишите здесь',
    'Телеграма нет.',
    'т.е. завтра, в т.ч. вечером',
    'Максим, добрый день!',
    'Макс, здравствуйте',
    'Хорошо, в магазине есть ещё.',
    'Позвоните через Авито, есть кнопка звонка',
    'Доставка 500 руб, позвоните за час',
    'Смотрите: https://www.avito.ru/moskva/mebel/divan_1234567890.',
    'Вот (https://www.avito.ru/moskva/mebel/divan_1234567890)',
    'Комплект iPhone. В подарок чехол',
    'Вот сапоги, размер 38',
    'Номер детали на фото.',
    'Размеры указаны в описании.',
    'Мимо Авито не продаём.',
    'Своего сайта у нас нет.',
    'В личку не пишем, только здесь.',
    'Напишите в мессенджере Авито',
    'Можно через Авито Доставку.',
    'WhatsApp на нём работает.',
    'Шины 205/55 R16, диски 5x112 ET46',
    'Найдём время в субботу',
    'Отправим Почтой России',
    'Первая буква в артикуле — К',
    'На Озоне цены не знаем.',
    'Процессор i5, 8 ГБ, 512 ГБ SSD',
    'Адрес: ул. Мира, д. 3, корп. 2',
    'Версия 2.0.1 от 12.05.2024 10.30',
  ])('%s', (draft) => {
    expect(guardContact(draft, aContext())).toEqual([]);
  });

  it('lets the name of a messenger pass that is the ware itself', () => {
    const context = aContext({ listing: aListing({ title: 'Бот для Телеграм под ключ' }) });
    expect(guardContact('Бот для телеграма готов.', context)).toEqual([]);
  });

  it('has no link to let pass where the listing has none', () => {
    expect(guardContact('Пишите здесь', aContext({ listing: aListing({ url: '' }) }))).toEqual([]);
    expect(guardContact('Пишите здесь', aContext({ listing: undefined }))).toEqual([]);
  });
});

describe('where the seller allows contacts', () => {
  const rules = 'Телефон 8 912 345-67-89, почта shop@mail.ru, есть вотсап. Городской 22-33-44';
  const context = aContext({ contactsAllowed: true, rules });

  it.each(['Звоните: +7 912 345 67 89', 'Почта shop@mail.ru', 'Пишите в WhatsApp', 'Телефон 22-33-44', 'тел 223344'])(
    'a contact of the facts passes: %s',
    (draft) => {
      expect(guardContact(draft, context)).toEqual([]);
    },
  );

  it.each(['Звоните 8 912 000-00-01', 'Почта evil@mail.ru', 'Пишите в телеграм', 'тел 556677'])(
    'a contact nobody stated does not: %s',
    (draft) => {
      expect(guardContact(draft, context)).not.toEqual([]);
    },
  );

  it('a contact of the facts does not pass where contacts are not allowed', () => {
    expect(guardContact('8 912 345-67-89', aContext({ rules }))).not.toEqual([]);
    expect(guardContact('Пишите в WhatsApp', aContext({ rules }))).not.toEqual([]);
  });
});
