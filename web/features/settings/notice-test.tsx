import { api } from '../../api/client.ts';
import { useSellerId } from '../../parts/seller.ts';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import type { Notices } from './notices-form.ts';
import { useNoticesTexts } from './notices-texts.ts';

/** Tries what is saved; how it went shows beside each channel. */
export function NoticeTest({ notices, isDirty }: { notices: Notices; isDirty: boolean }) {
  const t = useNoticesTexts();
  const sellerId = useSellerId();
  const test = useAction(() => api.testNotices({ params: { sellerId } }), {
    refreshes: [['getNotices']],
    failure: t('test.failed'),
  });
  const isNone = notices.telegram === null && notices.webhook === null;
  return (
    <Card title={t('test.title')} about={t('test.about')}>
      <div className="flex flex-wrap items-center gap-3">
        <Button disabled={isNone || isDirty} isBusy={test.isPending} onClick={() => test.mutate()}>
          {t('test.button')}
        </Button>
        <p role="status" className="min-w-0 flex-1 basis-48 text-sm text-ink-soft">
          {isDirty && t('test.unsaved')}
          {!isDirty && isNone && t('test.noChannel')}
          {!isDirty && test.isSuccess && t('test.sent')}
        </p>
      </div>
    </Card>
  );
}
