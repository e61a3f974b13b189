import { useState } from 'react';
import { useFormats } from '../../language/formats.ts';
import { Field, Input } from '../../ui/field.tsx';
import { Switch } from '../../ui/switch.tsx';
import { bargainingExample } from './bargaining-example.ts';
import { useDraft, useSetting } from './draft-context.ts';
import { NumberSetting } from './setting-controls.tsx';
import { SettingRow } from './setting-row.tsx';
import { useSettingsTexts } from './settings-texts.ts';

/** With what a seller begins who has never said how: two small steps. Without them the switch would change nothing. */
const BEGINNING = { floorPercent: 90, stepPercent: 5, rounds: 2 };

export function BargainingSettings() {
  const t = useSettingsTexts();
  const { draft, take } = useDraft();
  const isAllowed = useSetting('bargaining.isAllowed');
  const { rounds, stepPercent } = draft.typed.bargaining;
  const allow = (on: boolean) => {
    isAllowed.set(on);
    if (!on || rounds !== 0 || stepPercent !== 0) return;
    take({ kind: 'typed', path: 'bargaining.floorPercent', value: BEGINNING.floorPercent });
    take({ kind: 'typed', path: 'bargaining.stepPercent', value: BEGINNING.stepPercent });
    take({ kind: 'typed', path: 'bargaining.rounds', value: BEGINNING.rounds });
  };
  return (
    <div className="flex flex-col gap-5">
      <SettingRow path="bargaining.isAllowed">
        <Switch
          label={isAllowed.label}
          hint={t('bargaining.isAllowedHint')}
          checked={isAllowed.value}
          onChange={allow}
        />
      </SettingRow>
      {isAllowed.value && (
        <>
          <div className="grid gap-5 sm:grid-cols-3">
            <NumberSetting path="bargaining.floorPercent" hint={t('bargaining.floorHint')} />
            <NumberSetting path="bargaining.stepPercent" hint={t('bargaining.stepHint')} />
            <NumberSetting path="bargaining.rounds" hint={t('bargaining.roundsHint')} />
          </div>
          <Example />
        </>
      )}
    </div>
  );
}

/** The rules in roubles, for a price that can be changed. */
function Example() {
  const t = useSettingsTexts();
  const formats = useFormats();
  const { draft, problems } = useDraft();
  const [text, setText] = useState('10 000');
  const price = Number(text.replace(/[^\d]/g, ''));
  const isWrong = [...problems.keys()].some((path) => path.startsWith('bargaining.'));
  const { offers, floor } = bargainingExample(price, draft.typed.bargaining);
  return (
    <div className="rounded-lg bg-sunken p-4">
      <h3 className="text-sm font-medium">{t('bargaining.exampleTitle')}</h3>
      <div className="mt-3 flex flex-wrap items-start gap-4">
        <Field label={t('bargaining.price')} className="w-36">
          <Input inputMode="numeric" value={text} onChange={(event) => setText(event.target.value)} />
        </Field>
        <div className="min-w-0 flex-1 basis-56 text-sm sm:pt-6" aria-live="polite">
          {!isWrong && price > 0 && offers.length === 0 && (
            <p>{t('bargaining.nothing', { price: formats.roubles(price) })}</p>
          )}
          {!isWrong && price > 0 && offers.length > 0 && (
            <>
              <p>
                {t('bargaining.example', {
                  price: formats.roubles(price),
                  offers: offers.map(formats.roubles).join(t('bargaining.andThen')),
                  floor: formats.roubles(floor),
                })}
              </p>
              <p className="mt-1 text-ink-soft">{t('bargaining.forOffer')}</p>
            </>
          )}
        </div>
      </div>
    </div>
  );
}
