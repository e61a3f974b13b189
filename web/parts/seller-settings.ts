import { type SellerSettings, type SettingsChange, sellerSettingsSchema } from '../../shared/sellers/settings.ts';

/** Each thing that can be set on its own, and so be changed, reset and overtaken on its own. */
export const settingPaths = [
  'mode',
  'persona.name',
  'persona.tone',
  'instructions',
  'trade',
  'language',
  'timeZone',
  'workingHours.isAlways',
  'workingHours.monday',
  'workingHours.tuesday',
  'workingHours.wednesday',
  'workingHours.thursday',
  'workingHours.friday',
  'workingHours.saturday',
  'workingHours.sunday',
  'outsideHours',
  'waitSeconds',
  'takeoverMinutes',
  'ageGateMinutes',
  'bargaining.isAllowed',
  'bargaining.floorPercent',
  'bargaining.stepPercent',
  'bargaining.rounds',
  'areContactsAllowed',
  'areImagesShown',
  'isVoiceTranscribed',
  'handOffWords',
  'dailyCeilingMicroUsd',
  'retentionDays',
  'chatTypes',
] as const;
export type SettingPath = (typeof settingPaths)[number];

type At<T, Path extends string> = Path extends `${infer Group}.${infer Name}`
  ? Group extends keyof T
    ? At<T[Group], Name>
    : never
  : Path extends keyof T
    ? T[Path]
    : never;
export type SettingAt<Path extends SettingPath> = At<SellerSettings, Path>;

/** What holds until somebody says otherwise. */
export const usualSettings: SellerSettings = sellerSettingsSchema.parse({});

export function settingAt<Path extends SettingPath>(settings: SellerSettings, path: Path): SettingAt<Path> {
  const found = path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], settings);
  // The paths are those of the settings, which a test holds them to.
  return found as SettingAt<Path>;
}

export function withSetting<Path extends SettingPath>(
  settings: SellerSettings,
  path: Path,
  value: SettingAt<Path>,
): SellerSettings {
  const [group = '', name] = path.split('.');
  if (name === undefined) return { ...settings, [group]: value };
  const before = settings[group as 'persona' | 'workingHours' | 'bargaining'];
  return { ...settings, [group]: { ...before, [name]: value } };
}

/** Same in all they say; numbers that are none are equal to themselves. */
export function isSameSetting(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length || Array.isArray(one) !== Array.isArray(other)) return false;
  return names.every((name) =>
    isSameSetting((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name]),
  );
}

/** What was set anew. */
export function changedPaths(before: SellerSettings, after: SellerSettings): SettingPath[] {
  return settingPaths.filter((path) => !isSameSetting(settingAt(before, path), settingAt(after, path)));
}

/** The change that leads from one to the other and names nothing else; what is as usual again is `null`, so that it follows the default. */
export function settingsChange(before: SellerSettings, after: SellerSettings): SettingsChange {
  const change: Record<string, unknown> = {};
  for (const path of changedPaths(before, after)) {
    const value = settingAt(after, path);
    const told = isSameSetting(value, settingAt(usualSettings, path)) ? null : value;
    const [group = '', name] = path.split('.');
    if (name === undefined) change[group] = told;
    else change[group] = { ...(change[group] as object | undefined), [name]: told };
  }
  // Made of the settings' own names and values; what of it is wrong is found by the schema.
  return change as SettingsChange;
}

export interface MergedSettings {
  settings: SellerSettings;
  /** What is different there from what was seen here, and was not set to the same here. */
  theirs: SettingPath[];
  /** Those of them that were changed here too, to something else: what was typed here stands. */
  contested: SettingPath[];
}

/** What was typed on `seen`, on top of what somebody else has saved meanwhile. Nothing typed is lost. */
export function mergedSettings(seen: SellerSettings, typed: SellerSettings, saved: SellerSettings): MergedSettings {
  const mine = new Set(changedPaths(seen, typed));
  const theirs = changedPaths(seen, saved).filter(
    (path) => !isSameSetting(settingAt(typed, path), settingAt(saved, path)),
  );
  let settings = saved;
  for (const path of mine) settings = withSetting(settings, path, settingAt(typed, path));
  return { settings, theirs, contested: theirs.filter((path) => mine.has(path)) };
}
