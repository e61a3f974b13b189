import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useFormats } from '../../language/formats.ts';
import { Confirm } from '../../parts/confirm.tsx';
import { useSellerId } from '../../parts/seller.ts';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useNoticesTexts } from './notices-texts.ts';

/** What a program knows our notices by. It is shown once and kept by nobody here. */
export function NoticeSecret({ changedAt }: { changedAt: string | null }) {
  const t = useNoticesTexts();
  const formats = useFormats();
  const sellerId = useSellerId();
  const [secret, setSecret] = useState<string>();
  const rotate = useAction(() => api.rotateNoticeSecret({ params: { sellerId } }), {
    refreshes: [['getNotices'], ['listSellerAudit']],
    onDone: (made) => setSecret(made.secret),
  });
  const label = changedAt === null ? t('secret.make') : t('secret.again');
  return (
    <Card title={t('secret.title')} about={t('secret.about')}>
      <div className="flex flex-col items-start gap-3">
        <p className="text-sm text-ink-soft">
          {changedAt === null ? t('secret.never') : t('secret.changedAt', { at: formats.dateTime(changedAt) })}
        </p>
        {secret !== undefined && (
          <Notice tone="warning" title={t('secret.once')} isNews className="w-full">
            <code className="words mt-2 block rounded-md bg-surface px-3 py-2 font-mono text-xs">{secret}</code>
            <div className="mt-3 flex flex-wrap gap-2">
              <CopyButton text={secret} label={t('secret.copy')} doneLabel={t('secret.copied')} />
              <Button variant="quiet" onClick={() => setSecret(undefined)}>
                {t('secret.done')}
              </Button>
            </div>
          </Notice>
        )}
        {secret === undefined && (
          <Confirm
            trigger={(ask) => <Button onClick={ask}>{label}</Button>}
            title={t('secret.sureTitle')}
            confirmLabel={label}
            isDangerous={false}
            onConfirm={() => rotate.mutateAsync()}
          >
            {t('secret.sureAbout')}
          </Confirm>
        )}
      </div>
    </Card>
  );
}
