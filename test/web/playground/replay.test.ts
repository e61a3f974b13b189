import { describe, expect, it } from 'vitest';
import { backtestRoutes } from '../../../shared/api/backtest-routes.ts';
import { sellerSettingsSchema } from '../../../shared/sellers/settings.ts';
import { chatsOfTyped, questionOf } from '../../../web/features/playground/replay-question.ts';
import { chatsOf, type ReplayedTurn, verdictOf } from '../../../web/features/playground/replay-verdict.ts';
import { AS_THEY_ARE, triedChange } from '../../../web/features/playground/tried-settings.ts';
import { momentOf, wallTimeOf } from '../../../web/features/playground/wall-time.ts';

const present = { ...sellerSettingsSchema.parse({}), version: 1 };
const values = { chats: '10', since: '', listingId: '', settings: AS_THEY_ARE };

describe('the question of a replay', () => {
  it('names only what is asked', () => {
    expect(questionOf(values, { timeZone: 'Europe/Moscow', present })).toEqual({ chats: 10 });
  });

  it('counts a day by the clock of the shop, and is what the API takes', () => {
    const asked = {
      ...values,
      since: '2026-11-27',
      listingId: '42',
      settings: { ...AS_THEY_ARE, mode: 'auto' as const },
    };
    const body = questionOf(asked, { timeZone: 'Asia/Vladivostok', present });
    expect(body).toEqual({ chats: 10, since: '2026-11-26T14:00:00.000Z', listingId: '42', settings: { mode: 'auto' } });
    expect(backtestRoutes.backtest.body.safeParse(body).success).toBe(true);
  });

  it.each(['', '0', '51', '-1', '1.5', 'десять', '1e1'])('is none for «%s» chats', (chats) => {
    expect(chatsOfTyped(chats)).toBeUndefined();
    expect(questionOf({ ...values, chats }, { timeZone: 'Europe/Moscow', present })).toBeUndefined();
  });
});

describe('settings that are tried', () => {
  it('are none where nothing differs from what is set', () => {
    expect(triedChange(AS_THEY_ARE, present)).toBeUndefined();
    expect(
      triedChange({ ...AS_THEY_ARE, mode: 'draft', bargaining: 'off', instructions: '' }, present),
    ).toBeUndefined();
  });

  it('name what differs', () => {
    const tried = { ...AS_THEY_ARE, tone: 'brief' as const, bargaining: 'on' as const, instructions: 'Не торгуемся.' };
    expect(triedChange(tried, present)).toEqual({
      persona: { tone: 'brief' },
      bargaining: { isAllowed: true },
      instructions: 'Не торгуемся.',
    });
  });
});

describe('the verdict of a replay', () => {
  it.each([
    [0, 0, 'nothing'],
    [3, 3, 'few'],
    [3, 0, 'not-yet'],
    [10, 6, 'ready'],
    [10, 5, 'partly'],
    [10, 2, 'not-yet'],
  ])('of %i turns with %i answers is %s', (turns, answered, verdict) => {
    expect(verdictOf({ turns, answered })).toBe(verdict);
  });

  it('has the turns chat by chat, also where a chat came in two pages', () => {
    const turn = (chatId: string, at: string) => ({ chatId, at }) as ReplayedTurn;
    const chats = chatsOf([turn('a', '1'), turn('b', '2'), turn('a', '3')]);
    expect(chats.map(({ chatId, turns }) => [chatId, turns.length])).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
  });
});

describe('a time by the clock of the shop', () => {
  it.each([
    ['2026-11-28T22:00', 'Europe/Moscow', '2026-11-28T19:00:00.000Z'],
    ['2026-07-01T00:30', 'America/New_York', '2026-07-01T04:30:00.000Z'],
    ['2026-01-01T00:30', 'America/New_York', '2026-01-01T05:30:00.000Z'],
    ['2026-03-29T03:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['2026-11-28T05:45', 'Asia/Kathmandu', '2026-11-28T00:00:00.000Z'],
  ])('%s in %s', (wall, zone, moment) => {
    expect(momentOf(wall, zone)).toBe(moment);
    expect(wallTimeOf(moment, zone)).toBe(wall);
  });

  it('is none for what is no time', () => {
    expect(momentOf('', 'Europe/Moscow')).toBeUndefined();
    expect(momentOf('вчера', 'Europe/Moscow')).toBeUndefined();
    expect(momentOf('2026-13-45T99:99', 'Europe/Moscow')).toBeUndefined();
  });
});
