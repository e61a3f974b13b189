import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useFormats } from '../../language/formats.ts';
import { NoRights } from '../../parts/query-state.tsx';
import { useIsOwner, useSellerId } from '../../parts/seller.ts';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { tellDone } from '../../ui/toasts.tsx';
import { keepScenarioDraft, keptScenarioDraft } from './kept-talk.ts';
import { ScenarioForm } from './scenario-form.tsx';
import { useProblemWords, useScenarioForm } from './scenario-form-state.ts';
import { ScenarioHeading } from './scenario-heading.tsx';
import { showRefusal } from './scenario-refusal.ts';
import { useScenarioTexts } from './scenario-texts.ts';
import { bodyOf, NEW_SCENARIO, type ScenarioValues } from './scenario-values.ts';

/** A scenario from nothing, or from a talk that was just had. */
export function NewScenarioPage() {
  const t = useScenarioTexts();
  const isOwner = useIsOwner();
  if (!isOwner) return <NoRights />;
  return (
    <div className="max-w-3xl">
      <ScenarioHeading title={t('form.newTitle')} />
      <NewScenario />
    </div>
  );
}

function NewScenario() {
  const t = useScenarioTexts();
  const sellerId = useSellerId();
  const { timeZone } = useFormats();
  const navigate = useNavigate();
  const wordsOf = useProblemWords();
  const [begun] = useState(() => keptScenarioDraft(sellerId) ?? NEW_SCENARIO);
  const form = useScenarioForm(begun);
  const leave = () => {
    keepScenarioDraft(sellerId, undefined);
    void navigate({ to: '/sellers/$sellerId/playground/scenarios', params: { sellerId } });
  };
  const create = useAction(
    (values: ScenarioValues) => api.createScenario({ params: { sellerId }, body: bodyOf(values, timeZone) }),
    {
      refreshes: [['listScenarios']],
      onDone: () => {
        tellDone(t('form.created'));
        leave();
      },
    },
  );
  const save = (values: ScenarioValues) =>
    create.mutateAsync(values).catch((error: unknown) => showRefusal(form, error, wordsOf));
  return (
    <ScenarioForm
      form={form}
      onSave={save}
      buttons={
        <>
          <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
            {t('form.create')}
          </Button>
          <Button onClick={leave}>{t('form.cancel')}</Button>
        </>
      }
    />
  );
}
