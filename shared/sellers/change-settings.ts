import { isDeepStrictEqual } from 'node:util';
import { type SellerSettings, type SettingsChange, sellerSettingsSchema } from './settings.ts';

/** The settings after the change, whole. */
export function changedSettings(settings: SellerSettings, change: SettingsChange): SellerSettings {
  return sellerSettingsSchema.parse(merged(settings, change));
}

/** JSON merge patch (RFC 7396): objects are merged, everything else is replaced, `null` takes away and so brings the default. */
function merged(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) return patch;
  const result = new Map(isRecord(target) ? Object.entries(target) : []);
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    if (value === null) result.delete(name);
    else result.set(name, merged(result.get(name), value));
  }
  return Object.fromEntries(result);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What differs, by the names of the settings, for the audit. Of instructions only that they do: they may hold anything. */
export function settingsDifference(
  before: SellerSettings,
  after: SellerSettings,
): Record<string, 'changed' | { from: unknown; to: unknown }> {
  const names = Object.keys(after) as (keyof SellerSettings)[];
  return Object.fromEntries(
    names
      .filter((name) => !isDeepStrictEqual(before[name], after[name]))
      .map((name) => [name, name === 'instructions' ? 'changed' : { from: before[name], to: after[name] }]),
  );
}
