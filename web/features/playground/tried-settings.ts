import type { SettingsChange } from '../../../shared/sellers/settings.ts';
import type { Answer } from './api-shapes.ts';

export type Settings = Answer<'getSettings'>;

/** Settings to be tried; '' and `undefined` mean: as they are. */
export interface TriedSettings {
  mode: '' | 'auto' | 'draft' | 'off';
  tone: '' | 'friendly' | 'businesslike' | 'brief';
  outsideHours: '' | 'answer' | 'draft' | 'hand-off' | 'silent';
  bargaining: '' | 'on' | 'off';
  instructions: string | undefined;
}

export const AS_THEY_ARE: TriedSettings = {
  mode: '',
  tone: '',
  outsideHours: '',
  bargaining: '',
  instructions: undefined,
};

export const LONGEST_INSTRUCTIONS = 8_000;

/** The change to be tried; `undefined` where nothing differs from what is set. */
export function triedChange(tried: TriedSettings, present: Settings | undefined): SettingsChange | undefined {
  const { mode, tone, outsideHours, bargaining, instructions } = tried;
  const isAllowed = bargaining === 'on';
  const change: SettingsChange = {
    ...(mode === '' || mode === present?.mode ? {} : { mode }),
    ...(tone === '' || tone === present?.persona.tone ? {} : { persona: { tone } }),
    ...(outsideHours === '' || outsideHours === present?.outsideHours ? {} : { outsideHours }),
    ...(bargaining === '' || isAllowed === present?.bargaining.isAllowed ? {} : { bargaining: { isAllowed } }),
    ...(instructions === undefined || instructions === present?.instructions ? {} : { instructions }),
  };
  return Object.keys(change).length === 0 ? undefined : change;
}
