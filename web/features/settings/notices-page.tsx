import { useQuery } from '@tanstack/react-query';
import { queryOf } from '../../api/queries.ts';
import { QueryState } from '../../parts/query-state.tsx';
import { useSellerId } from '../../parts/seller.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { NoticeSecret } from './notice-secret.tsx';
import { NoticesEditor } from './notices-editor.tsx';
import { SettingsFrame } from './settings-frame.tsx';

/** How a test went is known seconds after it was sent. */
const LOOKS_AGAIN_MS = 5_000;

/** How the shop's people are told of what needs them. */
export function NoticesPage() {
  const sellerId = useSellerId();
  const query = useQuery({ ...queryOf('getNotices', { params: { sellerId } }), refetchInterval: LOOKS_AGAIN_MS });
  return (
    <SettingsFrame>
      <QueryState query={query} loading={<Skeleton className="h-96 max-w-3xl" />}>
        {(notices) => (
          <div className="flex max-w-3xl flex-col gap-4">
            <NoticesEditor key={sellerId} notices={notices} />
            {notices.webhook !== null && <NoticeSecret changedAt={notices.secretChangedAt} />}
          </div>
        )}
      </QueryState>
    </SettingsFrame>
  );
}
