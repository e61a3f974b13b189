import { WebhookRegister } from '../../parts/webhook-register.tsx';
import { Notice } from '../../ui/notice.tsx';
import { NeedsAccount } from './needs-account.tsx';
import type { SetUpShop } from './set-up-shop.ts';
import { useStepsTexts } from './texts.ts';

export function DeliveryStep({ shop: { seller } }: { shop: SetUpShop }) {
  const t = useStepsTexts();
  if (seller.avito.status !== 'connected') return <NeedsAccount />;
  if (seller.webhook === 'ours' || seller.webhook === 'silent') {
    return (
      <Notice tone="success" isNews>
        {t('delivery.done')}
      </Notice>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-prose text-sm text-ink-soft">{t('delivery.about')}</p>
      {seller.webhook === 'lost' && <Notice tone="warning">{t('delivery.lost')}</Notice>}
      <WebhookRegister seller={seller} />
    </div>
  );
}
