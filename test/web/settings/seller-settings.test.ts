import { describe, expect, it } from 'vitest';
import { changedSettings } from '../../../shared/sellers/change-settings.ts';
import { sellerSettingsSchema } from '../../../shared/sellers/settings.ts';
import {
  changedPaths,
  mergedSettings,
  settingAt,
  settingPaths,
  settingsChange,
  usualSettings,
  withSetting,
} from '../../../web/parts/seller-settings.ts';

const someSettings = (change: Parameters<typeof changedSettings>[1] = {}) => changedSettings(usualSettings, change);

describe('the settings a page can change', () => {
  it('are all that there are', () => {
    const groups = new Set(['persona', 'workingHours', 'bargaining']);
    const all = Object.entries(sellerSettingsSchema.parse({})).flatMap(([name, value]) =>
      groups.has(name) ? Object.keys(value as object).map((part) => `${name}.${part}`) : [name],
    );
    expect([...settingPaths].sort()).toEqual(all.sort());
  });

  it('are read and replaced one by one, and the rest stays the same', () => {
    const next = withSetting(usualSettings, 'bargaining.rounds', 3);
    expect(settingAt(next, 'bargaining.rounds')).toBe(3);
    expect(changedPaths(usualSettings, next)).toEqual(['bargaining.rounds']);
    expect(settingAt(usualSettings, 'bargaining.rounds')).toBe(0);
  });
});

describe('the change that is sent', () => {
  it('names nothing where nothing was changed', () => {
    expect(settingsChange(usualSettings, { ...usualSettings })).toEqual({});
  });

  it('names only what was changed, also inside a group, and lists whole', () => {
    const after = someSettings({ mode: 'auto', persona: { name: 'Ася' }, handOffWords: ['жалоб*'] });
    expect(settingsChange(usualSettings, after)).toEqual({
      mode: 'auto',
      persona: { name: 'Ася' },
      handOffWords: ['жалоб*'],
    });
  });

  it('says null for what is as usual again', () => {
    const before = someSettings({ retentionDays: 30, workingHours: { isAlways: false }, dailyCeilingMicroUsd: 5 });
    expect(settingsChange(before, usualSettings)).toEqual({
      retentionDays: null,
      workingHours: { isAlways: null },
      dailyCeilingMicroUsd: null,
    });
  });

  it.each([
    [usualSettings, someSettings({ mode: 'off', waitSeconds: 0, chatTypes: [] })],
    [someSettings({ mode: 'off', instructions: 'Торга нет.' }), usualSettings],
    [
      someSettings({ workingHours: { isAlways: false, monday: [{ from: '09:00', to: '18:00' }] } }),
      someSettings({ workingHours: { isAlways: false, tuesday: [{ from: '09:00', to: '24:00' }] } }),
    ],
  ])('makes of the one what the other is, on the server', (before, after) => {
    expect(changedSettings(before, settingsChange(before, after))).toEqual(after);
  });

  it('counts a number that is none as a change, and as the same as itself', () => {
    const wrong = withSetting(usualSettings, 'takeoverMinutes', Number.NaN);
    expect(changedPaths(usualSettings, wrong)).toEqual(['takeoverMinutes']);
    expect(changedPaths(wrong, { ...wrong })).toEqual([]);
  });
});

describe('settings that somebody else has saved meanwhile', () => {
  const seen = someSettings({ instructions: 'Самовывоз.', takeoverMinutes: 20 });

  it('keep what was typed here, and bring all that was not', () => {
    const typed = withSetting(seen, 'instructions', 'Самовывоз от метро.');
    const saved = withSetting(withSetting(seen, 'mode', 'auto'), 'persona.tone', 'brief');
    const merged = mergedSettings(seen, typed, saved);
    expect(merged.settings).toEqual({ ...saved, instructions: 'Самовывоз от метро.' });
    expect(merged.theirs).toEqual(['mode', 'persona.tone']);
    expect(merged.contested).toEqual([]);
  });

  it('name what both have changed, where what was typed here stands', () => {
    const merged = mergedSettings(
      seen,
      withSetting(seen, 'takeoverMinutes', 60),
      withSetting(seen, 'takeoverMinutes', 90),
    );
    expect(merged.settings.takeoverMinutes).toBe(60);
    expect(merged.contested).toEqual(['takeoverMinutes']);
  });

  it('are no news where both have chosen the same', () => {
    const same = withSetting(seen, 'mode', 'off');
    expect(mergedSettings(seen, same, same)).toEqual({ settings: same, theirs: [], contested: [] });
  });

  it('keep even what is typed wrongly', () => {
    const merged = mergedSettings(
      seen,
      withSetting(seen, 'retentionDays', Number.NaN),
      withSetting(seen, 'mode', 'off'),
    );
    expect(merged.settings.retentionDays).toBeNaN();
  });
});
