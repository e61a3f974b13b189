import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { itemsOf, pagesOf, queryOf } from '../../api/queries.ts';
import { LoadMore } from '../../parts/load-more.tsx';
import { QueryState } from '../../parts/query-state.tsx';
import { useSellerId } from '../../parts/seller.ts';
import { Button } from '../../ui/button.tsx';
import { CheckBox } from '../../ui/check-box.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useArticleTexts } from './article-texts.ts';
import { useListingTexts } from './listing-texts.ts';
import { useKnowledgeTexts } from './texts.ts';

interface ListingPickerProps {
  chosen: string[];
  onChange(listingIds: string[]): void;
  error?: string | undefined;
}

const SHOWN_CHIPS = 6;

/** Chooses listings among all of the seller's; none chosen stands for all. */
export function ListingPicker({ chosen, onChange, error }: ListingPickerProps) {
  const t = useArticleTexts();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <fieldset aria-describedby={id} className="flex min-w-0 flex-col gap-1.5">
      <legend className="mb-1.5 text-sm font-medium">{t('listings')}</legend>
      {chosen.length > 0 && (
        <ChosenListings chosen={chosen} onRemove={(gone) => onChange(chosen.filter((other) => other !== gone))} />
      )}
      <Button aria-expanded={isOpen} className="self-start" onClick={() => setOpen(!isOpen)}>
        {isOpen ? t('hideListings') : t('chooseListings')}
      </Button>
      <p id={id} className={error === undefined ? 'text-sm text-ink-soft' : 'text-sm text-danger'}>
        {error ?? t('listingsHint')}
      </p>
      {isOpen && <Choices chosen={chosen} onChange={onChange} />}
    </fieldset>
  );
}

function ChosenListings({ chosen, onRemove }: { chosen: string[]; onRemove: (listingId: string) => void }) {
  const t = useArticleTexts();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? chosen : chosen.slice(0, SHOWN_CHIPS);
  return (
    <ul className="flex flex-wrap gap-1.5">
      {shown.map((listingId) => (
        <Chip key={listingId} listingId={listingId} onRemove={() => onRemove(listingId)} />
      ))}
      {shown.length < chosen.length && (
        <li>
          <Button variant="quiet" size="small" onClick={() => setWhole(true)}>
            {t('moreChosen', { count: chosen.length - shown.length })}
          </Button>
        </li>
      )}
    </ul>
  );
}

function Chip({ listingId, onRemove }: { listingId: string; onRemove: () => void }) {
  const t = useKnowledgeTexts();
  const words = useListingTexts();
  const sellerId = useSellerId();
  const { data } = useQuery({
    ...queryOf('getListing', { params: { sellerId, listingId } }),
    staleTime: 60_000,
    retry: false,
  });
  const title = data?.title || words('untitled', { id: listingId });
  return (
    <li className="flex max-w-full items-center rounded-full bg-sunken pl-3 text-sm">
      <span className="words line-clamp-1 min-w-0">{title}</span>
      <button
        type="button"
        aria-label={t('chips.remove', { value: title })}
        onClick={onRemove}
        className="flex size-10 shrink-0 items-center justify-center rounded-full text-ink-soft hover:text-ink md:size-8"
      >
        <X className="size-3.5" aria-hidden />
      </button>
    </li>
  );
}

function Choices({ chosen, onChange }: Omit<ListingPickerProps, 'error'>) {
  const t = useArticleTexts();
  const words = useListingTexts();
  const sellerId = useSellerId();
  const [search, setSearch] = useState<string>();
  const query = useInfiniteQuery(
    pagesOf('listListings', { params: { sellerId }, query: { query: search, limit: 30 } }),
  );
  return (
    <div className="flex flex-col gap-2 rounded-xl border p-3">
      <div className="flex">
        <SearchField query={search} onSearch={setSearch} label={t('findListing')} />
      </div>
      <div className="max-h-64 overflow-y-auto">
        <QueryState query={query} loading={<SkeletonRows count={3} className="h-9!" />}>
          {(data) => {
            const listings = itemsOf<'listListings'>(data);
            if (listings.length === 0) return <p className="py-3 text-sm text-ink-soft">{t('noListings')}</p>;
            return (
              <>
                {listings.map(({ listingId, title }) => (
                  <CheckBox
                    key={listingId}
                    label={<span className="words">{title || words('untitled', { id: listingId })}</span>}
                    checked={chosen.includes(listingId)}
                    onChange={(isChosen) =>
                      onChange(isChosen ? [...chosen, listingId] : chosen.filter((other) => other !== listingId))
                    }
                  />
                ))}
                <LoadMore query={query} />
              </>
            );
          }}
        </QueryState>
      </div>
    </div>
  );
}
