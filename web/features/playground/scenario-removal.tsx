import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { useSellerId } from '../../parts/seller.ts';
import { Button } from '../../ui/button.tsx';
import { tellDone } from '../../ui/toasts.tsx';
import type { Scenario } from './scenario-rows.ts';
import { useScenarioTexts } from './scenario-texts.ts';

/** Takes a scenario away, in the version that was seen. */
export function ScenarioRemoval({ scenario: { scenarioId, name, version } }: { scenario: Scenario }) {
  const t = useScenarioTexts();
  const sellerId = useSellerId();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const remove = async () => {
    await api.deleteScenario({ params: { sellerId, scenarioId }, ifMatch: version });
    await navigate({ to: '/sellers/$sellerId/playground/scenarios', params: { sellerId } });
    await queries.invalidateQueries({ queryKey: ['listScenarios'] });
    tellDone(t('form.removed'));
  };
  return (
    <Confirm
      trigger={(ask) => (
        <Button variant="danger-quiet" onClick={ask}>
          {t('form.remove')}
        </Button>
      )}
      title={t('form.removeTitle')}
      confirmLabel={t('form.remove')}
      onConfirm={remove}
    >
      <p className="words">{t('form.removeAbout', { name })}</p>
    </Confirm>
  );
}
