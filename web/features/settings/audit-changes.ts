import { isSameSetting, type SettingPath, settingPaths } from '../../parts/seller-settings.ts';

export type SettingChangeNote =
  | { path: SettingPath; from: unknown; to: unknown }
  /** Only that it changed is kept: it may hold anything. */
  | { path: SettingPath; from?: undefined; to?: undefined; isUntold: true };

/**
 * What a noted change of settings says, setting by setting. Notes may be of an older form, with settings that are no more: those
 * are left out.
 */
export function settingChangeNotes(details: Record<string, unknown>): SettingChangeNote[] {
  const { changed } = details;
  if (!isRecord(changed)) return [];
  return settingPaths.flatMap((path): SettingChangeNote[] => {
    const [group = '', name] = path.split('.');
    const note = changed[group];
    if (note === 'changed') return [{ path, isUntold: true }];
    if (!isRecord(note) || !('from' in note || 'to' in note)) return [];
    const from = name === undefined ? note.from : partOf(note.from, name);
    const to = name === undefined ? note.to : partOf(note.to, name);
    return isSameSetting(from, to) ? [] : [{ path, from, to }];
  });
}

/** The change of a shop's name. */
export function renamedNote(details: Record<string, unknown>): { from: string; to: string } | undefined {
  const { changed } = details;
  if (!isRecord(changed) || !isRecord(changed.name)) return undefined;
  const { from, to } = changed.name;
  return typeof from === 'string' && typeof to === 'string' ? { from, to } : undefined;
}

function partOf(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
