import { Link } from '@tanstack/react-router';
import type { Item } from '../../api/queries.ts';
import { useDecisionTexts } from '../../parts/decision-texts.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { useSellersTexts } from './texts.ts';

type Listed = Item<'listSellers'>;

const statusTones: Record<Listed['avito']['status'], Tone> = {
  connected: 'success',
  'not-connected': 'neutral',
  'payment-required': 'danger',
  unauthorised: 'danger',
};

/** A shop at a glance; the whole card leads to it. */
export function SellerCard({ seller }: { seller: Listed }) {
  const t = useSellersTexts();
  const words = useDecisionTexts();
  const { sellerId, name, avito, mode, isStopped, deletingSince } = seller;
  return (
    <Link
      to={avito.status === 'not-connected' ? '/sellers/$sellerId/start' : '/sellers/$sellerId/chats'}
      params={{ sellerId }}
      className="flex h-full flex-col gap-3 rounded-xl border bg-surface p-4 hover:border-line-strong"
    >
      <span className="font-medium [overflow-wrap:anywhere]">{name}</span>
      <span className="mt-auto flex flex-wrap gap-1.5">
        {deletingSince !== undefined && <Badge tone="danger">{t('leaving')}</Badge>}
        {isStopped && deletingSince === undefined && <Badge tone="danger">{t('stopped')}</Badge>}
        <Badge tone={statusTones[avito.status]} className="whitespace-normal">
          {t(`status.${avito.status}`)}
        </Badge>
        <Badge>{words(`mode.${mode}`)}</Badge>
      </span>
    </Link>
  );
}
