import { useQuery } from '@tanstack/react-query';
import { queryOf } from '../../api/queries.ts';
import { QueryState } from '../../parts/query-state.tsx';
import { useSellerId } from '../../parts/seller.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { SettingsForm } from './settings-form.tsx';
import { SettingsFrame } from './settings-frame.tsx';

/** All that a seller decides about his bot. */
export function SettingsPage() {
  const sellerId = useSellerId();
  const query = useQuery(queryOf('getSettings', { params: { sellerId } }));
  return (
    <SettingsFrame>
      <QueryState query={query} loading={<LoadingGroups />}>
        {(settings) => <SettingsForm key={sellerId} settings={settings} />}
      </QueryState>
    </SettingsFrame>
  );
}

function LoadingGroups() {
  return (
    <div className="flex flex-col gap-4 lg:ml-52 lg:max-w-3xl">
      <Skeleton className="h-72" />
      <Skeleton className="h-96" />
      <Skeleton className="h-64" />
    </div>
  );
}
