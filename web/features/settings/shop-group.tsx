import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { useSeller } from '../../parts/seller.ts';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { tellDone, tellFailed } from '../../ui/toasts.tsx';
import { useSettingsTexts } from './settings-texts.ts';

const LONGEST_NAME = 100;

/** The shop itself: its name, and its end. Both take effect at once, apart from what is being typed above. */
export function ShopGroup() {
  const t = useSettingsTexts();
  return (
    <Card id="shop" title={t('groups.shop')} className="scroll-mt-4">
      <div className="flex flex-col gap-6">
        <Rename />
        <Deletion />
      </div>
    </Card>
  );
}

function Rename() {
  const t = useSettingsTexts();
  const seller = useSeller();
  const [typed, setTyped] = useState<string>();
  const name = typed ?? seller.name;
  const rename = useAction(
    () =>
      api.changeSeller({ params: { sellerId: seller.sellerId }, body: { name: name.trim() }, ifMatch: seller.version }),
    {
      refreshes: [['getSeller'], ['listSellers'], ['listSellerAudit']],
      failure: t('shop.renameFailed'),
      onDone: () => {
        setTyped(undefined);
        tellDone(t('shop.renamed'));
      },
    },
  );
  const isSame = name.trim() === seller.name || name.trim() === '';
  return (
    <Field label={t('shop.name')} hint={t('shop.nameHint')}>
      <div className="flex flex-wrap gap-2">
        <Input
          className="min-w-0 flex-1 basis-56"
          value={name}
          maxLength={LONGEST_NAME}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !isSame) rename.mutate();
          }}
        />
        <Button disabled={isSame} isBusy={rename.isPending} onClick={() => rename.mutate()}>
          {t('shop.rename')}
        </Button>
      </div>
    </Field>
  );
}

function Deletion() {
  const t = useSettingsTexts();
  const seller = useSeller();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const remove = useAction(() => api.deleteSeller({ params: { sellerId: seller.sellerId } }), {
    refreshes: [['listSellers'], ['getSeller']],
    onDone: ({ isWebhookRemoved }) => {
      tellDone(t('shop.deleted'));
      if (!isWebhookRemoved && seller.webhook !== 'off') tellFailed(t('shop.deleted'), t('shop.deletedHook'));
      void navigate({ to: '/sellers', ignoreBlocker: true });
    },
  });
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 border-t pt-5">
      <div className="min-w-0 flex-1 basis-64">
        <h3 className="text-sm font-medium">{t('shop.deleteTitle')}</h3>
        <p className="text-sm text-ink-soft">{t('shop.deleteAbout')}</p>
      </div>
      <Confirm
        trigger={(ask) => (
          <Button
            variant="danger-quiet"
            onClick={() => {
              setTyped('');
              ask();
            }}
          >
            {t('shop.delete')}
          </Button>
        )}
        title={t('shop.deleteSure', { name: seller.name })}
        confirmLabel={t('shop.deleteDo')}
        isReady={typed.trim() === seller.name}
        onConfirm={() => remove.mutateAsync()}
      >
        <p>{t('shop.deleteAbout')}</p>
        <Field label={t('shop.deleteType', { name: seller.name })}>
          <Input value={typed} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
        </Field>
      </Confirm>
    </div>
  );
}
