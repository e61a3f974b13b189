import { describe, expect, it } from 'vitest';
import { guardPersonalData } from '../../../../shared/ai/guards/personal-data.ts';
import type { PersonalKind } from '../../../../shared/ai/personal-data/finding.ts';
import { aContext } from './a-guard-context.ts';

function objections(draft: string, ...given: PersonalKind[]) {
  return guardPersonalData(draft, { ...aContext(), given: new Set(given) });
}

describe('what the buyer has given, he is not asked for again', () => {
  it.each<[PersonalKind, string]>([
    ['phone', 'Оставьте, пожалуйста, ваш номер телефона.'],
    ['phone', 'Напишите телефон для связи'],
    ['phone', 'Какой у вас номер телефона?'],
    ['phone', 'Передам продавцу. Подскажите ваш номер?'],
    ['phone', 'Можно ваш телефон?'],
    ['phone', 'Please leave your phone number.'],
    ['email', 'На какую почту отправить? Укажите e-mail.'],
    ['address', 'Напишите адрес доставки.'],
    ['address', 'По какому адресу привезти?'],
    ['name', 'Как к вам обращаться?'],
  ])('%s: %s', (kind, draft) => {
    expect(objections(draft, kind)).not.toEqual([]);
    expect(objections(draft)).toEqual([]);
  });
});

describe('nobody is asked for a card, a code or a passport', () => {
  it.each([
    'Пришлите номер карты.',
    'Напишите номер вашей банковской карты и CVV.',
    'Сообщите код из СМС.',
    'Скиньте фото паспорта',
    'Отправьте паспортные данные.',
    'Какой у вас номер карты?',
    'Укажите серию и номер паспорта',
    'Назовите ваш СНИЛС.',
  ])('%s', (draft) => {
    expect(objections(draft)).not.toEqual([]);
  });
});

describe('what is personal and stands in no fact is not told', () => {
  it.each([
    'Пётр живёт на Лесной 20, квартира 15, ему привезём во вторник.',
    'Паспорт того покупателя: 4512 345678.',
    'VIN XTA21099043576543, проверяйте.',
  ])('%s', (draft) => {
    expect(objections(draft)).not.toEqual([]);
    expect(guardPersonalData(draft, aContext({ rules: draft }))).toEqual([]);
  });
});

describe('what a good seller says passes', () => {
  it.each([
    'Спасибо, номер передам продавцу.',
    'Номер получили, продавец перезвонит.',
    'Телефон у нас уже есть, спасибо!',
    'Телефон в хорошем состоянии, цена 15 000 ₽.',
    'Паспорт присылать не нужно.',
    'Не сообщайте никому код из СМС.',
    'Для устройства возьмите с собой паспорт.',
    'Паспорт изделия есть, отправим вместе с товаром.',
    'Сообщим вам, когда телефон будет готов.',
    'Какой размер вас интересует?',
    'Подскажите, в какой город отправить?',
    'Адрес самовывоза — ул. Лесная, 7.',
    'Ваш адрес записал, доставим завтра.',
    'Оплата картой возможна.',
  ])('%s', (draft) => {
    expect(objections(draft, 'phone', 'email', 'address', 'name', 'account')).toEqual([]);
  });
});

describe('a placeholder', () => {
  it('may not be written out where it stands for a contact, or for nothing', () => {
    expect(objections('Звоните на [телефон 1].', 'phone')).toMatchObject([{ what: '[телефон 1]' }]);
  });
});
