import type { SellerSettings } from '../../../shared/sellers/settings.ts';
import { mergedSettings, type SettingAt, type SettingPath, withSetting } from '../../parts/seller-settings.ts';

export type VersionedSettings = SellerSettings & { version: number };

/** What is being typed, on what, and what somebody else has changed meanwhile. */
export interface SettingsDraft {
  /** As they are on the server, as far as this page knows. */
  saved: VersionedSettings;
  typed: SellerSettings;
  /** What others have changed since the page was opened, or since it was saved last. */
  theirs: SettingPath[];
  /** Those of them where something else was typed here. */
  contested: SettingPath[];
}

export type SettingsStep =
  | { [Path in SettingPath]: { kind: 'typed'; path: Path; value: SettingAt<Path> } }[SettingPath]
  /** Read anew: by somebody else's hand it may be a newer version. */
  | { kind: 'read'; saved: VersionedSettings }
  /** What was sent is saved; more may have been typed meanwhile. */
  | { kind: 'saved'; sent: SellerSettings; saved: VersionedSettings }
  | { kind: 'taken'; path: SettingPath; value: SettingAt<SettingPath> }
  | { kind: 'cancelled' }
  | { kind: 'known' };

export function beginDraft(saved: VersionedSettings): SettingsDraft {
  return { saved, typed: bare(saved), theirs: [], contested: [] };
}

export function nextDraft(draft: SettingsDraft, step: SettingsStep): SettingsDraft {
  switch (step.kind) {
    case 'typed':
      return { ...draft, typed: withSetting(draft.typed, step.path, step.value) };
    case 'read':
      return step.saved.version <= draft.saved.version ? draft : overtaken(draft, step.saved);
    case 'saved': {
      const { settings } = mergedSettings(step.sent, draft.typed, bare(step.saved));
      return { saved: step.saved, typed: settings, theirs: [], contested: [] };
    }
    case 'taken':
      return {
        ...draft,
        typed: withSetting(draft.typed, step.path, step.value),
        contested: draft.contested.filter((path) => path !== step.path),
      };
    case 'cancelled':
      return beginDraft(draft.saved);
    case 'known':
      return { ...draft, theirs: [], contested: [] };
  }
}

function overtaken(draft: SettingsDraft, saved: VersionedSettings): SettingsDraft {
  const { settings, theirs, contested } = mergedSettings(bare(draft.saved), draft.typed, bare(saved));
  return {
    saved,
    typed: settings,
    theirs: [...new Set([...draft.theirs, ...theirs])],
    contested: [...new Set([...draft.contested, ...contested])],
  };
}

/** The version is no setting. */
function bare({ version, ...settings }: VersionedSettings): SellerSettings {
  return settings;
}
