import { Link } from '@tanstack/react-router';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { Item } from '../../api/queries.ts';
import { useFormats } from '../../language/formats.ts';
import { useDecisionTexts } from '../../parts/decision-texts.ts';
import { useSellerId } from '../../parts/seller.ts';
import { Badge } from '../../ui/badge.tsx';
import { ListingStatus } from './listing-status.tsx';
import { useListingTexts } from './listing-texts.ts';

/** A listing at a glance: what it costs, how low it may go, and what the bot lacks. */
export function ListingRow({ listing }: { listing: Item<'listListings'> }) {
  const t = useListingTexts();
  const words = useDecisionTexts();
  const formats = useFormats();
  const sellerId = useSellerId();
  const { listingId, title, price, priceText, floorPrice, mode, hasText, status } = listing;
  return (
    <li>
      <Link
        to="/sellers/$sellerId/knowledge/listings/$listingId"
        params={{ sellerId, listingId }}
        search={{}}
        className="grid gap-x-4 gap-y-1.5 px-4 py-3 -outline-offset-2 hover:bg-sunken md:grid-cols-[minmax(0,1fr)_8rem_8rem_17.5rem] md:items-center"
      >
        <span className="min-w-0">
          <span className="words line-clamp-2 font-medium">{title || t('untitled', { id: listingId })}</span>
        </span>
        <span className="flex flex-wrap items-baseline gap-x-3 text-sm md:flex-col">
          <span className="font-medium tabular-nums">
            {price === undefined ? (priceText ?? t('noPrice')) : formats.roubles(price)}
          </span>
          {floorPrice !== undefined && (
            <span className="text-ink-soft tabular-nums">{t('floor', { price: formats.roubles(floorPrice) })}</span>
          )}
        </span>
        <span className="flex flex-wrap gap-1.5">
          <ListingStatus status={status} />
          {mode !== 'inherit' && <Badge tone="info">{words(`mode.${mode}`)}</Badge>}
        </span>
        <span className="flex items-center gap-1.5 text-sm [&_svg]:size-4 [&_svg]:shrink-0">
          {hasText ? (
            <>
              <CircleCheck className="text-success" aria-hidden />
              <span className="text-ink-soft">{t('textKnown')}</span>
            </>
          ) : (
            <>
              <TriangleAlert className="text-warning" aria-hidden />
              <span className="text-warning">{t('textUnknown')}</span>
            </>
          )}
        </span>
      </Link>
    </li>
  );
}
