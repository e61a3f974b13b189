import { describe, expect, it } from 'vitest';
import { guardLanguage, languageOf } from '../../../../shared/ai/guards/language.ts';
import { aContext } from './a-guard-context.ts';

describe('the buyer writes', () => {
  it.each([
    ['Здравствуйте, ещё есть?', 'ru'],
    ['iPhone 13?', 'ru'],
    ['ok', 'ru'],
    ['hi', 'ru'],
    ['skolko stoit', 'ru'],
    ['zdravstvuyte est v nalichii?', 'ru'],
    ['RTX 3060 Ti Gaming X Trio?', 'ru'],
    ['Is it still available?', 'en'],
    ['Hello, how much is the sofa', 'en'],
    ['Сәлеметсіз бе, бағасы қанша?', 'kk'],
    ['канша турады, бар ма', 'kk'],
    ['Салеметсіз бе, диванның түсі қандай екен', 'kk'],
    ['Диван дуже гарний, скільки коштує', 'ru'],
    ['Салом, нархаш чанд аст? Мехоҳам бихарам', 'tg'],
    ['Саламатсызбы, баасы канча? Өлчөмү кандай', 'ky'],
    ['Salom, narxi qancha?', 'uz'],
    ['Merhaba, fiyatı ne kadar?', 'tr'],
    ['Բարև, գինը որքա՞ն է', 'hy'],
    ['你好，多少钱？', 'zh'],
  ])('«%s»: %s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });
});

describe('another language may not leave', () => {
  it.each([
    ['Цена?', 'The price is 4500 rubles.'],
    ['Цена?', 'Здравствуйте! The sofa is still available.'],
    ['Цена?', 'Da, v nalichii, cena 4500.'],
    ['Цена?', 'Бағасы 4500 сом, сәлеметсіз бе'],
    ['Цена?', '价格 4500'],
    ['Цена?', 'Գինը 4500'],
    ['Is it still available?', 'Да, диван в наличии.'],
    ['Is it still available?', 'Der Diwan hat zwei Kissen und drei Jahre Garantie.'],
    ['Цена?', 'Диван дуже гарний, ціна чотири тисячі.'],
    ['Цена?', 'Нархы төрт миң сом.'],
    ['Сәлеметсіз бе, бағасы қанша?', 'Здравствуйте, цена 4500 рублей.'],
    ['你好', 'Здравствуйте!'],
    ['Merhaba, fiyatı ne kadar?', 'Цена 4500'],
  ])('«%s» — «%s»', (asked, draft) => {
    expect(guardLanguage(draft, aContext({ buyerTexts: [asked] }))).not.toEqual([]);
  });

  it('nor one that the seller has not set', () => {
    const context = aContext({ buyerTexts: ['Is it still available?'], language: 'ru' });
    expect(guardLanguage('Yes, it is available.', context)).not.toEqual([]);
    expect(guardLanguage('Да, в наличии.', context)).toEqual([]);
  });
});

describe('the right language passes', () => {
  it.each([
    ['Цена?', 'Цена 4 500 ₽.'],
    ['iPhone 13?', 'Да, iPhone 13 Pro Max 256 GB в наличии.'],
    ['Какая карта?', 'Palit GeForce RTX 3060 Dual, новая.'],
    ['usb есть?', 'Да, USB-C и HDMI.'],
    ['skolko stoit', 'Цена 4 500 ₽.'],
    ['Is it still available?', 'Hi! Yes, the sofa is available, the price is 4,500 ₽.'],
    ['Is it still available?', 'Yes, the «Лира» sofa is available.'],
    ['Сәлеметсіз бе, бағасы қанша?', 'Сәлеметсіз бе! Бағасы 4 500 ₽.'],
    ['Salom, narxi qancha?', 'Salom! Narxi 4 500 rubl.'],
    ['Merhaba, fiyatı ne kadar?', 'Merhaba! Fiyatı 4 500 ruble.'],
    ['Բարև, գինը որքա՞ն է', 'Բարև, գինը 4500 ռուբլի է'],
    ['你好，多少钱？', '您好，价格 4500 卢布。'],
  ])('«%s» — «%s»', (asked, draft) => {
    expect(guardLanguage(draft, aContext({ buyerTexts: [asked], rules: 'Диван «Лира»' }))).toEqual([]);
  });
});
