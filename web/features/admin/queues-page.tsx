import { useInfiniteQuery } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { api } from '../../api/client.ts';
import { useFormats } from '../../language/formats.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { tellDone } from '../../ui/toasts.tsx';
import { AdminPage } from './admin-page.tsx';
import { type QueueStatus, systemStatusPages } from './system-status.ts';
import { useAdminTexts } from './texts.ts';

/** What travels, and what got stuck on the way. */
export function QueuesPage() {
  const t = useAdminTexts();
  const query = useInfiniteQuery(systemStatusPages());
  return (
    <AdminPage>
      <p className="mb-4 max-w-prose text-sm text-ink-soft">{t('queues.about')}</p>
      <QueryState query={query}>
        {({ pages }) => (
          <div className="grid gap-4 md:grid-cols-2">
            {pages[0]?.queues.map((queue) => (
              <QueueCard key={queue.name} queue={queue} />
            ))}
          </div>
        )}
      </QueryState>
    </AdminPage>
  );
}

function QueueCard({ queue: { name, messages, deadLetters } }: { queue: QueueStatus }) {
  const t = useAdminTexts();
  const formats = useFormats();
  const dead = deadLetters === null ? 0 : deadLetters.visible + deadLetters.inFlight;
  return (
    <Card title={t(`queues.name.${name}`)} actions={dead > 0 && <Redrive name={name} />}>
      {messages === null ? (
        <Notice tone="danger">{t('queues.silent')}</Notice>
      ) : (
        <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
          {(['visible', 'inFlight', 'delayed'] as const).map((count) => (
            <div key={count}>
              <dt className="text-sm text-ink-soft">{t(`queues.${count}`)}</dt>
              <dd className="text-lg font-semibold tabular-nums">{formats.count(messages[count])}</dd>
            </div>
          ))}
          <div>
            <dt className="text-sm text-ink-soft">{t('queues.dead')}</dt>
            <dd className={`text-lg font-semibold tabular-nums ${dead > 0 ? 'text-danger' : ''}`}>
              {formats.count(dead)}
            </dd>
          </div>
        </dl>
      )}
    </Card>
  );
}

function Redrive({ name }: Pick<QueueStatus, 'name'>) {
  const t = useAdminTexts();
  const formats = useFormats();
  const redrive = useAction(() => api.redriveDeadLetters({ body: { queue: name } }), {
    refreshes: [['getSystemStatus']],
    onDone: ({ moved, left }) =>
      tellDone(t('queues.moved', { moved: formats.count(moved), left: formats.count(left) })),
  });
  return (
    <Confirm
      trigger={(ask) => (
        <Button size="small" onClick={ask}>
          <RotateCcw aria-hidden />
          {t('queues.redrive')}
        </Button>
      )}
      title={t('queues.redriveTitle')}
      confirmLabel={t('queues.redrive')}
      isDangerous={false}
      onConfirm={() => redrive.mutateAsync()}
    >
      {t('queues.redriveAbout', { name: t(`queues.name.${name}`) })}
    </Confirm>
  );
}
