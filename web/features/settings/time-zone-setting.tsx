import { useMemo, useState } from 'react';
import { createFormats } from '../../language/formats.ts';
import { useLanguage } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { useSetting } from './draft-context.ts';
import { SettingRow } from './setting-row.tsx';
import { useSettingsTexts } from './settings-texts.ts';
import { foundTimeZones, timeZoneChoice, timeZoneChoices } from './time-zones.ts';

const MOST_SHOWN = 40;

/** By whose clock days and hours are meant. */
export function TimeZoneSetting() {
  const t = useSettingsTexts();
  const language = useLanguage();
  const { value, set, label } = useSetting('timeZone');
  const [isOpen, setOpen] = useState(false);
  const chosen = useMemo(() => timeZoneChoice(value, language), [value, language]);
  const time = createFormats(language, value).clock(Date.now());
  return (
    <SettingRow path="timeZone">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <p className="text-sm font-medium">{label}</p>
          <p className="text-sm text-ink-soft">
            {chosen.name} ({chosen.offset}), {t('timeZone.now', { time })}
          </p>
        </div>
        <Button aria-label={`${label}: ${t('timeZone.change')}`} onClick={() => setOpen(true)}>
          {t('timeZone.change')}
        </Button>
      </div>
      <Dialog title={t('timeZone.title')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <TimeZoneSearch
          value={value}
          onChoose={(id) => {
            set(id);
            setOpen(false);
          }}
        />
      </Dialog>
    </SettingRow>
  );
}

function TimeZoneSearch({ value, onChoose }: { value: string; onChoose(id: string): void }) {
  const t = useSettingsTexts();
  const language = useLanguage();
  const [words, setWords] = useState('');
  const all = useMemo(() => timeZoneChoices(language), [language]);
  const found = foundTimeZones(all, words);
  return (
    <div className="flex min-h-[60dvh] flex-col gap-3 sm:min-h-96">
      <Field label={t('timeZone.search')}>
        <Input type="search" autoFocus value={words} onChange={(event) => setWords(event.target.value)} />
      </Field>
      <ul className="flex flex-col">
        {found.slice(0, MOST_SHOWN).map(({ id, name, offset }) => (
          <li key={id}>
            <button
              type="button"
              aria-pressed={id === value}
              onClick={() => onChoose(id)}
              className={classNames(
                'flex min-h-10 w-full items-center justify-between gap-3 rounded-lg px-2.5 py-1.5 text-left text-sm hover:bg-sunken',
                id === value && 'bg-accent-soft',
              )}
            >
              <span className="min-w-0">{name}</span>
              <span className="shrink-0 text-ink-soft">{offset}</span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className="text-sm text-ink-soft">
        {found.length === 0 && t('timeZone.nothing')}
        {found.length > MOST_SHOWN && t('timeZone.more', { count: MOST_SHOWN })}
      </p>
    </div>
  );
}
