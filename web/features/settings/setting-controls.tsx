import { type ReactNode, useState } from 'react';
import type { SettingAt, SettingPath } from '../../parts/seller-settings.ts';
import { Field, Input, Select } from '../../ui/field.tsx';
import { Switch } from '../../ui/switch.tsx';
import { useSetting } from './draft-context.ts';
import { SettingRow } from './setting-row.tsx';

type PathOf<T> = { [Path in SettingPath]: SettingAt<Path> extends T ? Path : never }[SettingPath];
type NumberPath = PathOf<number | null>;

interface SettingProps<Path> {
  path: Path;
  hint?: ReactNode;
}

export function SwitchSetting({ path, hint }: SettingProps<PathOf<boolean>>) {
  const { value, set, label } = useSetting(path);
  return (
    <SettingRow path={path}>
      <Switch label={label} hint={hint} checked={value} onChange={set} />
    </SettingRow>
  );
}

type ChoicePath = 'persona.tone' | 'trade' | 'language' | 'outsideHours';

interface ChoiceProps<Path extends ChoicePath> extends SettingProps<Path> {
  options: readonly { value: SettingAt<Path>; label: string }[];
}

export function ChoiceSetting<Path extends ChoicePath>({ path, hint, options }: ChoiceProps<Path>) {
  const { value, set, label } = useSetting(path);
  return (
    <SettingRow path={path}>
      <Field label={label} hint={hint}>
        <Select
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value);
            if (chosen !== undefined) set(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      </Field>
    </SettingRow>
  );
}

interface NumberProps extends SettingProps<NumberPath> {
  /** Said where nothing is entered, which then means something. */
  placeholder?: string;
  read?: (text: string) => number;
  write?: (value: number) => string;
}

/** A number, kept as it is typed; where `placeholder` is given, nothing is an answer, too. */
export function NumberSetting({ path, hint, placeholder, read = numberOf, write = String }: NumberProps) {
  const { value, set, label, error } = useSetting(path);
  const written = value === null ? '' : write(value);
  const [text, setText] = useState(written);
  const meant = text.trim() === '' && placeholder !== undefined ? null : read(text);
  // It was changed from elsewhere: by a reset, or by somebody else.
  const shown = Object.is(meant, value) ? text : written;
  return (
    <SettingRow path={path}>
      <Field label={label} hint={hint} error={error}>
        <Input
          inputMode="decimal"
          autoComplete="off"
          className="max-w-40"
          value={shown}
          placeholder={placeholder}
          onChange={(event) => {
            const typed = event.target.value;
            setText(typed);
            const next = typed.trim() === '' && placeholder !== undefined ? null : read(typed);
            // Only where nothing means something there is a placeholder.
            set(next as SettingAt<typeof path>);
          }}
        />
      </Field>
    </SettingRow>
  );
}

function numberOf(text: string): number {
  const plain = text.trim().replace(',', '.');
  return /^-?\d+(\.\d*)?$/.test(plain) ? Number(plain) : Number.NaN;
}
