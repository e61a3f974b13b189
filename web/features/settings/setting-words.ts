import { useFormats } from '../../language/formats.ts';
import { useDecisionTexts } from '../../parts/decision-texts.ts';
import type { SettingPath } from '../../parts/seller-settings.ts';
import { useSettingNames } from './setting-names.ts';

/** A setting's value as people read it; also of a value that was saved long ago, when there were others. */
export function useSettingWords(): (path: SettingPath, value: unknown) => string {
  const t = useSettingNames();
  const modes = useDecisionTexts();
  const formats = useFormats();
  const named = (group: 'tone' | 'trade' | 'language' | 'outsideHours' | 'chatType', value: unknown) => {
    const key = `${group}.${String(value)}` as 'tone.friendly';
    return t.has(key) ? t(key) : String(value);
  };
  const empty = new Map<SettingPath, string>([
    ['persona.name', t('value.noName')],
    ['waitSeconds', t('value.itself')],
    ['dailyCeilingMicroUsd', t('value.noCeiling')],
    ['handOffWords', t('value.noWords')],
  ]);
  const numberText = (path: SettingPath, number: number) => {
    if (path === 'dailyCeilingMicroUsd') return formats.usd(number);
    if (path === 'retentionDays' && number === 0) return t('value.forever');
    return t(path.endsWith('Percent') ? 'value.percent' : 'value.number', { number });
  };
  const wordText = (path: SettingPath, word: string) => {
    if (path === 'mode') return modes(`mode.${word as 'auto'}`);
    if (path === 'persona.tone') return named('tone', word);
    return path === 'trade' || path === 'language' || path === 'outsideHours' ? named(path, word) : word;
  };
  const listText = (path: SettingPath, list: unknown[]) => {
    if (path === 'chatTypes') return list.map((type) => named('chatType', type)).join(', ') || t('value.none');
    if (path === 'handOffWords') return list.join(', ') || t('value.noWords');
    return list.map(intervalText).join(', ') || t('value.closed');
  };
  return (path, value) => {
    if (typeof value === 'boolean') return value ? t('value.yes') : t('value.no');
    if (typeof value === 'number') return numberText(path, value);
    if (typeof value === 'string' && value !== '') return wordText(path, value);
    return Array.isArray(value) ? listText(path, value) : (empty.get(path) ?? t('value.none'));
  };
}

function intervalText(interval: unknown): string {
  if (typeof interval !== 'object' || interval === null) return '';
  const { from, to } = interval as { from?: unknown; to?: unknown };
  return `${String(from)}–${String(to)}`;
}
