import type { ReactNode } from 'react';
import { InstructionsField } from '../../parts/instructions-field.tsx';
import { ModeChoice } from '../../parts/mode-choice.tsx';
import { Card } from '../../ui/card.tsx';
import { CheckBox } from '../../ui/check-box.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { BargainingSettings } from './bargaining-settings.tsx';
import { dollarsOf, microUsdOf } from './dollars.ts';
import { useDraft, useSetting } from './draft-context.ts';
import { HoursEditor } from './hours-editor.tsx';
import { ChoiceSetting, NumberSetting, SwitchSetting } from './setting-controls.tsx';
import { useSettingNames } from './setting-names.ts';
import { SettingRow } from './setting-row.tsx';
import { useSettingsTexts } from './settings-texts.ts';
import { TimeZoneSetting } from './time-zone-setting.tsx';
import { WordsSetting } from './words-setting.tsx';

const groups = ['mode', 'rules', 'hours', 'bargaining', 'people', 'data', 'costs'] as const;

/** Leads to the groups of a long page; on a phone one scrolls. */
export function GroupLinks() {
  const t = useSettingsTexts();
  return (
    <nav aria-label={t('groups.label')} className="hidden lg:block">
      <ul className="sticky top-4 flex flex-col gap-0.5">
        {[...groups, 'shop' as const].map((group) => (
          <li key={group}>
            <button
              type="button"
              className="min-h-9 w-full rounded-lg px-2.5 py-1.5 text-left text-sm text-ink-soft hover:bg-sunken hover:text-ink"
              onClick={() => document.getElementById(group)?.scrollIntoView({ block: 'start' })}
            >
              {t(`groups.${group}`)}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const contents: Record<(typeof groups)[number], () => ReactNode> = {
  mode: ModeGroup,
  rules: RulesGroup,
  hours: HoursGroup,
  bargaining: BargainingSettings,
  people: PeopleGroup,
  data: DataGroup,
  costs: CostsGroup,
};

export function SettingsGroups() {
  const t = useSettingsTexts();
  return groups.map((group) => {
    const Content = contents[group];
    return (
      <Card
        key={group}
        id={group}
        title={t(`groups.${group}`)}
        about={t(`groups.${group}About`)}
        className="scroll-mt-4"
      >
        <Content />
      </Card>
    );
  });
}

function ModeGroup() {
  const { value, set } = useSetting('mode');
  return (
    <SettingRow path="mode">
      <ModeChoice value={value} onChoose={set} />
    </SettingRow>
  );
}

function RulesGroup() {
  const t = useSettingsTexts();
  const names = useSettingNames();
  const name = useSetting('persona.name');
  const instructions = useSetting('instructions');
  return (
    <div className="flex flex-col gap-5">
      <SettingRow path="instructions">
        <InstructionsField value={instructions.value} onChange={instructions.set} error={instructions.error} />
      </SettingRow>
      <div className="grid gap-5 sm:grid-cols-2">
        <SettingRow path="persona.name">
          <Field label={name.label} hint={t('hint.personaName')} error={name.error}>
            <Input
              value={name.value}
              placeholder={t('placeholder.none')}
              autoComplete="off"
              onChange={(event) => name.set(event.target.value)}
            />
          </Field>
        </SettingRow>
        <ChoiceSetting
          path="persona.tone"
          options={(['friendly', 'businesslike', 'brief'] as const).map((tone) => ({
            value: tone,
            label: names(`tone.${tone}`),
          }))}
        />
        <ChoiceSetting
          path="trade"
          hint={t('hint.trade')}
          options={(['goods', 'cars', 'parts', 'services', 'real-estate', 'jobs'] as const).map((trade) => ({
            value: trade,
            label: names(`trade.${trade}`),
          }))}
        />
        <ChoiceSetting
          path="language"
          hint={t('hint.language')}
          options={(['auto', 'ru', 'en', 'kk', 'uz', 'tg', 'ky', 'hy', 'tr', 'zh'] as const).map((language) => ({
            value: language,
            label: names(`language.${language}`),
          }))}
        />
      </div>
    </div>
  );
}

function HoursGroup() {
  const t = useSettingsTexts();
  const names = useSettingNames();
  const { draft } = useDraft();
  return (
    <div className="flex flex-col gap-5">
      <TimeZoneSetting />
      <SwitchSetting path="workingHours.isAlways" hint={t('hint.isAlways')} />
      {!draft.typed.workingHours.isAlways && (
        <>
          <div data-setting="workingHours.days">
            <HoursEditor />
          </div>
          <ChoiceSetting
            path="outsideHours"
            hint={t('hint.outsideHours')}
            options={(['answer', 'draft', 'hand-off', 'silent'] as const).map((what) => ({
              value: what,
              label: names(`outsideHours.${what}`),
            }))}
          />
        </>
      )}
      <NumberSetting path="waitSeconds" hint={t('hint.wait')} placeholder={t('placeholder.itself')} />
      <NumberSetting path="takeoverMinutes" hint={t('hint.takeover')} />
      <NumberSetting path="ageGateMinutes" hint={t('hint.ageGate')} />
    </div>
  );
}

function PeopleGroup() {
  const t = useSettingsTexts();
  return (
    <div className="flex flex-col gap-5">
      <WordsSetting />
      <SwitchSetting path="areContactsAllowed" hint={t('hint.contacts')} />
      <ChatTypesSetting />
    </div>
  );
}

function ChatTypesSetting() {
  const t = useSettingsTexts();
  const names = useSettingNames();
  const { value, set, label } = useSetting('chatTypes');
  const types = ['u2i', 'u2u', 'a2u'] as const;
  return (
    <SettingRow path="chatTypes">
      <fieldset>
        <legend className="text-sm font-medium">{label}</legend>
        {types.map((type) => (
          <CheckBox
            key={type}
            label={names(`chatType.${type}`)}
            checked={value.includes(type)}
            onChange={(isOn) => set(types.filter((each) => (each === type ? isOn : value.includes(each))))}
          />
        ))}
        <p className="text-sm text-ink-soft">{t('hint.chatTypes')}</p>
      </fieldset>
    </SettingRow>
  );
}

function DataGroup() {
  const t = useSettingsTexts();
  const { draft } = useDraft();
  const { areImagesShown, isVoiceTranscribed, retentionDays } = draft.typed;
  const before = draft.saved.retentionDays;
  const isLowered = retentionDays > 0 && (before === 0 || retentionDays < before);
  return (
    <div className="flex flex-col gap-5">
      <SwitchSetting path="areImagesShown" hint={t('hint.images')} />
      <SwitchSetting path="isVoiceTranscribed" hint={t('hint.voice')} />
      {(areImagesShown || isVoiceTranscribed) && <Notice tone="warning">{t('hint.leaves')}</Notice>}
      <NumberSetting path="retentionDays" hint={t('hint.retention')} />
      {isLowered && <Notice tone="info">{t('hint.retentionLower')}</Notice>}
    </div>
  );
}

function CostsGroup() {
  const t = useSettingsTexts();
  return (
    <NumberSetting
      path="dailyCeilingMicroUsd"
      hint={t('hint.ceiling')}
      placeholder={t('placeholder.noCeiling')}
      read={microUsdOf}
      write={dollarsOf}
    />
  );
}
