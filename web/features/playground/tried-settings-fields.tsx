import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queryOf } from '../../api/queries.ts';
import { useDecisionTexts } from '../../parts/decision-texts.ts';
import { QueryState } from '../../parts/query-state.tsx';
import { useSellerId } from '../../parts/seller.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Field, Select, TextArea } from '../../ui/field.tsx';
import { Fold } from './fold.tsx';
import { usePlaygroundTexts } from './texts.ts';
import { AS_THEY_ARE, LONGEST_INSTRUCTIONS, type Settings, type TriedSettings, triedChange } from './tried-settings.ts';

interface TriedSettingsFieldsProps {
  tried: TriedSettings;
  onChange(tried: TriedSettings): void;
}

/** Settings as they might be. Nothing of it is kept. For owners: others may not see what is set. */
export function TriedSettingsFields({ tried, onChange }: TriedSettingsFieldsProps) {
  const t = usePlaygroundTexts();
  const sellerId = useSellerId();
  const query = useQuery(queryOf('getSettings', { params: { sellerId } }));
  const isChanged = triedChange(tried, query.data) !== undefined;
  return (
    <Fold
      summary={
        <>
          {t('settings.title')}
          {isChanged && <Badge tone="accent">{t('settings.changed')}</Badge>}
        </>
      }
      isOpen={isChanged}
    >
      <p className="mb-3 text-sm text-ink-soft">{t('settings.about')}</p>
      <QueryState query={query}>
        {(settings) => <Fields settings={settings} tried={tried} onChange={onChange} />}
      </QueryState>
      {isChanged && (
        <Button variant="quiet" size="small" className="mt-2" onClick={() => onChange(AS_THEY_ARE)}>
          {t('settings.reset')}
        </Button>
      )}
    </Fold>
  );
}

function Fields({ settings, tried, onChange }: TriedSettingsFieldsProps & { settings: Settings }) {
  const t = usePlaygroundTexts();
  const words = useDecisionTexts();
  const change = (changed: Partial<TriedSettings>) => onChange({ ...tried, ...changed });
  const instructions = tried.instructions ?? settings.instructions;
  const bargaining = { on: t('settings.bargainingOn'), off: t('settings.bargainingOff') };
  const modes = { auto: words('mode.auto'), draft: words('mode.draft'), off: words('mode.off') };
  const tones = {
    friendly: t('settings.tones.friendly'),
    businesslike: t('settings.tones.businesslike'),
    brief: t('settings.tones.brief'),
  };
  const outside = {
    answer: t('settings.outside.answer'),
    draft: t('settings.outside.draft'),
    'hand-off': t('settings.outside.hand-off'),
    silent: t('settings.outside.silent'),
  };
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Choice
        label={t('settings.mode')}
        value={tried.mode}
        options={modes}
        present={settings.mode}
        onChange={(mode) => change({ mode })}
      />
      <Choice
        label={t('settings.tone')}
        value={tried.tone}
        options={tones}
        present={settings.persona.tone}
        onChange={(tone) => change({ tone })}
      />
      <Choice
        label={t('settings.outsideHours')}
        value={tried.outsideHours}
        options={outside}
        present={settings.outsideHours}
        onChange={(outsideHours) => change({ outsideHours })}
      />
      <Choice
        label={t('settings.bargaining')}
        value={tried.bargaining}
        options={bargaining}
        present={settings.bargaining.isAllowed ? 'on' : 'off'}
        onChange={(chosen) => change({ bargaining: chosen })}
      />
      <Field
        label={t('settings.instructions')}
        hint={t('settings.instructionsHint')}
        error={instructions.length > LONGEST_INSTRUCTIONS ? t('settings.instructionsLong') : undefined}
        className="sm:col-span-2"
      >
        <TextArea rows={5} value={instructions} onChange={(event) => change({ instructions: event.target.value })} />
      </Field>
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  label: ReactNode;
  value: Value | '';
  options: Record<Value, string>;
  present: Value;
  onChange(value: Value | ''): void;
}

function Choice<Value extends string>({ label, value, options, present, onChange }: ChoiceProps<Value>) {
  const t = usePlaygroundTexts();
  const values = (Object.keys(options) as Value[]).filter((option) => option !== present);
  return (
    <Field label={label}>
      <Select
        value={value === present ? '' : value}
        onChange={(event) => onChange(values.find((option) => option === event.target.value) ?? '')}
      >
        <option value="">{t('settings.asIs', { value: options[present] })}</option>
        {values.map((option) => (
          <option key={option} value={option}>
            {options[option]}
          </option>
        ))}
      </Select>
    </Field>
  );
}
