import { type SellerSettings, settingsChangeSchema } from '../../../shared/sellers/settings.ts';
import { type FieldProblem, fieldProblemOf } from '../../parts/field-problem.ts';
import { type SettingPath, settingPaths, settingsChange } from '../../parts/seller-settings.ts';

export type SettingProblem = FieldProblem | { kind: 'overlap' | 'backwards' | 'time' | 'oneLine' };

/** What of the change the contract would refuse, by setting; what is saved already is as it is. */
export function settingsProblems(saved: SellerSettings, typed: SellerSettings): Map<SettingPath, SettingProblem> {
  const problems = new Map<SettingPath, SettingProblem>();
  const found = settingsChangeSchema.safeParse(settingsChange(saved, typed));
  for (const issue of found.error?.issues ?? []) {
    const place = issue.path.map(String).join('.');
    const path = settingPaths.find((each) => place === each || place.startsWith(`${each}.`));
    if (path !== undefined && !problems.has(path)) problems.set(path, problemAt(path, issue));
  }
  return problems;
}

type Issue = Parameters<typeof fieldProblemOf>[0];

function problemAt(path: SettingPath, issue: Issue): SettingProblem {
  if (path.startsWith('workingHours.') && issue.code === 'custom') {
    return { kind: issue.path.length > 2 ? 'backwards' : 'overlap' };
  }
  if (path.startsWith('workingHours.') && issue.code === 'invalid_format') return { kind: 'time' };
  if (path === 'persona.name' && issue.code === 'invalid_format') return { kind: 'oneLine' };
  return fieldProblemOf(issue);
}
