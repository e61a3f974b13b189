import { useFormats } from '../../language/formats.ts';
import { Field, Input } from '../../ui/field.tsx';
import { Switch } from '../../ui/switch.tsx';
import { usePlaygroundTexts } from './texts.ts';
import { momentOf, wallTimeOf } from './wall-time.ts';

interface TimeFieldsProps {
  /** By the clock of the seller; empty: now. */
  wallTime: string;
  isOn: boolean;
  onChange(next: { wallTime: string; isOn: boolean }): void;
}

/** As if it were then: to see what happens outside working hours. */
export function TimeFields({ wallTime, isOn, onChange }: TimeFieldsProps) {
  const t = usePlaygroundTexts();
  const { timeZone } = useFormats();
  const isWrong = momentOf(wallTime, timeZone) === undefined;
  return (
    <div className="flex flex-col gap-2">
      <Switch
        label={t('at.toggle')}
        hint={t('at.hint')}
        checked={isOn}
        onChange={(next) =>
          onChange({ isOn: next, wallTime: wallTime === '' ? wallTimeOf(Date.now(), timeZone) : wallTime })
        }
      />
      {isOn && (
        <Field label={t('at.field')} error={isWrong ? t('problem.time') : undefined} className="max-w-64 sm:ml-13">
          <Input
            type="datetime-local"
            value={wallTime}
            onChange={(event) => onChange({ isOn, wallTime: event.target.value })}
          />
        </Field>
      )}
    </div>
  );
}
