import { describe, expect, it } from 'vitest';
import { changedSettings, settingsDifference } from '../../../shared/sellers/change-settings.ts';
import { sellerSettingsSchema, settingsChangeSchema } from '../../../shared/sellers/settings.ts';

const usual = sellerSettingsSchema.parse({});
const closed = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };

describe("a seller's settings", () => {
  it('are complete by their defaults, which send nothing, discount nothing, show no picture and never close', () => {
    expect(usual).toEqual({
      mode: 'draft',
      persona: { name: '', tone: 'friendly' },
      instructions: '',
      trade: 'goods',
      language: 'auto',
      timeZone: 'Europe/Moscow',
      workingHours: { isAlways: true, ...closed },
      outsideHours: 'answer',
      waitSeconds: null,
      takeoverMinutes: 30,
      ageGateMinutes: 15,
      bargaining: { isAllowed: false, floorPercent: 100, stepPercent: 0, rounds: 0 },
      areContactsAllowed: false,
      areImagesShown: false,
      isVoiceTranscribed: false,
      handOffWords: [],
      dailyCeilingMicroUsd: null,
      retentionDays: 365,
      chatTypes: ['u2i'],
    });
  });

  it('keep what the seller decided', () => {
    const decided = {
      mode: 'auto',
      persona: { name: 'Анна', tone: 'brief' },
      instructions: 'Отвечай на «вы»\nСамовывоз до 20:00',
      trade: 'cars',
      language: 'en',
      timeZone: 'Asia/Vladivostok',
      workingHours: {
        ...closed,
        isAlways: false,
        monday: [
          { from: '09:00', to: '13:00' },
          { from: '13:00', to: '24:00' },
        ],
      },
      outsideHours: 'hand-off',
      waitSeconds: 0,
      takeoverMinutes: 1,
      ageGateMinutes: 1_440,
      bargaining: { isAllowed: true, floorPercent: 0, stepPercent: 2.5, rounds: 10 },
      areContactsAllowed: true,
      areImagesShown: true,
      isVoiceTranscribed: true,
      handOffWords: ['жалоб*', 'верните деньги'],
      dailyCeilingMicroUsd: 0,
      retentionDays: 0,
      chatTypes: ['u2i', 'u2u', 'a2u'],
    };
    expect(sellerSettingsSchema.parse(decided)).toEqual(decided);
  });

  it('of an older form get what is new by its default', () => {
    const stored = { mode: 'auto', takeoverMinutes: 5, persona: { name: 'Анна' }, somethingOld: true };
    expect(sellerSettingsSchema.parse(stored)).toEqual({
      ...usual,
      mode: 'auto',
      takeoverMinutes: 5,
      persona: { name: 'Анна', tone: 'friendly' },
    });
  });

  it.each([
    { mode: 'on' },
    { persona: { name: 'ж'.repeat(41) } },
    { persona: { name: 'две\nстроки' } },
    { persona: 'Анна' },
    { instructions: 'ж'.repeat(8_001) },
    { language: 'Russian' },
    { timeZone: 'Europe/Mosc0w' },
    { timeZone: '+03:00' },
    { timeZone: '' },
    { workingHours: { monday: [{ from: '9:00', to: '18:00' }] } },
    { workingHours: { monday: [{ from: '18:00', to: '09:00' }] } },
    { workingHours: { monday: [{ from: '09:00', to: '09:00' }] } },
    { workingHours: { monday: [{ from: '09:00', to: '24:01' }] } },
    {
      workingHours: {
        monday: [
          { from: '12:00', to: '15:00' },
          { from: '14:00', to: '18:00' },
        ],
      },
    },
    {
      workingHours: {
        monday: [
          { from: '12:00', to: '15:00' },
          { from: '09:00', to: '10:00' },
        ],
      },
    },
    { outsideHours: 'sleep' },
    { waitSeconds: 61 },
    { waitSeconds: -1 },
    { takeoverMinutes: 0 },
    { takeoverMinutes: 10_081 },
    { takeoverMinutes: 1.5 },
    { ageGateMinutes: 0 },
    { ageGateMinutes: 1_441 },
    { ageGateMinutes: '15' },
    { bargaining: { floorPercent: 101 } },
    { bargaining: { stepPercent: -1 } },
    { bargaining: { rounds: 1.5 } },
    { areContactsAllowed: 'yes' },
    { areImagesShown: 1 },
    { isVoiceTranscribed: 'all' },
    { handOffWords: ['а'] },
    { handOffWords: 'жалоба' },
    { dailyCeilingMicroUsd: 0.5 },
    { dailyCeilingMicroUsd: Number.POSITIVE_INFINITY },
    { chatTypes: ['u2x'] },
    { chatTypes: 'u2i' },
    null,
  ])('cannot be %j', (settings) => {
    expect(sellerSettingsSchema.safeParse(settings).success).toBe(false);
    expect(settingsChangeSchema.safeParse(settings).success).toBe(false);
  });
});

