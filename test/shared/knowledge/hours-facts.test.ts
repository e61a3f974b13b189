import { describe, expect, it } from 'vitest';
import { hoursFacts } from '../../../shared/knowledge/hours-facts.ts';
import { type SettingsChange, sellerSettingsSchema } from '../../../shared/sellers/settings.ts';

const day = [{ from: '09:00', to: '20:00' }];
const short = [{ from: '10:00', to: '16:30' }];
const broken = [
  { from: '09:00', to: '13:00' },
  { from: '14:00', to: '18:00' },
];
const usual = { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: short, sunday: [] };

/** A Friday's noon in Moscow. */
const FRIDAY = Date.parse('2026-06-19T12:00:00+03:00');
const DAY_MS = 86_400_000;

function facts(workingHours: NonNullable<SettingsChange['workingHours']>, now = FRIDAY, timeZone = 'Europe/Moscow') {
  const settings = sellerSettingsSchema.parse({ timeZone, workingHours: { isAlways: false, ...workingHours } });
  return Object.fromEntries(hoursFacts(settings, now).map(({ id, text }) => [id, text]));
}

describe('the working hours as facts', () => {
  it('are said for today, tomorrow and the week', () => {
    expect(facts(usual)).toEqual({
      'hours.today': 'Сегодня, в пятницу, работаем с 9:00 до 20:00.',
      'hours.tomorrow': 'Завтра, в субботу, работаем с 10:00 до 16:30.',
      'hours.week':
        'С понедельника по пятницу работаем с 9:00 до 20:00. В субботу работаем с 10:00 до 16:30. В воскресенье не работаем, выходной.',
    });
  });

  it('follow the days', () => {
    const saturday = facts(usual, FRIDAY + DAY_MS);
    expect(saturday['hours.today']).toBe('Сегодня, в субботу, работаем с 10:00 до 16:30.');
    expect(saturday['hours.tomorrow']).toBe('Завтра, в воскресенье, не работаем, выходной.');
    expect(facts(usual, FRIDAY + 2 * DAY_MS)['hours.tomorrow']).toBe(
      'Завтра, в понедельник, работаем с 9:00 до 20:00.',
    );
  });

  it("go by the seller's clock", () => {
    expect(facts(usual, Date.parse('2026-06-19T23:00:00Z'))['hours.today']).toContain('в субботу');
    expect(facts(usual, Date.parse('2026-06-19T23:00:00Z'), 'UTC')['hours.today']).toContain('в пятницу');
  });

  it.each<[string, object, string]>([
    [
      'the same every day',
      Object.fromEntries(Object.keys(usual).map((name) => [name, day])),
      'Ежедневно работаем с 9:00 до 20:00.',
    ],
    ['two days alike', { ...usual, sunday: short }, 'В субботу и в воскресенье работаем с 10:00 до 16:30.'],
    ['a break at noon', { ...usual, tuesday: broken }, 'Во вторник работаем с 9:00 до 13:00 и с 14:00 до 18:00.'],
    ['day and night', { ...usual, sunday: [{ from: '00:00', to: '24:00' }] }, 'В воскресенье работаем круглосуточно.'],
    ['a week off', {}, 'Ежедневно не работаем, выходной.'],
  ])('are said as one says them: %s', (_what, hours, sentence) => {
    expect(facts(hours)['hours.week']).toContain(sentence);
  });

  it('are no facts where the seller has not said any', () => {
    expect(hoursFacts(sellerSettingsSchema.parse({}), FRIDAY)).toEqual([]);
    expect(facts({ ...usual, isAlways: true })).toEqual({});
  });
});
