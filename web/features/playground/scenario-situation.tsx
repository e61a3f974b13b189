import { Controller, useFormContext } from 'react-hook-form';
import { Card } from '../../ui/card.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Fold } from './fold.tsx';
import { ScenarioMessages } from './scenario-messages.tsx';
import { useScenarioTexts } from './scenario-texts.ts';
import type { ScenarioValues } from './scenario-values.ts';
import { type Subject, subjectProblems } from './subject.ts';
import { SubjectFields } from './subject-fields.tsx';

/** What happens up to the answer: the listing, the messages, the time, what was offered before. */
export function ScenarioSituation() {
  const t = useScenarioTexts();
  const { control, formState, getValues } = useFormContext<ScenarioValues>();
  const isLate = formState.submitCount > 0;
  const { at, offers, agreedPrice } = getValues();
  return (
    <Card title={t('form.situation')} about={t('form.situationAbout')}>
      <div className="flex flex-col gap-5">
        <Controller
          control={control}
          name="subject"
          render={({ field }) => <SubjectOf subject={field.value} isLate={isLate} onChange={field.onChange} />}
        />
        <ScenarioMessages />
        <Fold summary={t('form.more')} isOpen={at !== '' || offers !== '' || agreedPrice !== ''}>
          <TimeAndTerms />
        </Fold>
      </div>
    </Card>
  );
}

interface SubjectOfProps {
  subject: Subject;
  isLate: boolean;
  onChange(subject: Subject): void;
}

function SubjectOf({ subject, isLate, onChange }: SubjectOfProps) {
  const { price, ...others } = subjectProblems(subject);
  // A price that is none is told at once; what is not there yet only when it is to be saved.
  const problems = { ...(price === undefined ? {} : { price }), ...(isLate ? others : {}) };
  return <SubjectFields subject={subject} problems={problems} onChange={onChange} />;
}

function TimeAndTerms() {
  const t = useScenarioTexts();
  const { register, formState } = useFormContext<ScenarioValues>();
  const { errors } = formState;
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <Field label={t('form.at')} hint={t('form.atHint')} error={errors.at?.message}>
        <Input type="datetime-local" {...register('at')} />
      </Field>
      <Field label={t('form.offers')} hint={t('form.offersHint')} error={errors.offers?.message}>
        <Input {...register('offers')} />
      </Field>
      <Field label={t('form.agreedPrice')} error={errors.agreedPrice?.message}>
        <Input inputMode="decimal" {...register('agreedPrice')} />
      </Field>
    </div>
  );
}
