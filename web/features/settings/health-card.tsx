import { useFormats } from '../../language/formats.ts';
import type { Seller } from '../../parts/seller.ts';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useConnectionWords } from './connection-words.ts';
import { Facts } from './facts.tsx';

/** What the run that looks after everybody saw of this shop last. */
export function HealthCard({ seller: { health } }: { seller: Seller }) {
  const t = useConnectionWords();
  const formats = useFormats();
  const at = (time: string | undefined) => (time === undefined ? '—' : formats.dateTime(time));
  return (
    <Card title={t('health.title')} about={t('health.about')}>
      {health === undefined ? (
        <p className="text-sm text-ink-soft">{t('health.none')}</p>
      ) : (
        <div className="flex flex-col gap-3">
          {health.failure !== undefined && (
            <Notice tone="warning" title={t('health.failure')}>
              <Failure code={health.failure} />
            </Notice>
          )}
          <Facts
            facts={[
              { name: t('health.lookedAfterAt'), value: at(health.lookedAfterAt) },
              { name: t('health.reconciledAt'), value: at(health.reconciledAt) },
              { name: t('health.lastWebhookAt'), value: at(health.lastWebhookAt) },
              { name: t('health.subscriptionSeenAt'), value: at(health.subscriptionSeenAt) },
              { name: t('health.missed'), value: t('health.missedCount', { count: health.missedByWebhook }) },
              {
                name: t('health.waits'),
                value:
                  health.oldestUnansweredAt === undefined
                    ? t('health.nobody')
                    : t('health.since', { at: formats.dateTime(health.oldestUnansweredAt) }),
              },
            ]}
          />
        </div>
      )}
    </Card>
  );
}

function Failure({ code }: { code: string }) {
  const t = useConnectionWords();
  const key = `failure.${code}` as 'failure.avito-timeout';
  return t.has(key) ? t(key) : t('failure.other', { code });
}
