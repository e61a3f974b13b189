import { X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { useSetting } from './draft-context.ts';
import { addedWords } from './hand-off-words.ts';
import { SettingRow } from './setting-row.tsx';
import { useSettingsTexts } from './settings-texts.ts';

/** Words and phrases, added one by one or pasted as a list. */
export function WordsSetting() {
  const t = useSettingsTexts();
  const { value: words, set, label, error } = useSetting('handOffWords');
  const [typed, setTyped] = useState('');
  const next = addedWords(words, typed);
  const isTyped = typed.trim() !== '';
  const isLong = next.slice(words.length).some((word) => word.length < 2 || word.length > 60);
  const problem = isTyped && isLong ? t('words.short') : next.length > 100 ? t('words.many') : error;
  const add = () => {
    if (!isTyped || problem !== undefined) return;
    set(next);
    setTyped('');
  };
  return (
    <SettingRow path="handOffWords">
      <Field label={label} hint={t('hint.handOffWords')} error={problem}>
        <div className="flex gap-2">
          <Input
            value={typed}
            placeholder={t('words.label')}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              add();
            }}
          />
          <Button onClick={add} disabled={!isTyped}>
            {t('words.add')}
          </Button>
        </div>
      </Field>
      {words.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {words.map((word) => (
            <li key={word} className="flex max-w-full items-center rounded-full bg-sunken pl-3 text-sm">
              <span className="words min-w-0 py-1">{word}</span>
              <button
                type="button"
                aria-label={t('words.remove', { word })}
                onClick={() => set(words.filter((each) => each !== word))}
                className="flex size-10 shrink-0 items-center justify-center rounded-full text-ink-soft hover:text-ink md:size-8"
              >
                <X className="size-4" aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </SettingRow>
  );
}
