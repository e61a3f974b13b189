import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useFormats } from '../../language/formats.ts';
import { AvitoKeysForm, KeysGuide, TariffNotice } from '../../parts/avito-keys-form.tsx';
import { Confirm } from '../../parts/confirm.tsx';
import type { Seller } from '../../parts/seller.ts';
import { useAction } from '../../parts/use-action.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { tellDone, tellFailed } from '../../ui/toasts.tsx';
import { useConnectionWords } from './connection-words.ts';
import { Facts } from './facts.tsx';

const tones: Record<Seller['avito']['status'], Tone> = {
  'not-connected': 'neutral',
  connected: 'success',
  'payment-required': 'warning',
  unauthorised: 'danger',
};

/** The account of Avito: which, how it is, and its keys. */
export function AccountCard({ seller }: { seller: Seller }) {
  const t = useConnectionWords();
  const formats = useFormats();
  const [isChanging, setChanging] = useState(false);
  const { status, accountId, accountName, since } = seller.avito;
  const needsKeys = status === 'not-connected' || status === 'unauthorised';
  return (
    <Card
      title={t('account.title')}
      about={t(`account.about.${status}`)}
      actions={<Badge tone={tones[status]}>{t(`account.status.${status}`)}</Badge>}
    >
      <div className="flex flex-col gap-4">
        {accountId !== undefined && (
          <Facts
            facts={[
              ...(accountName === undefined ? [] : [{ name: t('account.name'), value: accountName }]),
              { name: t('account.number'), value: accountId },
              { name: t('account.since'), value: formats.dateTime(since) },
            ]}
          />
        )}
        {status === 'payment-required' && <TariffNotice />}
        {status === 'unauthorised' && <Notice tone="danger">{t('account.about.unauthorised')}</Notice>}
        {(needsKeys || isChanging) && (
          <>
            <KeysGuide />
            <AvitoKeysForm key={since} seller={seller} {...(needsKeys ? {} : { submitLabel: t('account.replace') })} />
          </>
        )}
        {status !== 'not-connected' && (
          <div className="flex flex-wrap gap-2 border-t pt-4">
            {!needsKeys && (
              <Button aria-expanded={isChanging} onClick={() => setChanging(!isChanging)}>
                {isChanging ? t('account.hide') : t('account.change')}
              </Button>
            )}
            <Disconnect seller={seller} />
          </div>
        )}
      </div>
    </Card>
  );
}

function Disconnect({ seller }: { seller: Seller }) {
  const t = useConnectionWords();
  const disconnect = useAction(() => api.disconnectAvito({ params: { sellerId: seller.sellerId } }), {
    refreshes: [['getSeller'], ['getWebhook'], ['listSellers'], ['listSellerAudit']],
    onDone: ({ isWebhookRemoved }) => {
      if (isWebhookRemoved || seller.webhook === 'off') tellDone(t('account.disconnected'));
      else tellFailed(t('account.disconnected'), t('account.hookStays'));
    },
  });
  return (
    <Confirm
      trigger={(ask) => (
        <Button variant="danger-quiet" onClick={ask}>
          {t('account.disconnect')}
        </Button>
      )}
      title={t('account.disconnectTitle')}
      confirmLabel={t('account.disconnect')}
      onConfirm={() => disconnect.mutateAsync()}
    >
      {t('account.disconnectAbout')}
    </Confirm>
  );
}