describe('a change of settings', () => {
  const change = (given: unknown, before = usual) => changedSettings(before, settingsChangeSchema.parse(given));

  it('changes what it names and leaves the rest, in every depth', () => {
    const before = change({ bargaining: { isAllowed: true, rounds: 3 }, mode: 'auto' });
    const after = change({ bargaining: { floorPercent: 90 }, workingHours: { isAlways: false } }, before);
    expect(after).toEqual({
      ...usual,
      mode: 'auto',
      bargaining: { isAllowed: true, rounds: 3, floorPercent: 90, stepPercent: 0 },
      workingHours: { ...usual.workingHours, isAlways: false },
    });
  });

  it('replaces lists whole', () => {
    const before = change({
      handOffWords: ['суд', 'жалоб*'],
      workingHours: { monday: [{ from: '09:00', to: '18:00' }] },
    });
    const after = change(
      { handOffWords: ['возврат'], workingHours: { monday: [{ from: '10:00', to: '11:00' }] } },
      before,
    );
    expect(after.handOffWords).toEqual(['возврат']);
    expect(after.workingHours.monday).toEqual([{ from: '10:00', to: '11:00' }]);
  });

  it('brings a default back by null, of a field, of a part of it, and of what is null by default', () => {
    const before = change({
      takeoverMinutes: 5,
      persona: { name: 'Анна', tone: 'brief' },
      waitSeconds: 3,
      mode: 'auto',
    });
    expect(change({ takeoverMinutes: null, persona: { tone: null }, waitSeconds: null }, before)).toEqual({
      ...usual,
      mode: 'auto',
      persona: { name: 'Анна', tone: 'friendly' },
    });
    expect(change({ persona: null }, before).persona).toEqual(usual.persona);
  });

  it('of nothing changes nothing', () => {
    expect(change({}, change({ mode: 'auto' }))).toEqual({ ...usual, mode: 'auto' });
    expect(settingsDifference(usual, change({ mode: 'draft', persona: {} }))).toEqual({});
  });

  it.each([
    { tone: 'brief' },
    { persona: { age: 7 } },
    { workingHours: { someday: [] } },
    { bargaining: { floor: 1 } },
  ])('knows no %j', (given) => {
    const parsed = settingsChangeSchema.safeParse(given);
    expect(parsed.error?.issues).toEqual([expect.objectContaining({ code: 'unrecognized_keys' })]);
  });

  it('does not touch what every object inherits', () => {
    const given: unknown = JSON.parse('{"__proto__":{"mode":"auto"},"constructor":1}');
    expect(settingsChangeSchema.safeParse(given).success).toBe(false);
  });

  it('is told by its names, and of the instructions only that they changed', () => {
    const after = change({ mode: 'auto', instructions: 'Пароль от склада — 1234', handOffWords: ['суд'] });
    expect(settingsDifference(usual, after)).toEqual({
      mode: { from: 'draft', to: 'auto' },
      instructions: 'changed',
      handOffWords: { from: [], to: ['суд'] },
    });
  });
});
