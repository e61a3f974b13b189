import { useInfiniteQuery } from '@tanstack/react-query';
import { PackageSearch } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { type Item, pagesOf } from '../../api/queries.ts';
import { useFormats } from '../../language/formats.ts';
import { LoadMore } from '../../parts/load-more.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { useSellerId } from '../../parts/seller.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Field, Input } from '../../ui/field.tsx';
import { usePlaygroundTexts } from './texts.ts';

/** The shop's listings by words of their titles, one to be chosen. */
export function ListingSearch({ onChoose }: { onChoose(listingId: string): void }) {
  const t = usePlaygroundTexts();
  const sellerId = useSellerId();
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed.trim());
  const query = useInfiniteQuery(
    pagesOf('listListings', { params: { sellerId }, query: { limit: 20, ...(words === '' ? {} : { query: words }) } }),
  );
  return (
    <div className="flex flex-col gap-3">
      <Field label={t('subject.search')}>
        <Input
          type="search"
          autoFocus
          maxLength={100}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
      <div className="min-h-64" aria-live="polite">
        <QueryState query={query}>
          {() => (
            <Found
              listings={query.data?.pages.flatMap(({ items }) => items) ?? []}
              isAll={words === ''}
              onChoose={onChoose}
            />
          )}
        </QueryState>
        <LoadMore query={query} />
      </div>
    </div>
  );
}

interface FoundProps {
  listings: Item<'listListings'>[];
  isAll: boolean;
  onChoose(listingId: string): void;
}

function Found({ listings, isAll, onChoose }: FoundProps) {
  const t = usePlaygroundTexts();
  const { roubles } = useFormats();
  if (listings.length === 0) {
    return isAll ? (
      <EmptyState icon={PackageSearch} title={t('subject.noListings')}>
        {t('subject.noListingsAbout')}
      </EmptyState>
    ) : (
      <EmptyState icon={PackageSearch} title={t('subject.nothingFound')}>
        {t('subject.nothingFoundAbout')}
      </EmptyState>
    );
  }
  return (
    <ul className="flex flex-col">
      {listings.map(({ listingId, title, price, priceText }) => (
        <li key={listingId} className="border-b last:border-b-0">
          <button
            type="button"
            onClick={() => onChoose(listingId)}
            className="flex min-h-11 w-full items-center justify-between gap-3 rounded-md px-2 py-2 text-start text-sm hover:bg-sunken"
          >
            <span className="words min-w-0 font-medium">{title}</span>
            <span className="shrink-0 text-ink-soft">
              {price === undefined ? (priceText ?? t('subject.noPrice')) : roubles(price)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
