import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../../../shared/api/client.ts';
import { api } from '../../api/client.ts';
import { queryOf } from '../../api/queries.ts';
import { useFormats } from '../../language/formats.ts';
import { useSellerId } from '../../parts/seller.ts';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { tellDone } from '../../ui/toasts.tsx';
import { ScenarioForm } from './scenario-form.tsx';
import { useProblemWords, useScenarioForm } from './scenario-form-state.ts';
import { showRefusal } from './scenario-refusal.ts';
import type { Scenario } from './scenario-rows.ts';
import { useScenarioTexts } from './scenario-texts.ts';
import { bodyOf, changeOf, type ScenarioValues, valuesOf } from './scenario-values.ts';

/** A scenario to be changed. The version it was read in goes along: what somebody else saved meanwhile is not lost unseen. */
export function ScenarioEdit({ scenario }: { scenario: Scenario }) {
  const t = useScenarioTexts();
  const { timeZone } = useFormats();
  const wordsOf = useProblemWords();
  const [seen, setSeen] = useState(scenario);
  const form = useScenarioForm(valuesOf(scenario, timeZone));
  const { theirs, setTheirs, save } = useSaving(seen, (saved) => {
    setSeen(saved);
    form.reset(valuesOf(saved, timeZone));
  });
  const saveOrSay = (values: ScenarioValues, version = seen.version) =>
    save({ values, version }).catch((error: unknown) => showRefusal(form, error, wordsOf));
  const notice = theirs !== undefined && (
    <Notice tone="warning" isNews title={t('form.changedTitle')}>
      {t('form.changedAbout')}
      <div className="mt-2 flex flex-wrap gap-2">
        <Button onClick={() => void form.handleSubmit((values) => saveOrSay(values, theirs.version))()}>
          {t('form.saveMine')}
        </Button>
        <Button
          onClick={() => {
            setSeen(theirs);
            setTheirs(undefined);
            form.reset(valuesOf(theirs, timeZone));
          }}
        >
          {t('form.takeTheirs')}
        </Button>
      </div>
    </Notice>
  );
  return (
    <ScenarioForm
      form={form}
      notice={notice}
      onSave={(values) => saveOrSay(values)}
      buttons={
        <Button type="submit" variant="primary" isBusy={form.formState.isSubmitting}>
          {t('form.save')}
        </Button>
      }
    />
  );
}

/** Saves; where somebody else has saved meanwhile, `theirs` is what there is now. */
function useSaving({ scenarioId }: Scenario, onSaved: (saved: Scenario) => void) {
  const t = useScenarioTexts();
  const sellerId = useSellerId();
  const { timeZone } = useFormats();
  const queries = useQueryClient();
  const [theirs, setTheirs] = useState<Scenario>();
  const action = useAction(
    ({ values, version }: { values: ScenarioValues; version: number }) =>
      api.changeScenario({
        params: { sellerId, scenarioId },
        body: changeOf(bodyOf(values, timeZone)),
        ifMatch: version,
      }),
    { refreshes: [['listScenarios'], ['getScenario']] },
  );
  const save = async (wanted: { values: ScenarioValues; version: number }) => {
    try {
      const saved = await action.mutateAsync(wanted);
      setTheirs(undefined);
      onSaved(saved);
      tellDone(t('form.saved'));
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== 412) throw error;
      const present = queryOf('getScenario', { params: { sellerId, scenarioId } });
      setTheirs(await queries.fetchQuery({ ...present, staleTime: 0 }));
    }
  };
  return { theirs, setTheirs, save };
}
