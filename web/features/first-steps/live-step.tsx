import { Link } from '@tanstack/react-router';
import { Check, PartyPopper, X } from 'lucide-react';
import { api } from '../../api/client.ts';
import { useDecisionTexts } from '../../parts/decision-texts.ts';
import { useAction } from '../../parts/use-action.ts';
import { Button, buttonClasses } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { SetUpShop } from './set-up-shop.ts';
import type { StepName } from './steps.ts';
import { useStepsTexts } from './texts.ts';

/** What must hold for the bot to work, each with the way to mend it; and once all does, that it works. */
export function LiveStep({ shop: { seller, settings } }: { shop: SetUpShop }) {
  const t = useStepsTexts();
  const words = useDecisionTexts();
  const { sellerId, isStopped, isStoppedForAll } = seller;
  const start = useAction(() => api.startSeller({ params: { sellerId } }), {
    refreshes: [['getSeller'], ['listSellers']],
    failure: t('live.startFailed'),
  });
  const checks: { text: string; isMet: boolean; step?: StepName }[] = [
    { text: t('live.connected'), isMet: seller.avito.status === 'connected', step: 'connect' },
    { text: t('live.delivered'), isMet: seller.webhook === 'ours' || seller.webhook === 'silent', step: 'delivery' },
    {
      text: t('live.chosen', { mode: words(`mode.${settings.mode}`) }),
      isMet: settings.mode !== 'off',
      step: 'mode',
    },
    { text: t('live.started'), isMet: !isStopped && !isStoppedForAll },
  ];
  if (checks.every(({ isMet }) => isMet)) return <Works sellerId={sellerId} mode={settings.mode} />;
  const missing = checks.filter(({ isMet }) => !isMet);
  const onlyStopped = missing.every(({ step }) => step === undefined);
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm text-ink-soft">{t('live.about')}</p>
      <ul className="flex flex-col divide-y text-sm">
        {checks.map(({ text, isMet, step }) => (
          <li key={text} className="flex min-h-11 items-center gap-3 py-1.5">
            {isMet ? (
              <Check className="size-5 shrink-0 text-success" aria-hidden />
            ) : (
              <X className="size-5 shrink-0 text-danger" aria-hidden />
            )}
            <span className="min-w-0 flex-1">
              {text}
              {!isMet && <span className="text-ink-soft"> ({t('live.missing')})</span>}
            </span>
            {!isMet && step !== undefined && (
              <Link
                to="/sellers/$sellerId/start"
                params={{ sellerId }}
                search={{ step }}
                className={buttonClasses({ size: 'small' })}
              >
                {t('live.fix')}
              </Link>
            )}
          </li>
        ))}
      </ul>
      {isStoppedForAll && <Notice tone="warning">{t('live.stoppedForAll')}</Notice>}
      {isStopped && (
        <div>
          <Button
            variant={onlyStopped ? 'primary' : 'secondary'}
            isBusy={start.isPending}
            onClick={() => start.mutate()}
          >
            {t('live.start')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Works({ sellerId, mode }: { sellerId: string; mode: SetUpShop['settings']['mode'] }) {
  const t = useStepsTexts();
  return (
    <div className="flex flex-col items-center gap-2 py-6 text-center">
      <span className="rounded-full bg-success-soft p-4 text-success">
        <PartyPopper className="size-8" aria-hidden />
      </span>
      <p className="mt-1 text-lg font-semibold">{t('live.works')}</p>
      <p className="max-w-md text-sm text-ink-soft">{mode === 'auto' ? t('live.worksAuto') : t('live.worksDraft')}</p>
      <Link
        to="/sellers/$sellerId/chats"
        params={{ sellerId }}
        className={`${buttonClasses({ variant: 'primary' })} mt-3`}
      >
        {t('live.inbox')}
      </Link>
    </div>
  );
}
