import { Link } from '@tanstack/react-router';
import { OctagonX, TriangleAlert } from 'lucide-react';
import type { Seller } from '../parts/seller.ts';
import { useIsOwner } from '../parts/seller.ts';
import { StartButton } from './stop-and-start.tsx';
import { useAppTexts } from './texts.ts';

/** What keeps the bot from working, loudly, above every page of the seller. */
export function SellerState({ seller }: { seller: Seller }) {
  return (
    <>
      <StopBanner seller={seller} />
      <TroubleBanner seller={seller} />
    </>
  );
}

function StopBanner({ seller }: { seller: Seller }) {
  const t = useAppTexts();
  const isOwner = useIsOwner();
  if (!seller.isStopped && !seller.isStoppedForAll) return null;
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 bg-danger px-4 py-2.5 text-sm text-on-danger md:px-8"
    >
      <OctagonX className="size-5 shrink-0" aria-hidden />
      <p className="min-w-0 flex-1 basis-48">
        <strong className="font-semibold">{seller.isStopped ? t('stop.stopped') : t('stop.stoppedForAll')}.</strong>{' '}
        {t('stop.stoppedAbout')} {seller.isStopped && !isOwner && t('stop.askOwner')}
      </p>
      {seller.isStopped && isOwner && <StartButton seller={seller} />}
    </div>
  );
}

function TroubleBanner({ seller }: { seller: Seller }) {
  const t = useAppTexts();
  const isOwner = useIsOwner();
  const trouble = troubleOf(seller);
  if (trouble === undefined) return null;
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 bg-warning-soft px-4 py-2 text-sm md:px-8"
    >
      <TriangleAlert className="size-4 shrink-0 text-warning" aria-hidden />
      <p className="min-w-0 flex-1 basis-48">{t(`state.${trouble}`)}</p>
      {isOwner && (
        <Link
          to={trouble === 'notConnected' ? '/sellers/$sellerId/start' : '/sellers/$sellerId/settings/connection'}
          params={{ sellerId: seller.sellerId }}
          className="font-medium text-ink underline underline-offset-2"
        >
          {t('state.fix')}
        </Link>
      )}
    </div>
  );
}

function troubleOf({ avito, webhook }: Seller) {
  if (avito.status === 'not-connected') return 'notConnected';
  if (avito.status === 'payment-required') return 'paymentRequired';
  if (avito.status === 'unauthorised') return 'unauthorised';
  return webhook === 'lost' || webhook === 'silent' ? webhook : undefined;
}
