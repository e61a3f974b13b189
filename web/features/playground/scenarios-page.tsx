import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { pagesOf, queryOf } from '../../api/queries.ts';
import { LoadMore } from '../../parts/load-more.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { useSellerId } from '../../parts/seller.ts';
import { ScenarioHistory } from './scenario-history.tsx';
import { ScenarioList } from './scenario-list.tsx';

/** The scenarios of the shop with their last results, and how the runs went over time. */
export function ScenariosPage() {
  const sellerId = useSellerId();
  const scenarios = useInfiniteQuery(pagesOf('listScenarios', { params: { sellerId }, query: { limit: 100 } }));
  const runs = useQuery(queryOf('listScenarioRuns', { params: { sellerId } }));
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <QueryState query={scenarios}>
        {({ pages }) => (
          <div className="min-w-0">
            <ScenarioList
              key={sellerId}
              scenarios={pages.flatMap(({ items }) => items)}
              isWhole={!scenarios.hasNextPage}
              runs={runs.data?.items ?? []}
            />
            <LoadMore query={scenarios} />
          </div>
        )}
      </QueryState>
      <QueryState query={runs}>{({ items }) => <ScenarioHistory runs={items} />}</QueryState>
    </div>
  );
}
