import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { ModeChoice } from '../../parts/mode-choice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { tellDone } from '../../ui/toasts.tsx';
import type { SetUpShop } from './set-up-shop.ts';
import { useStepsTexts } from './texts.ts';

/** What is chosen holds at once. */
export function ModeStep({ shop: { seller, settings } }: { shop: SetUpShop }) {
  const t = useStepsTexts();
  const queries = useQueryClient();
  const { sellerId } = seller;
  const choose = useAction(
    (mode: 'off' | 'draft' | 'auto') => api.changeSettings({ params: { sellerId }, body: { mode } }),
    {
      refreshes: [['getSettings'], ['getSeller'], ['listSellers']],
      failure: t('mode.saveFailed'),
      onDone: (saved) => {
        queries.setQueryData(['getSettings', { params: { sellerId } }], saved);
        tellDone(t('mode.saved'));
      },
    },
  );
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-prose text-sm text-ink-soft">{t('mode.about')}</p>
      <ModeChoice
        value={choose.isPending ? choose.variables : settings.mode}
        isDisabled={choose.isPending}
        onChoose={(mode) => choose.mutate(mode)}
      />
    </div>
  );
}
