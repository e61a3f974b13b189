import { describe, expect, it } from 'vitest';
import { settingsProblems } from '../../../web/features/settings/settings-problems.ts';
import { type SettingAt, type SettingPath, usualSettings, withSetting } from '../../../web/parts/seller-settings.ts';

const problemOf = <Path extends SettingPath>(path: Path, value: SettingAt<Path>) =>
  settingsProblems(usualSettings, withSetting(usualSettings, path, value)).get(path);

describe('what is wrong with a setting', () => {
  it('is nothing as long as nothing is changed, or rightly', () => {
    expect(settingsProblems(usualSettings, usualSettings).size).toBe(0);
    expect(problemOf('waitSeconds', 0)).toBeUndefined();
    expect(problemOf('workingHours.monday', [{ from: '20:00', to: '24:00' }])).toBeUndefined();
  });

  it.each([
    [problemOf('takeoverMinutes', 0), { kind: 'least', limit: 1 }],
    [problemOf('takeoverMinutes', 10_081), { kind: 'most', limit: 10_080 }],
    [problemOf('takeoverMinutes', 1.5), { kind: 'whole' }],
    [problemOf('takeoverMinutes', Number.NaN), { kind: 'number' }],
    [problemOf('waitSeconds', 61), { kind: 'most', limit: 60 }],
    [problemOf('bargaining.floorPercent', 101), { kind: 'most', limit: 100 }],
    [problemOf('bargaining.stepPercent', Number.NaN), { kind: 'number' }],
    [problemOf('dailyCeilingMicroUsd', -1), { kind: 'least', limit: 0 }],
    [problemOf('instructions', 'я'.repeat(8_001)), { kind: 'tooLong', limit: 8_000 }],
    [problemOf('persona.name', 'Ася\nБот'), { kind: 'oneLine' }],
    [problemOf('handOffWords', ['ё']), { kind: 'tooShort', limit: 2 }],
    [problemOf('workingHours.sunday', [{ from: '20:00', to: '08:00' }]), { kind: 'backwards' }],
    [problemOf('workingHours.sunday', [{ from: '', to: '08:00' }]), { kind: 'time' }],
    [
      problemOf('workingHours.friday', [
        { from: '09:00', to: '13:00' },
        { from: '12:00', to: '18:00' },
      ]),
      { kind: 'overlap' },
    ],
  ])('is told apart: %j', (problem, expected) => {
    expect(problem).toEqual(expected);
  });
});
