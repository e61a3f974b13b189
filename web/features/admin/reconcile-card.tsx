import { useFormats } from '../../language/formats.ts';
import { useNow } from '../../parts/use-now.ts';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { SystemStatus } from './system-status.ts';
import { useAdminTexts } from './texts.ts';

const LATE_MS = 3 * 60_000;

/** The run of every minute that looks after all sellers. */
export function ReconcileCard({ reconcile }: { reconcile: SystemStatus['reconcile'] }) {
  const t = useAdminTexts();
  const formats = useFormats();
  const now = useNow();
  const { lastRunAt, oldestUnansweredAt, sellersLeft, sellersFailed } = reconcile;
  const ago = (at: string) => formats.duration(Math.max(0, Math.round((now - Date.parse(at)) / 1_000)));
  const rows = [
    [t('health.lastRun'), lastRunAt === null ? t('health.neverRun') : formats.dateTime(lastRunAt)],
    [t('health.oldest'), oldestUnansweredAt === null ? t('health.nobodyWaits') : ago(oldestUnansweredAt)],
    [t('health.left'), formats.count(sellersLeft)],
    [t('health.failedSellers'), formats.count(sellersFailed)],
  ];
  return (
    <Card title={t('health.reconcile')}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 text-sm">
        {rows.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-soft">{name}</dt>
            <dd className="text-right tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {lastRunAt !== null && now - Date.parse(lastRunAt) > LATE_MS && (
        <Notice tone="warning" className="mt-3">
          {t('health.late')}
        </Notice>
      )}
    </Card>
  );
}
