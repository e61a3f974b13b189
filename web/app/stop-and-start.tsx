import { OctagonX, Play } from 'lucide-react';
import { api } from '../api/client.ts';
import { Confirm } from '../parts/confirm.tsx';
import { useDecisionTexts } from '../parts/decision-texts.ts';
import type { Seller } from '../parts/seller.ts';
import { useAction } from '../parts/use-action.ts';
import { Button } from '../ui/button.tsx';
import { tellDone } from '../ui/toasts.tsx';
import { useAppTexts } from './texts.ts';

/** The emergency stop. It asks once, and takes effect for turns under way too. */
export function StopButton({ seller }: { seller: Seller }) {
  const t = useAppTexts();
  const stop = useAction(() => api.stopSeller({ params: { sellerId: seller.sellerId } }), {
    refreshes: [['getSeller']],
    onDone: () => tellDone(t('stop.doneStop')),
  });
  if (seller.isStopped) return null;
  return (
    <Confirm
      trigger={(ask) => (
        <Button variant="danger-quiet" size="small" aria-label={t('stop.stopName')} onClick={ask}>
          <OctagonX aria-hidden />
          {t('stop.stop')}
        </Button>
      )}
      title={t('stop.stopTitle')}
      confirmLabel={t('stop.stopLong')}
      onConfirm={() => stop.mutateAsync()}
    >
      {t('stop.stopAbout')}
    </Confirm>
  );
}

export function StartButton({ seller }: { seller: Seller }) {
  const t = useAppTexts();
  const words = useDecisionTexts();
  const start = useAction(() => api.startSeller({ params: { sellerId: seller.sellerId } }), {
    refreshes: [['getSeller']],
    onDone: () => tellDone(t('stop.doneStart')),
  });
  return (
    <Confirm
      trigger={(ask) => (
        <Button size="small" onClick={ask}>
          <Play aria-hidden />
          {t('stop.start')}
        </Button>
      )}
      title={t('stop.startTitle')}
      confirmLabel={t('stop.start')}
      isDangerous={false}
      onConfirm={() => start.mutateAsync()}
    >
      {t('stop.startAbout', { mode: words(`mode.${seller.mode}`) })}
    </Confirm>
  );
}
