import { describe, expect, it } from 'vitest';
import { noticeBody } from '../../../functions/notifier/notice-body.ts';
import { reasonInWords } from '../../../functions/notifier/reason-in-words.ts';
import { telegramText } from '../../../functions/notifier/telegram-text.ts';
import type { NoticeEvent } from '../../../shared/notices/notice-event.ts';
import { aSeller } from '../../support/a-seller.ts';

const at = Date.parse('2026-03-02T10:00:00Z');
const turn = { at, chatId: 'u2i-a~b', seq: 3, reason: 'model-asked' };
const ceiling = { at, day: '2026-03-02', spentMicroUsd: 809_000, ceilingMicroUsd: 1_000_000 };
const text = (event: NoticeEvent, details = {}) =>
  telegramText(event, noticeBody(aSeller(), event, details, 'https://bot.example.com'));

describe('a notice on Telegram', () => {
  it('says who needs what, why, and where to answer', () => {
    expect(text({ type: 'chat.handed-off', ...turn })).toBe(
      [
        'Мебель на Лесной: покупателю нужен человек.',
        'Причина: бот не знает ответа',
        'Чат на Авито: https://www.avito.ru/profile/messenger/channel/u2i-a~b',
        'В кабинете: https://bot.example.com/sellers/seller-1/chats/u2i-a~b',
      ].join('\n'),
    );
  });

  it('holds title and words where they are given', () => {
    const lines = text({ type: 'reply.drafted', ...turn }, { listingTitle: 'Диван', lastWords: 'Торг?' }).split('\n');
    expect(lines).toEqual(expect.arrayContaining(['Объявление: Диван', 'Покупатель: «Торг?»']));
  });

  it.each<[NoticeEvent, RegExp]>([
    [{ type: 'reply.drafted', ...turn }, /черновик/],
    [{ type: 'turn.failed', ...turn, reason: 'gave-up' }, /не смог ответить.*\nПричина: не получилось за полчаса/],
    [{ type: 'ceiling.warning', ...ceiling }, /израсходовано 80 % /],
    [{ type: 'ceiling.reached', ...ceiling, ceilingMicroUsd: 0 }, /исчерпан/],
    [{ type: 'ceiling.warning', ...ceiling, ceilingMicroUsd: 0 }, /100 %/],
    [{ type: 'avito.refused', at, status: 'payment-required' }, /тариф/],
    [{ type: 'avito.refused', at, status: 'unauthorised' }, /ключи/],
    [{ type: 'notice.test', at, testId: 't' }, /проверка связи/],
  ])('tells of %j', (event, expected) => {
    expect(text(event)).toMatch(expected);
  });
});

describe('a reason', () => {
  it.each([
    ['quoted', 'бот предлагает ответ вашими словами'],
    ['guard-price', 'ответ бота не прошёл проверку'],
    ['model-timeout', 'нейросеть не ответила'],
    ['constructor', 'constructor'],
    ['something-new', 'something-new'],
  ])('%s has words, or is told by its code', (reason, words) => {
    expect(reasonInWords(reason)).toBe(words);
  });
});

it('a body names seller, chat and turn, with links that an odd chat id does not break', () => {
  const event: NoticeEvent = { type: 'turn.failed', ...turn, chatId: 'u2i/a b?c' };
  expect(noticeBody(aSeller(), event, {}, 'https://bot.example.com')).toEqual({
    type: 'turn.failed',
    timestamp: '2026-03-02T10:00:00.000Z',
    data: {
      sellerId: 'seller-1',
      sellerName: 'Мебель на Лесной',
      chatId: 'u2i/a b?c',
      seq: 3,
      reason: 'model-asked',
      links: {
        dashboard: 'https://bot.example.com/sellers/seller-1/chats/u2i%2Fa%20b%3Fc',
        avito: 'https://www.avito.ru/profile/messenger/channel/u2i%2Fa%20b%3Fc',
      },
    },
  });
});
