import { createContext, useContext } from 'react';
import { fieldProblemText, useFieldProblemTexts } from '../../parts/field-problem-texts.ts';
import {
  isSameSetting,
  type SettingAt,
  type SettingPath,
  settingAt,
  usualSettings,
} from '../../parts/seller-settings.ts';
import { useSettingNames } from './setting-names.ts';
import type { SettingsDraft, SettingsStep } from './settings-draft.ts';
import type { SettingProblem } from './settings-problems.ts';
import { useSettingsTexts } from './settings-texts.ts';

interface DraftOfPage {
  draft: SettingsDraft;
  problems: Map<SettingPath, SettingProblem>;
  take(step: SettingsStep): void;
}

const Draft = createContext<DraftOfPage | undefined>(undefined);
export const DraftProvider = Draft.Provider;

export function useDraft(): DraftOfPage {
  const draft = useContext(Draft);
  if (draft === undefined) throw new Error('a setting is drawn inside the page of settings');
  return draft;
}

/** One setting as it is typed: its value, its name, what is wrong with it, and the way back to the default. */
export function useSetting<Path extends SettingPath>(path: Path) {
  const { draft, problems, take } = useDraft();
  const names = useSettingNames();
  const problemWords = useFieldProblemTexts();
  const t = useSettingsTexts();
  const value = settingAt(draft.typed, path);
  const set = (next: SettingAt<Path>) => take({ kind: 'typed', path, value: next } as SettingsStep);
  const problem = problems.get(path);
  return {
    value,
    set,
    label: names(`name.${path as SettingPath}`),
    error: problem === undefined ? undefined : problemText(problem, t, problemWords),
    isUsual: isSameSetting(value, settingAt(usualSettings, path)),
    isChanged: !isSameSetting(value, settingAt(draft.saved, path)),
    reset: () => set(settingAt(usualSettings, path)),
  };
}

function problemText(
  problem: SettingProblem,
  t: ReturnType<typeof useSettingsTexts>,
  words: ReturnType<typeof useFieldProblemTexts>,
): string {
  switch (problem.kind) {
    case 'overlap':
    case 'backwards':
    case 'time':
    case 'oneLine':
      return t(`problem.${problem.kind}`);
    default:
      return fieldProblemText(problem, words);
  }
}
