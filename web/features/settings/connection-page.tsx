import { useSeller } from '../../parts/seller.ts';
import { AccountCard } from './account-card.tsx';
import { HealthCard } from './health-card.tsx';
import { SettingsFrame } from './settings-frame.tsx';
import { WebhookCard } from './webhook-card.tsx';

/** What connects the shop to Avito, and how it goes. */
export function ConnectionPage() {
  const seller = useSeller();
  return (
    <SettingsFrame>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          <AccountCard seller={seller} />
          <WebhookCard seller={seller} />
        </div>
        <HealthCard seller={seller} />
      </div>
    </SettingsFrame>
  );
}
