import { useState } from 'react';
import { api } from '../api/client.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { useUiTexts } from '../ui/texts.ts';
import { tellDone } from '../ui/toasts.tsx';
import { useConnectionTexts } from './connection-texts.ts';
import { isProblem, problemText } from './problem-texts.ts';
import type { Seller } from './seller.ts';
import { useAction } from './use-action.ts';

/** Has Avito deliver here. Others it would take the messages from are named, and replaced only when that is said. */
export function WebhookRegister({ seller, isPrimary = true }: { seller: Seller; isPrimary?: boolean }) {
  const t = useConnectionTexts();
  const ui = useUiTexts();
  const [others, setOthers] = useState<string[]>([]);
  const [problem, setProblem] = useState<string>();
  const register = useAction(
    (replaceOthers: boolean) => api.registerWebhook({ params: { sellerId: seller.sellerId }, body: { replaceOthers } }),
    {
      refreshes: [['getSeller'], ['getWebhook'], ['listSellers']],
      onDone: () => {
        setOthers([]);
        tellDone(t('webhook.registered'));
      },
    },
  );
  const start = (replaceOthers: boolean) => {
    setProblem(undefined);
    register.mutate(replaceOthers, {
      onError: (error) => {
        if (isProblem(error, 'webhook-foreign')) setOthers(error.errors.map(({ message }) => message));
        else setProblem(registerProblem(error, t));
      },
    });
  };
  const problemNotice = problem !== undefined && (
    <Notice tone="danger" title={t('webhook.failed')} isNews>
      {problem}
    </Notice>
  );
  return (
    <div className="flex flex-col items-start gap-3">
      <Button variant={isPrimary ? 'primary' : 'secondary'} isBusy={register.isPending} onClick={() => start(false)}>
        {seller.webhook === 'off' ? t('webhook.register') : t('webhook.again')}
      </Button>
      {others.length === 0 && problemNotice}
      <Dialog title={t('webhook.foreignTitle')} isOpen={others.length > 0} onClose={() => setOthers([])}>
        <div className="flex flex-col gap-3 text-sm text-ink-soft">
          <p>{t('webhook.foreignAbout')}</p>
          <ul className="flex flex-col gap-1">
            {others.map((url) => (
              <li key={url} className="words rounded-md bg-sunken px-3 py-2 font-mono text-xs text-ink">
                {url}
              </li>
            ))}
          </ul>
          <p>{t('webhook.foreignConsequence')}</p>
          {problemNotice}
        </div>
        <div className="mt-5 flex flex-wrap justify-end gap-2">
          <Button onClick={() => setOthers([])}>{ui('cancel')}</Button>
          <Button variant="danger" isBusy={register.isPending} onClick={() => start(true)}>
            {t('webhook.replace')}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}

function registerProblem(error: unknown, t: ReturnType<typeof useConnectionTexts>): string {
  if (isProblem(error, 'avito-webhook-refused')) return t('webhook.refused');
  if (isProblem(error, 'avito-webhook-missing')) return t('webhook.missing');
  return problemText(error);
}
