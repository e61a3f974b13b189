import { useQuery } from '@tanstack/react-query';
import { OctagonX, Play } from 'lucide-react';
import { api } from '../../api/client.ts';
import { queryOf } from '../../api/queries.ts';
import { useFormats } from '../../language/formats.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import type { SystemStatus } from './system-status.ts';
import { useAdminTexts } from './texts.ts';

const refreshes = [['getSystemStatus'], ['getSeller']];

/** The emergency stop for all sellers: calm while it is off, loud while it is on. */
export function SystemStopCard({ stop }: { stop: SystemStatus['stop'] }) {
  return stop.isStopped ? <Stopped stop={stop} /> : <Running />;
}

function Running() {
  const t = useAdminTexts();
  const stopAll = useAction(() => api.stopAllSellers(), { refreshes });
  return (
    <Card
      title={t('health.running')}
      about={t('health.runningAbout')}
      actions={
        <Confirm
          trigger={(ask) => (
            <Button variant="danger-quiet" onClick={ask}>
              <OctagonX aria-hidden />
              {t('health.stopAll')}
            </Button>
          )}
          title={t('health.stopAllTitle')}
          confirmLabel={t('health.stopAll')}
          onConfirm={() => stopAll.mutateAsync()}
        >
          {t('health.stopAllAbout')}
        </Confirm>
      }
    />
  );
}

function Stopped({ stop }: { stop: SystemStatus['stop'] }) {
  const t = useAdminTexts();
  const formats = useFormats();
  const userId = stop.changedBy ?? '';
  const { data: user } = useQuery({ ...queryOf('getUser', { params: { userId } }), enabled: userId !== '' });
  const startAll = useAction(() => api.startAllSellers(), { refreshes });
  return (
    <section role="alert" className="flex flex-wrap items-center gap-3 rounded-xl bg-danger p-4 text-on-danger md:p-5">
      <OctagonX className="size-6 shrink-0" aria-hidden />
      <div className="min-w-0 flex-1 basis-60">
        <h2 className="text-base font-semibold">{t('health.stoppedAll')}</h2>
        {stop.changedAt !== null && (
          <p className="text-sm">
            {t('health.stoppedSince', {
              time: formats.dateTime(stop.changedAt),
              name: user?.name ?? t('audit.unknownUser'),
            })}
          </p>
        )}
      </div>
      <Confirm
        trigger={(ask) => (
          <Button onClick={ask}>
            <Play aria-hidden />
            {t('health.startAll')}
          </Button>
        )}
        title={t('health.startAllTitle')}
        confirmLabel={t('health.startAll')}
        isDangerous={false}
        onConfirm={() => startAll.mutateAsync()}
      >
        {t('health.startAllAbout')}
      </Confirm>
    </section>
  );
}
