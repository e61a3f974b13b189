import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ScrollText } from 'lucide-react';
import { useMemo } from 'react';
import { type Item, itemsOf, pagesOf } from '../../api/queries.ts';
import { useFormats } from '../../language/formats.ts';
import { actionText, useActionTexts } from '../../parts/action-texts.ts';
import { LoadMore } from '../../parts/load-more.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { AdminPage } from './admin-page.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { dayRange } from './day-range.ts';
import { useSellerNames } from './seller-names.ts';
import { useAdminTexts } from './texts.ts';
import { useUserNames } from './user-names.ts';

const route = getRouteApi('/signed-in/admin/audit');

/** Who changed what and when, the newest first. */
export function AuditPage() {
  const t = useAdminTexts();
  const { from, to, ...equal } = route.useSearch();
  const query = useInfiniteQuery(
    pagesOf('listAuditEntries', { query: { ...equal, ...dayRange(from, to), limit: 50 } }),
  );
  const entries = useMemo(() => itemsOf<'listAuditEntries'>(query.data), [query.data]);
  return (
    <AdminPage>
      <AuditFilters />
      <QueryState query={query}>
        {() =>
          entries.length === 0 && !query.hasNextPage ? (
            <EmptyState icon={ScrollText} title={t('audit.none')} />
          ) : (
            <ul className="flex flex-col divide-y rounded-xl border bg-surface">
              {entries.map((entry) => (
                <li key={entry.entryId}>
                  <AuditRow entry={entry} />
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
      <LoadMore query={query} />
    </AdminPage>
  );
}

function AuditRow({ entry }: { entry: Item<'listAuditEntries'> }) {
  const t = useAdminTexts();
  const formats = useFormats();
  const actions = useActionTexts();
  const sellers = useSellerNames();
  const users = useUserNames();
  const { at, userId, action, sellerId, target, details, sourceIp } = entry;
  const seller = sellerId === undefined ? undefined : (sellers.get(sellerId) ?? sellerId);
  return (
    <details className="group px-4 py-2.5">
      <summary className="flex list-none flex-wrap items-baseline gap-x-4 gap-y-0.5 text-sm">
        <time dateTime={at} className="w-40 shrink-0 text-ink-soft tabular-nums">
          {formats.dateTime(at)}
        </time>
        <span className="min-w-0 flex-1 basis-48 font-medium">{actionText(action, actions)}</span>
        <span className="min-w-0 basis-40 [overflow-wrap:anywhere] text-ink-soft">
          {users.get(userId) ?? t('audit.unknownUser')}
        </span>
        <span className="min-w-0 basis-40 [overflow-wrap:anywhere] text-ink-soft">{seller}</span>
      </summary>
      <div className="mt-2 flex flex-col gap-1 text-sm text-ink-soft">
        <p>{t('audit.ip', { ip: sourceIp })}</p>
        {Object.keys({ ...target, ...details }).length > 0 && (
          <pre className="overflow-x-auto rounded-lg bg-sunken p-3 text-xs whitespace-pre-wrap [overflow-wrap:anywhere]">
            {JSON.stringify({ ...target, ...details }, undefined, 2)}
          </pre>
        )}
      </div>
    </details>
  );
}
