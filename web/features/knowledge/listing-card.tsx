import type { ReactNode } from 'react';
import type { Answer } from '../../api/queries.ts';
import { useFormats } from '../../language/formats.ts';
import { Card } from '../../ui/card.tsx';
import { ListingStatus } from './listing-status.tsx';
import { useListingTexts } from './listing-texts.ts';

/** What Avito says of the listing. */
export function ListingCard({ listing }: { listing: Answer<'getListing'> }) {
  const t = useListingTexts();
  const formats = useFormats();
  const { listingId, price, priceText, status, seenAt, importedAt, adId } = listing;
  return (
    <Card>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <p className="text-lg font-semibold tabular-nums">
          {price === undefined ? (priceText ?? t('noPrice')) : formats.roubles(price)}
        </p>
        <ListingStatus status={status} />
      </div>
      <dl className="flex flex-col gap-2 text-sm">
        <Fact name={t('number')}>{listingId}</Fact>
        {adId !== undefined && <Fact name={t('adId')}>{adId}</Fact>}
        {seenAt !== undefined && <Fact name={t('seenAt')}>{formats.shortTime(seenAt)}</Fact>}
        {importedAt !== undefined && <Fact name={t('importedAt')}>{formats.shortTime(importedAt)}</Fact>}
      </dl>
    </Card>
  );
}

export function ListingAttributes({ attributes }: Pick<Answer<'getListing'>, 'attributes'>) {
  const t = useListingTexts();
  const entries = Object.entries(attributes);
  return (
    <Card title={t('attributes')} about={entries.length === 0 ? undefined : t('attributesAbout')}>
      {entries.length === 0 ? (
        <p className="text-sm text-ink-soft">{t('noAttributes')}</p>
      ) : (
        <dl className="flex flex-col gap-2 text-sm">
          {entries.map(([name, value]) => (
            <Fact key={name} name={name}>
              {value}
            </Fact>
          ))}
        </dl>
      )}
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-2 gap-3">
      <dt className="words text-ink-soft">{name}</dt>
      <dd className="words min-w-0">{children}</dd>
    </div>
  );
}
