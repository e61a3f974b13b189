import { describe, expect, it } from 'vitest';
import { guardPrepayment } from '../../../../shared/ai/guards/prepayment.ts';
import { aContext } from './a-guard-context.ts';

const context = aContext({ rules: 'Оплата при получении наличными.\nСамовывоз с ул. Мира, 3.' });

describe('a way to pay that no fact states may not leave', () => {
  it.each([
    'Нужна предоплата 1000 рублей.',
    'Внесите задаток, и мы отложим',
    'Залог 500 вернём при встрече.',
    'Предоплaта обязательна', // with a Latin «a»
    'п р е д о п л а т а полная',
    'Переведите половину на карту',
    'Киньте деньги на карту Сбера',
    'Оплатите вперёд, отправим сразу',
    'Можно переводом по СБП',
    'Реквизиты пришлю следом.',
    'Закиньте на счёт любую сумму, это бронь',
    'Сейчас пришлю ссылку на оплату.',
    'Оформим безопасную сделку по ссылке',
    'Доставку оплачиваете по ссылке от банка',
    'Продиктуйте код из смс, пожалуйста',
    'Назовите код, который придёт',
    'Напишите номер карты и срок действия',
    'Пришлите фото паспорта',
    'Продиктуйте смску от банка',
    'Оплатите хотя бы часть',
    'Кинете тысячу как задаток?',
    'Сначала оплатите половину, потом отправим',
    'Нужно оплатить половину заранее',
    'Да, 30 % на карту, остальное при получении',
    'Уточню адрес, а пока переведите аванс',
    'Оплата только в USDT',
    'Без предоплаты не отправляем, переведите 500 рублей',
    'Deposit of 50% is required.',
  ])('%s', (draft) => {
    expect(guardPrepayment(draft, context)).not.toEqual([]);
  });
});

describe('what a good seller says passes', () => {
  it.each([
    'Предоплату не берём, оплата при получении.',
    'Без предоплаты.',
    'Предоплата не нужна.',
    'Никакой предоплаты и переводов!',
    'Переводы не принимаем, только наличные.',
    'Насчёт предоплаты уточню у продавца.',
    'Возможен ли перевод, спрошу у продавца.',
    'Оплата наличными при получении.',
    'Никому не сообщайте код из смс.',
    'Вот ссылка на объявление: https://www.avito.ru/moskva/mebel/divan_1234567890',
    'Код товара 12345',
    'Посмотрите на карте, мы рядом с метро',
    'Есть паспорт изделия и инструкция',
    'Отправим сразу после вашего решения',
    'Ссылки не присылаем, всё оформляется на Авито.',
  ])('%s', (draft) => {
    expect(guardPrepayment(draft, context)).toEqual([]);
  });
});

describe('a way that the facts state', () => {
  const prepaid = aContext({ rules: 'Предоплата 10 % переводом на карту, остальное при получении.' });

  it.each(['Предоплата 10 %, остальное при получении.', 'Предоплату можно внести переводом на карту.'])(
    'passes: %s',
    (draft) => {
      expect(guardPrepayment(draft, prepaid)).toEqual([]);
    },
  );

  it.each([
    'Предоплата 50 %.',
    'Без предоплаты.',
    'Предоплату внесите по ссылке на оплату.',
    'Код из смс пришлите сюда',
  ])('allows nothing beyond it: %s', (draft) => {
    expect(guardPrepayment(draft, prepaid)).not.toEqual([]);
  });

  it('may state its figure beside it', () => {
    const sentence = aContext({ rules: 'Задаток только за мебель под заказ, 20 %.' });
    expect(guardPrepayment('За мебель под заказ задаток 20 %.', sentence)).toEqual([]);
    expect(guardPrepayment('За мебель под заказ задаток 30 %.', sentence)).not.toEqual([]);
  });

  it('on receipt allows none before it', () => {
    const onReceipt = aContext({ rules: 'Оплата при получении наличными или переводом.' });
    expect(guardPrepayment('Оплатить можно переводом при получении.', onReceipt)).toEqual([]);
    expect(guardPrepayment('Переведите половину сейчас.', onReceipt)).not.toEqual([]);
    expect(guardPrepayment('Сначала оплатите переводом.', onReceipt)).not.toEqual([]);
    expect(guardPrepayment('Оплата переводом на Тинькофф.', onReceipt)).not.toEqual([]);
  });

  it('is not allowed by facts that deny it', () => {
    const denying = aContext({ rules: 'Предоплату и задаток не берём.' });
    expect(guardPrepayment('Внесите задаток 500.', denying)).not.toEqual([]);
  });
});
