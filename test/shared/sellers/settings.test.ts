import { describe, expect, it } from 'vitest';
import { sellerSettingsSchema } from '../../../shared/sellers/settings.ts';

describe("a seller's settings", () => {
  it('are complete by their defaults, which send nothing', () => {
    expect(sellerSettingsSchema.parse({})).toEqual({
      mode: 'draft',
      instructions: '',
      takeoverMinutes: 30,
      ageGateMinutes: 15,
      areContactsAllowed: false,
      chatTypes: ['u2i'],
    });
  });

  it('keep what the seller decided', () => {
    const decided = {
      mode: 'auto',
      instructions: 'Отвечай на «вы»',
      takeoverMinutes: 1,
      ageGateMinutes: 1_440,
      areContactsAllowed: true,
      chatTypes: ['u2i', 'u2u', 'a2u'],
    };
    expect(sellerSettingsSchema.parse(decided)).toEqual(decided);
  });

  it.each([
    { mode: 'on' },
    { instructions: 'ж'.repeat(8_001) },
    { takeoverMinutes: 0 },
    { takeoverMinutes: 10_081 },
    { takeoverMinutes: 1.5 },
    { ageGateMinutes: 0 },
    { ageGateMinutes: 1_441 },
    { ageGateMinutes: '15' },
    { areContactsAllowed: 'yes' },
    { chatTypes: ['u2x'] },
    { chatTypes: 'u2i' },
    null,
  ])('cannot be %j', (settings) => {
    expect(sellerSettingsSchema.safeParse(settings).success).toBe(false);
  });
});
