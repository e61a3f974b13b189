import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { type Answer, queryOf } from '../../api/queries.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import type { Seller } from '../../parts/seller.ts';
import { useAction } from '../../parts/use-action.ts';
import { WebhookRegister } from '../../parts/webhook-register.tsx';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { tellDone } from '../../ui/toasts.tsx';
import { useConnectionWords } from './connection-words.ts';

const tones: Record<Seller['webhook'], Tone> = { off: 'neutral', ours: 'success', lost: 'danger', silent: 'warning' };
const REFRESHES = [['getSeller'], ['getWebhook'], ['listSellerAudit']];

/** Where Avito delivers the messages of the account. */
export function WebhookCard({ seller }: { seller: Seller }) {
  const t = useConnectionWords();
  const isConnected = seller.avito.status === 'connected' || seller.avito.status === 'payment-required';
  if (!isConnected) {
    return (
      <Card title={t('webhook.title')}>
        <p className="text-sm text-ink-soft">{t('webhook.notConnected')}</p>
      </Card>
    );
  }
  return (
    <Card
      title={t('webhook.title')}
      about={t(`webhook.about.${seller.webhook}`)}
      actions={<Badge tone={tones[seller.webhook]}>{t(`webhook.status.${seller.webhook}`)}</Badge>}
    >
      <div className="flex flex-col gap-4">
        {seller.webhook !== 'ours' && <WebhookRegister seller={seller} />}
        {seller.avito.status === 'connected' && <Subscriptions seller={seller} />}
        {seller.webhook !== 'off' && (
          <div className="flex flex-wrap gap-2 border-t pt-4">
            <Rotate seller={seller} />
            <Remove seller={seller} />
          </div>
        )}
      </div>
    </Card>
  );
}

function Subscriptions({ seller }: { seller: Seller }) {
  const t = useConnectionWords();
  const query = useQuery(queryOf('getWebhook', { params: { sellerId: seller.sellerId } }));
  return (
    <div>
      <h3 className="text-sm font-medium">{t('webhook.subscriptions')}</h3>
      <QueryState query={query} loading={<SkeletonRows count={1} className="mt-2" />}>
        {({ subscriptions, isSecretChanging }) => (
          <>
            {subscriptions.length === 0 && <p className="mt-1 text-sm text-ink-soft">{t('webhook.none')}</p>}
            <ul className="mt-2 flex flex-col gap-1.5">
              {subscriptions.map((subscription) => (
                <SubscriptionRow key={`${subscription.url} ${subscription.isCurrent}`} subscription={subscription} />
              ))}
            </ul>
            {isSecretChanging && (
              <Notice tone="info" className="mt-3">
                {t('webhook.changing')}
              </Notice>
            )}
          </>
        )}
      </QueryState>
    </div>
  );
}

function SubscriptionRow({ subscription }: { subscription: Answer<'getWebhook'>['subscriptions'][number] }) {
  const t = useConnectionWords();
  const { url, isOurs, isCurrent } = subscription;
  const whose = isCurrent ? 'ours' : isOurs ? 'old' : 'others';
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 rounded-lg bg-sunken px-3 py-2">
      <span className="words min-w-0 font-mono text-xs">{url}</span>
      <Badge tone={isCurrent ? 'success' : isOurs ? 'info' : 'warning'}>{t(`webhook.${whose}`)}</Badge>
    </li>
  );
}

function Rotate({ seller }: { seller: Seller }) {
  const t = useConnectionWords();
  const rotate = useAction(() => api.rotateWebhookSecret({ params: { sellerId: seller.sellerId } }), {
    refreshes: REFRESHES,
    onDone: () => tellDone(t('webhook.rotated')),
  });
  return (
    <Confirm
      trigger={(ask) => <Button onClick={ask}>{t('webhook.rotate')}</Button>}
      title={t('webhook.rotateTitle')}
      confirmLabel={t('webhook.rotate')}
      isDangerous={false}
      onConfirm={() => rotate.mutateAsync()}
    >
      {t('webhook.rotateAbout')}
    </Confirm>
  );
}

function Remove({ seller }: { seller: Seller }) {
  const t = useConnectionWords();
  const remove = useAction(() => api.removeWebhook({ params: { sellerId: seller.sellerId } }), {
    refreshes: REFRESHES,
    onDone: () => tellDone(t('webhook.removed')),
  });
  return (
    <Confirm
      trigger={(ask) => (
        <Button variant="danger-quiet" onClick={ask}>
          {t('webhook.remove')}
        </Button>
      )}
      title={t('webhook.removeTitle')}
      confirmLabel={t('webhook.remove')}
      onConfirm={() => remove.mutateAsync()}
    >
      {t('webhook.removeAbout')}
    </Confirm>
  );
}
