import { Plus, Trash2 } from 'lucide-react';
import { Controller, useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { useLanguage } from '../../language/language.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Field, Input, Select, TextArea } from '../../ui/field.tsx';
import { languageName } from './language-name.ts';
import { useScenarioTexts } from './scenario-texts.ts';
import { LANGUAGES, type ScenarioValues } from './scenario-values.ts';
import { Segments } from './segments.tsx';

/** What must be true of the answer. Of a hand-off, whose sentence is the seller's own, only what it must not say is asked. */
export function ScenarioExpectation() {
  const t = useScenarioTexts();
  const { control, register, formState } = useFormContext<ScenarioValues>();
  const outcome = useWatch({ control, name: 'outcome' });
  const { errors } = formState;
  const outcomes = (['reply', 'hand-off'] as const).map((value) => ({ value, text: t(`form.outcomes.${value}`) }));
  return (
    <Card title={t('form.expect')} about={t('form.expectAbout')}>
      <div className="flex flex-col gap-5">
        <Controller
          control={control}
          name="outcome"
          render={({ field }) => (
            <Segments label={t('form.outcome')} options={outcomes} value={field.value} onChange={field.onChange} />
          )}
        />
        {outcome === 'reply' && <Says />}
        <Field label={t('form.saysNot')} hint={t('form.saysNotHint')} error={errors.saysNot?.message}>
          <TextArea rows={2} className="field-sizing-content max-h-60" {...register('saysNot')} />
        </Field>
        <div className="grid gap-3 sm:grid-cols-2">
          {outcome === 'reply' && <LanguageField />}
          <Field
            label={t('form.maxCharacters')}
            hint={t('form.maxCharactersHint')}
            error={errors.maxCharacters?.message}
          >
            <Input inputMode="numeric" {...register('maxCharacters')} />
          </Field>
        </div>
        <p className="text-sm text-ink-soft">{t('form.always')}</p>
      </div>
    </Card>
  );
}

function LanguageField() {
  const t = useScenarioTexts();
  const pageLanguage = useLanguage();
  const { register } = useFormContext<ScenarioValues>();
  return (
    <Field label={t('form.language')}>
      <Select {...register('language')}>
        <option value="">{t('form.anyLanguage')}</option>
        {LANGUAGES.map((code) => (
          <option key={code} value={code}>
            {languageName(code, pageLanguage)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function Says() {
  const t = useScenarioTexts();
  const { control, register, formState } = useFormContext<ScenarioValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'says' });
  return (
    <fieldset>
      <legend className="text-sm font-medium">{t('form.says')}</legend>
      <p className="mt-1 mb-2 text-sm text-ink-soft">{t('form.saysHint')}</p>
      <ol className="flex flex-col gap-2">
        {fields.map(({ id }, index) => (
          <li key={id} className="flex items-start gap-2">
            <Field
              label={<span className="sr-only">{t('form.saysOne', { number: index + 1 })}</span>}
              error={formState.errors.says?.[index]?.spellings?.message}
              className="min-w-0 flex-1"
            >
              <TextArea rows={2} className="field-sizing-content max-h-60" {...register(`says.${index}.spellings`)} />
            </Field>
            <Button
              variant="quiet"
              size="icon"
              className="mt-1.5"
              aria-label={t('form.removeSays', { number: index + 1 })}
              onClick={() => remove(index)}
            >
              <Trash2 />
            </Button>
          </li>
        ))}
      </ol>
      <Button
        size="small"
        className="mt-2 max-md:h-10"
        disabled={fields.length >= 10}
        onClick={() => append({ spellings: '' })}
      >
        <Plus />
        {t('form.addSays')}
      </Button>
    </fieldset>
  );
}
