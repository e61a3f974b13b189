import { useInfiniteQuery } from '@tanstack/react-query';
import { LoadMore } from '../../parts/load-more.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { Card } from '../../ui/card.tsx';
import { AdminPage } from './admin-page.tsx';
import { QueueSummary } from './queue-summary.tsx';
import { ReconcileCard } from './reconcile-card.tsx';
import { SellerHealthList } from './seller-health-list.tsx';
import { systemStatusPages } from './system-status.ts';
import { SystemStopCard } from './system-stop-card.tsx';
import { useAdminTexts } from './texts.ts';

/** Whether everything is alive, what is wrong first. Looked at anew every ten seconds. */
export function HealthPage() {
  const t = useAdminTexts();
  const query = useInfiniteQuery(systemStatusPages());
  return (
    <AdminPage>
      <QueryState query={query}>
        {({ pages }) => {
          const [first] = pages;
          if (first === undefined) return null;
          return (
            <div className="flex flex-col gap-4">
              <SystemStopCard stop={first.stop} />
              <div className="grid gap-4 lg:grid-cols-2">
                <ReconcileCard reconcile={first.reconcile} />
                <Card title={t('health.queues')}>
                  <QueueSummary queues={first.queues} />
                </Card>
              </div>
              <Card title={t('health.sellers')}>
                <SellerHealthList sellers={pages.flatMap(({ sellers }) => sellers.items)} />
                <LoadMore query={query} />
              </Card>
            </div>
          );
        }}
      </QueryState>
    </AdminPage>
  );
}
