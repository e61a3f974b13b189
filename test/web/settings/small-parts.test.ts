import { describe, expect, it } from 'vitest';
import { daySchema } from '../../../shared/sellers/working-hours.ts';
import { renamedNote, settingChangeNotes } from '../../../web/features/settings/audit-changes.ts';
import { dollarsOf, microUsdOf } from '../../../web/features/settings/dollars.ts';
import { addedWords } from '../../../web/features/settings/hand-off-words.ts';
import {
  failureOf,
  noticeEvents,
  noticesBody,
  noticesForm,
  noticesProblems,
} from '../../../web/features/settings/notices-form.ts';
import { foundTimeZones, timeZoneChoices } from '../../../web/features/settings/time-zones.ts';
import { canHoldMore, endOf, shownEnd, withInterval } from '../../../web/features/settings/working-days.ts';

describe('dollars as they are typed', () => {
  it.each([
    ['1.5', 1_500_000],
    ['0,25', 250_000],
    ['$ 3', 3_000_000],
    ['0', 0],
  ])('%s are so many millionths', (text, microUsd) => {
    expect(microUsdOf(text)).toBe(microUsd);
    expect(microUsdOf(dollarsOf(microUsd))).toBe(microUsd);
  });

  it.each(['', 'много', '-1', '1.2.3', '1e9'])('are none in %j', (text) => {
    expect(microUsdOf(text)).toBeNaN();
  });
});

describe('hours of a day', () => {
  it('grow by intervals that the contract takes, until the day is full', () => {
    let day: ReturnType<typeof withInterval> = [];
    while (canHoldMore(day)) day = withInterval(day);
    expect(day.length).toBeGreaterThan(1);
    expect(daySchema.safeParse(day).success).toBe(true);
    expect(withInterval(day)).toEqual(day);
  });

  it('end at midnight as 00:00 on the clock', () => {
    expect(shownEnd('24:00')).toBe('00:00');
    expect(endOf('00:00')).toBe('24:00');
    expect(endOf('18:30')).toBe('18:30');
  });
});

describe('words that call for a person', () => {
  it('are added one by one or as a list, each once', () => {
    expect(addedWords(['жалоб*'], ' суд,  верните   деньги\nСуд; Жалоб* ')).toEqual([
      'жалоб*',
      'суд',
      'верните деньги',
    ]);
  });
});

describe('time zones', () => {
  const choices = timeZoneChoices('ru');

  it.each([
    ['москва', 'Europe/Moscow'],
    ['самара', 'Europe/Samara'],
    ['уфа', 'Asia/Yekaterinburg'],
    ['Екатеринбург', 'Asia/Yekaterinburg'],
    ['new york', 'America/New_York'],
    ['europe/samara', 'Europe/Samara'],
  ])('are found by %s', (words, id) => {
    expect(foundTimeZones(choices, words).map((zone) => zone.id)).toContain(id);
  });

  it('are none by what is none', () => {
    expect(foundTimeZones(choices, 'атлантида')).toEqual([]);
  });
});

describe('what was noted of a change of settings', () => {
  it('is told setting by setting, of groups only what differs, of texts only that they do', () => {
    const persona = { name: '', tone: 'friendly' };
    const notes = settingChangeNotes({
      changed: {
        mode: { from: 'draft', to: 'auto' },
        persona: { from: persona, to: { ...persona, tone: 'brief' } },
        instructions: 'changed',
      },
    });
    expect(notes).toEqual([
      { path: 'mode', from: 'draft', to: 'auto' },
      { path: 'persona.tone', from: 'friendly', to: 'brief' },
      { path: 'instructions', isUntold: true },
    ]);
  });

  it.each([{}, { changed: null }, { changed: ['mode'] }, { changed: { oldSetting: { from: 1, to: 2 } } }])(
    'is nothing where the note says nothing that is known: %j',
    (details) => {
      expect(settingChangeNotes(details)).toEqual([]);
    },
  );

  it('tells a new name of the shop', () => {
    expect(renamedNote({ changed: { name: { from: 'А', to: 'Б' } } })).toEqual({ from: 'А', to: 'Б' });
    expect(renamedNote({ changed: { name: 'Б' } })).toBeUndefined();
  });
});

describe('the form of notices', () => {
  const none = { version: 0, webhook: null, telegram: null, events: [...noticeEvents], areDetailsShown: false };
  const form = noticesForm({ ...none, secretChangedAt: null });

  it('sends no channel that is off, whatever was typed into it', () => {
    expect(noticesBody({ ...form, chatId: '12', url: 'https://a.example' })).toMatchObject({
      telegram: null,
      webhook: null,
    });
  });

  it.each([
    [{ isTelegramOn: true, chatId: ' ' }, { chatId: { kind: 'required' } }],
    [{ isTelegramOn: true, chatId: '@shop' }, { chatId: { kind: 'wrong' } }],
    [{ isWebhookOn: true, url: '' }, { url: { kind: 'required' } }],
    [{ isWebhookOn: true, url: `https://a.example/${'a'.repeat(2_000)}` }, { url: { kind: 'tooLong', limit: 2_000 } }],
    [{ isTelegramOn: true, chatId: ' -1001234567890 ' }, {}],
  ])('says what is wrong at the field: %j', (typed, problems) => {
    expect(noticesProblems({ ...form, ...typed })).toEqual(problems);
  });

  it('reads the status out of what a program answered', () => {
    expect(failureOf('webhook-answered-503')).toEqual({ kind: 'answered', status: '503' });
    expect(failureOf('telegram-blocked')).toEqual({ kind: 'code', code: 'telegram-blocked' });
  });
});
