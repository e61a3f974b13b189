import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { queryOf } from '../../api/queries.ts';
import { QueryState } from '../../parts/query-state.tsx';
import { useIsOwner, useSellerId } from '../../parts/seller.ts';
import { ScenarioEdit } from './scenario-edit.tsx';
import { ScenarioHeading } from './scenario-heading.tsx';
import { ScenarioRemoval } from './scenario-removal.tsx';
import { useScenarioTexts } from './scenario-texts.ts';
import { ScenarioView } from './scenario-view.tsx';

/** One scenario: owners change it, operators read it. */
export function ScenarioPage() {
  const t = useScenarioTexts();
  const sellerId = useSellerId();
  const { scenarioId } = useParams({ from: '/signed-in/sellers/$sellerId/playground/scenarios/$scenarioId' });
  const isOwner = useIsOwner();
  const query = useQuery(queryOf('getScenario', { params: { sellerId, scenarioId } }));
  return (
    <div className="max-w-3xl">
      <ScenarioHeading
        title={query.data?.name ?? t('form.editTitle')}
        action={isOwner && query.data !== undefined && <ScenarioRemoval scenario={query.data} />}
      />
      <QueryState query={query}>
        {(scenario) =>
          isOwner ? <ScenarioEdit key={scenarioId} scenario={scenario} /> : <ScenarioView scenario={scenario} />
        }
      </QueryState>
    </div>
  );
}
