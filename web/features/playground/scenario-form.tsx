import type { ReactNode } from 'react';
import { FormProvider } from 'react-hook-form';
import { Card } from '../../ui/card.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ScenarioExpectation } from './scenario-expectation.tsx';
import type { ScenarioForm as Form } from './scenario-form-state.ts';
import { ScenarioSituation } from './scenario-situation.tsx';
import { useScenarioTexts } from './scenario-texts.ts';
import type { ScenarioValues } from './scenario-values.ts';

interface ScenarioFormProps {
  form: Form;
  /** Above the buttons: what was refused. */
  notice?: ReactNode;
  buttons: ReactNode;
  onSave(values: ScenarioValues): Promise<unknown>;
}

/** A situation, and what must be true of the answer, as a shop's owner thinks of it. */
export function ScenarioForm({ form, notice, buttons, onSave }: ScenarioFormProps) {
  const t = useScenarioTexts();
  const { errors, submitCount, isSubmitting } = form.formState;
  const hasProblems = submitCount > 0 && !isSubmitting && Object.keys(errors).some((name) => name !== 'root');
  return (
    <FormProvider {...form}>
      <form noValidate className="flex flex-col gap-4" onSubmit={(event) => void form.handleSubmit(onSave)(event)}>
        <Card>
          <Field label={t('form.name')} error={errors.name?.message}>
            <Input placeholder={t('form.nameExample')} {...form.register('name')} />
          </Field>
        </Card>
        <ScenarioSituation />
        <ScenarioExpectation />
        {notice}
        {errors.root?.message !== undefined && (
          <Notice tone="danger" isNews title={t('form.notSaved')}>
            {errors.root.message}
          </Notice>
        )}
        {hasProblems && (
          <p role="alert" className="text-sm text-danger">
            {t('form.hasProblems')}
          </p>
        )}
        <div className="flex flex-wrap gap-2">{buttons}</div>
      </form>
    </FormProvider>
  );
}
