import { useQuery } from '@tanstack/react-query';
import { Package } from 'lucide-react';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { ApiProblem } from '../../../shared/api/client.ts';
import { queryOf } from '../../api/queries.ts';
import { useFormats } from '../../language/formats.ts';
import { problemText } from '../../parts/problem-texts.ts';
import { useSellerId } from '../../parts/seller.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ListingSearch } from './listing-search.tsx';
import { usePlaygroundTexts } from './texts.ts';

interface ListingChoiceProps {
  /** Empty: none yet. */
  listingId: string;
  error?: string | undefined;
  isReadOnly?: boolean;
  onChange(listingId: string): void;
}

/** The listing that is chosen, and the way to another. */
export function ListingChoice({ listingId, error, isReadOnly = false, onChange }: ListingChoiceProps) {
  const t = usePlaygroundTexts();
  const [isOpen, setOpen] = useState(false);
  const choose = (chosen: string) => {
    setOpen(false);
    onChange(chosen);
  };
  return (
    <div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {listingId !== '' && <ChosenListing listingId={listingId} />}
        {!isReadOnly && (
          <Button aria-invalid={error !== undefined || undefined} onClick={() => setOpen(true)}>
            {listingId === '' ? t('subject.choose') : t('subject.change')}
          </Button>
        )}
      </div>
      {error !== undefined && (
        <p role="alert" className="mt-1.5 text-sm text-danger">
          {error}
        </p>
      )}
      {createPortal(
        // It may be opened out of a form, which must neither hold another one nor hear of its being sent.
        <div onSubmit={(event) => event.stopPropagation()}>
          <Dialog title={t('subject.searchTitle')} isOpen={isOpen} onClose={() => setOpen(false)}>
            <ListingSearch onChoose={choose} />
          </Dialog>
        </div>,
        document.body,
      )}
    </div>
  );
}

function ChosenListing({ listingId }: { listingId: string }) {
  const t = usePlaygroundTexts();
  const formats = useFormats();
  const sellerId = useSellerId();
  const { data, error } = useQuery(queryOf('getListing', { params: { sellerId, listingId } }));
  if (error !== null && data === undefined) {
    const isGone = error instanceof ApiProblem && (error.status === 404 || error.status === 400);
    return (
      <p role="alert" className="text-sm text-danger">
        {isGone ? t('subject.gone') : problemText(error)}
      </p>
    );
  }
  if (data === undefined) return <Skeleton className="h-9 w-56" />;
  return (
    <div className="flex min-w-0 items-center gap-2.5">
      <Package className="size-5 shrink-0 text-ink-faint" aria-hidden />
      <p className="words min-w-0 text-sm">
        <span className="font-medium">{data.title}</span>
        <span className="text-ink-soft">
          {' · '}
          {data.price === undefined ? (data.priceText ?? t('subject.noPrice')) : formats.roubles(data.price)}
        </span>
      </p>
    </div>
  );
}
