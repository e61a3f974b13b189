import { Link } from '@tanstack/react-router';
import { Store } from 'lucide-react';
import { useFormats } from '../../language/formats.ts';
import { useDecisionTexts } from '../../parts/decision-texts.ts';
import { useNow } from '../../parts/use-now.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

import { useAdminTexts } from './texts.ts';
import { type SellerStatus, worstFirst } from './worst-first.ts';

const tones: Record<SellerStatus['token'] | SellerStatus['tariff'] | SellerStatus['subscription'], Tone> = {
  good: 'success',
  refused: 'danger',
  none: 'neutral',
  'without-messenger': 'danger',
  unknown: 'neutral',
  off: 'neutral',
  ours: 'success',
  lost: 'danger',
  silent: 'warning',
};

/** How each shop's connection is: a table at a desk, cards on a phone. */
export function SellerHealthList({ sellers }: { sellers: SellerStatus[] }) {
  const t = useAdminTexts();
  if (sellers.length === 0) return <EmptyState icon={Store} title={t('health.noSellers')} />;
  return (
    <table className="block w-full text-sm lg:table">
      <thead className="hidden text-left text-ink-soft lg:table-header-group">
        <tr>
          {(['name', 'mode', 'token', 'tariff', 'subscription', 'webhook', 'reconciled'] as const).map((column) => (
            <th key={column} scope="col" className="py-2 pr-4 font-normal">
              {t(`health.columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block divide-y lg:table-row-group">
        {worstFirst(sellers).map((seller) => (
          <SellerRow key={seller.sellerId} seller={seller} />
        ))}
      </tbody>
    </table>
  );
}

const cell = 'flex items-center justify-between gap-3 py-1 lg:table-cell lg:py-2.5 lg:pr-4';

function SellerRow({ seller }: { seller: SellerStatus }) {
  const t = useAdminTexts();
  const words = useDecisionTexts();
  const { sellerId, name, mode, token, tariff, subscription, isStopped, isLeaving } = seller;
  const label = (column: 'mode' | 'token' | 'tariff' | 'subscription' | 'webhook' | 'reconciled') => (
    <span className="text-ink-soft lg:hidden">{t(`health.columns.${column}`)}</span>
  );
  return (
    <tr className="block py-3 lg:table-row lg:py-0">
      <td className="block pb-1 lg:table-cell lg:py-2.5 lg:pr-4">
        <Link to="/sellers/$sellerId/chats" params={{ sellerId }} className="font-medium hover:underline">
          {name}
        </Link>
        {isLeaving && (
          <Badge tone="danger" className="ml-2">
            {t('health.leaving')}
          </Badge>
        )}
        {isStopped && !isLeaving && (
          <Badge tone="danger" className="ml-2">
            {t('health.stopped')}
          </Badge>
        )}
      </td>
      <td className={cell}>
        {label('mode')}
        {words(`mode.${mode}`)}
      </td>
      <td className={cell}>
        {label('token')}
        <Badge tone={tones[token]}>{t(`health.token.${token}`)}</Badge>
      </td>
      <td className={cell}>
        {label('tariff')}
        <Badge tone={tones[tariff]}>{t(`health.tariff.${tariff}`)}</Badge>
      </td>
      <td className={cell}>
        {label('subscription')}
        <Badge tone={tones[subscription]}>{t(`health.subscription.${subscription}`)}</Badge>
      </td>
      <td className={cell}>
        {label('webhook')}
        <Ago at={seller.lastWebhookAt} />
      </td>
      <td className={cell}>
        {label('reconciled')}
        <Ago at={seller.lastReconciledAt} />
      </td>
    </tr>
  );
}

function Ago({ at }: { at: string | null }) {
  const t = useAdminTexts();
  const formats = useFormats();
  const now = useNow();
  if (at === null) return <span className="text-ink-faint">{t('health.never')}</span>;
  return (
    <time dateTime={at} title={formats.dateTime(at)} className="tabular-nums">
      {formats.duration(Math.max(0, Math.round((now - Date.parse(at)) / 1_000)))}
    </time>
  );
}
