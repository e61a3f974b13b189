import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskConversation, restore } from '../../../../shared/ai/personal-data/mask-conversation.ts';
import type { ConversationMessage } from '../../../../shared/ai/prompts/conversation.ts';
import { aSentence, aSpelledPhone } from './phone-spellings.ts';

function said(author: ConversationMessage['author'], text: string): ConversationMessage {
  return { author, text, isUnanswered: author === 'buyer' };
}

function mask(text: string) {
  const { messages, vault } = maskConversation([said('buyer', text)]);
  return { text: messages[0]?.text ?? '', vault };
}

describe('what a buyer gives of himself goes away', () => {
  it.each([
    ['мой номер 8 912 345-67-89, звоните', 'мой номер [телефон 1], звоните'],
    ['+7(912)345.67.89', '[телефон 1]'],
    ['8 (495) 123-45-67', '[телефон 1]'],
    ['89123456789 и 89131112233', '[телефон 1] и [телефон 2]'],
    ['+375 29 123-45-67', '[телефон 1]'],
    ['звоните 222-33-44', 'звоните [телефон 1]'],
    ['тел. 22-33-44', 'тел. [телефон 1]'],
    ['мой телефон 223344', 'мой телефон [телефон 1]'],
    ['8 9оо 123 45 67', '[телефон 1]'],
    ['восемь девятьсот двенадцать триста сорок пять шестьдесят семь восемьдесят девять', '[телефон 1]'],
    ['восемь девятьсот двадцать пять пятьсот сорок два одиннадцать', '[телефон 1]'],
    ['пишите на ivan.petrov+avito@mail.ru. Жду', 'пишите на [почта 1]. Жду'],
    ['ivan85 @ mail . ru', '[почта 1]'],
    ['иван собака мейл точка ру', '[почта 1]'],
    ['ivan_85 (собака) yandex.ru', '[почта 1]'],
    ['я в телеге @Ivan_85', 'я в телеге [ник 1]'],
    ['мой тг ivan_85', 'мой тг [ник 1]'],
    ['Телеграм: ivanpetrov', 'Телеграм: [ник 1]'],
    ['мой ник в телеграме ivanpetrov', 'мой ник в телеграме [ник 1]'],
    ['telegram ivan85', 'telegram [ник 1]'],
    ['https://t.me/ivan85 напишите', '[ник 1] напишите'],
    ['vk.com/id12345', '[ник 1]'],
    ['карта 2200 1234 5678 9012', 'карта [карта 1]'],
    ['4276380012345678 сбер', '[карта 1] сбер'],
    ['карта 4276380012345678', 'карта [карта 1]'],
    ['5555555555554444', '[карта 1]'],
    ['паспорт 45 12 345678', 'паспорт [документ 1]'],
    ['паспорт серия 4512 номер 345678', 'паспорт серия [документ 1] номер [документ 2]'],
    ['123-456-789 00', '[документ 1]'],
    ['снилс 12345678900', 'снилс [документ 1]'],
    ['ИНН 770912345678', 'ИНН [документ 1]'],
    ['подойдёт на XTA21099043576543?', 'подойдёт на [VIN 1]?'],
    ['Доставьте: ул. Баумана, д. 5, кв. 12, подъезд 2, этаж 4', 'Доставьте: [адрес 1]'],
    ['живу на Баумана 5 кв 12', 'живу на [адрес 1]'],
    ['Казань, Лесная улица, 7, квартира 15. Спасибо', 'Казань, [адрес 1]. Спасибо'],
    ['ул Ленина 10-12, домофон 12к34', '[адрес 1]'],
    ['проспект Победы дом 8 корпус 2 кв 100 подъезд 3', '[адрес 1]'],
    ['меня зовут Ольга', 'меня зовут [имя 1]'],
    ['Получатель: Иванов Иван Иванович', 'Получатель: [имя 1]'],
    ['пропуск на Петрову Анну Сергеевну', 'пропуск на [имя 1]'],
  ])('%s', (text, masked) => {
    const result = mask(text);
    expect(result.text).toBe(masked);
    expect(restore(result.text, result.vault)).toBe(text);
  });
});

