import { Lock } from 'lucide-react';
import { useIsOwner, useSellerId } from '../../parts/seller.ts';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ReplayForm } from './replay-form.tsx';
import { ReplayResult } from './replay-result.tsx';
import { useReplayTexts } from './replay-texts.ts';
import { replayOf, usePagedRun } from './use-paged-run.ts';

/** Past questions, answered anew: whether the bot may be left alone. */
export function ReplayPage() {
  const t = useReplayTexts();
  const sellerId = useSellerId();
  const isOwner = useIsOwner();
  const run = replayOf(sellerId);
  const state = usePagedRun(run);
  if (!isOwner) {
    return (
      <EmptyState icon={Lock} title={t('ownersOnly')}>
        {t('ownersOnlyAbout')}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      <Card title={t('title')} about={t('about')}>
        <ReplayForm key={sellerId} run={run} state={state} />
      </Card>
      <ReplayResult run={run} state={state} />
    </div>
  );
}
