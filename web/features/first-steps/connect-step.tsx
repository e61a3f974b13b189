import { useState } from 'react';
import { AvitoKeysForm, KeysGuide, TariffNotice } from '../../parts/avito-keys-form.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { SetUpShop } from './set-up-shop.ts';
import { useStepsTexts } from './texts.ts';

export function ConnectStep({ shop: { seller } }: { shop: SetUpShop }) {
  const t = useStepsTexts();
  const [isOther, setOther] = useState(false);
  const { status, accountName } = seller.avito;
  const areKeysAsked = status !== 'payment-required' || isOther;
  if (status === 'connected') {
    return (
      <Notice tone="success" isNews>
        {accountName === undefined ? t('connect.doneNameless') : t('connect.done', { name: accountName })}
      </Notice>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-prose text-sm text-ink-soft">{t('connect.about')}</p>
      {status === 'unauthorised' && <Notice tone="danger">{t('connect.unauthorised')}</Notice>}
      {status === 'payment-required' && <TariffNotice />}
      {areKeysAsked ? (
        <>
          <KeysGuide />
          <AvitoKeysForm seller={seller} />
        </>
      ) : (
        <div>
          <Button onClick={() => setOther(true)}>{t('connect.other')}</Button>
        </div>
      )}
    </div>
  );
}