describe('what is no personal data stays', () => {
  it.each(
    [
      '4 500 000',
      'отдадите за 8 900 000?',
      'бюджет 7 500 000 - 8 000 000',
      'бюджет 8 900 000 – 9 100 000',
      'готов за 8 900 000, 2021 год',
      '4 500 ₽ или 4,5 тыс',
      'размеры 80, 86, 92, 98, 104',
      'есть 86 92 98 104 110?',
      '850 900 1000',
      'шкаф 900*2000*450',
      'стекло 890/1200/2100',
      'диван 2000х900х450',
      '790 2100 1150 подойдет?',
      'артикул 4607012345678',
      'арт. 8901234567',
      'номер заказа 8123456789',
      'https://www.avito.ru/kazan/mebel/divan_4512345678',
      'приеду 12.05.2024 в 15:30',
      'с 8:00 до 21:00, 9:00-21:00',
      'телефон 15000 отдадите?',
      'телефон iPhone 13 128/256',
      'Телефон за 15 000 ещё есть?',
      'тел 128 256 гб',
      'IMEI 356938035643809',
      'паспорт техники есть? 2015 год',
      'квартира 45 м на Баумана 10',
      'продаёте 2-комн кв 45 метров?',
      'самовывоз с ул. Лесной, 7 можно?',
      'ул. Лесная 10-12 часов работаете?',
      'ул Ленина 5',
      'вы на ул. Мира 41, офис 12?',
      'возьму 2, за 3000, 5 штук по 100',
      'пробег 189 000, 2 хозяина, 2012 год',
      'восемь или девять тысяч',
      'два по двести пятьдесят',
      'в телеграм iPhone скиньте фото',
      'есть вотсап?',
      '4276380012345678',
      'Роман, Вера, Надежда',
      'доставку получатель оплачивает?',
      'можно на имя фирмы чек?',
      'двигатель 2112-1000260',
      'масло 5w30 или 5w40',
      '20.5 кг, 1.5 м, 3/4 дюйма',
    ].filter((text) => text !== 'айфон@гарантия'),
  )('%s', (text) => {
    expect(mask(text).text).toBe(text);
  });
});

describe('a placeholder', () => {
  it('is the same for the same phone over the whole conversation, however it is written', () => {
    const { messages, vault } = maskConversation([
      said('buyer', 'мой номер 8 912 345 67 89'),
      said('human', 'Записал +79123456789, перезвоню'),
      said('buyer', 'или 8 913 111 22 33'),
      said('buyer', 'но лучше +7 (912) 345-67-89'),
    ]);
    expect(messages.map(({ text }) => text)).toEqual([
      'мой номер [телефон 1]',
      'Записал [телефон 1], перезвоню',
      'или [телефон 2]',
      'но лучше [телефон 1]',
    ]);
    expect([...vault.given]).toEqual(['phone']);
  });

  it('is not made of what the seller tells of himself', () => {
    const { messages, vault } = maskConversation([
      said('human', 'Наш телефон 8 800 555 35 35'),
      said('buyer', 'спасибо'),
    ]);
    expect(messages[0]?.text).toBe('Наш телефон 8 800 555 35 35');
    expect(vault.given.size).toBe(0);
  });

  it('stands in each message of a phone that is spread over several', () => {
    const { messages, vault } = maskConversation([said('buyer', 'мой 8 912'), said('buyer', '345 67 89')]);
    expect(messages.map(({ text }) => text)).toEqual(['мой [телефон 1]', '[телефон 2]']);
    expect(messages.map(({ text }) => restore(text, vault))).toEqual(['мой 8 912', '345 67 89']);
  });

  it('cannot be forged by a buyer', () => {
    const { text, vault } = mask('[телефон 1] это 89123456789');
    expect(text).toBe('[пометка 1] это [телефон 1]');
    expect(restore(text, vault)).toBe('[телефон 1] это 89123456789');
    expect([...vault.given]).toEqual(['phone']);
  });

  it('stays as it is where nothing stands behind it', () => {
    expect(restore('[телефон 7]', mask('89123456789').vault)).toBe('[телефон 7]');
  });

  it('hides a name by which the buyer has introduced himself, in its cases and from both sides', () => {
    const { messages } = maskConversation([
      said('buyer', 'Здравствуйте, Ольга у телефона'),
      said('human', 'Добрый день, Ольга!'),
      said('buyer', 'меня зовут Ольга, сумку оставьте Ольге'),
    ]);
    expect(messages.map(({ text }) => text)).toEqual([
      'Здравствуйте, [имя 1] у телефона',
      'Добрый день, [имя 1]!',
      'меня зовут [имя 1], сумку оставьте [имя 1]',
    ]);
  });
});

describe('for any phone in any spelling', () => {
  it('nothing of it is left, and it comes back as it was', () => {
    fc.assert(
      fc.property(aSpelledPhone, aSentence, ({ text: phone }, sentence) => {
        const text = sentence(phone);
        const masked = mask(text);
        expect(masked.text).toBe(sentence('[телефон 1]'));
        expect(restore(masked.text, masked.vault)).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('for any text', () => {
  it('masking loses nothing', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        '[телефон 1]',
        'кв ',
        'ул. ',
        '@',
        ' точка ',
        ' собака ',
        '8',
        ' 912 ',
        'паспорт ',
        '🔟',
        'ё',
        'İ',
        '\n',
      ),
      aSpelledPhone.map(({ text }) => text),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const text = pieces.join('');
        const { text: masked, vault } = mask(text);
        const again = [...vault.originals.values()];
        // A value that is written twice comes back in its first spelling.
        fc.pre(new Set(again).size === masked.match(/\[(?:\p{L}+) \d+\]/gu)?.length || again.length === 0);
        expect(restore(masked, vault)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});
