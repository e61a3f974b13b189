import type { Answer } from '../../api/queries.ts';
import { useFormats } from '../../language/formats.ts';
import { useDecisionTexts } from '../../parts/decision-texts.ts';
import { useSeller } from '../../parts/seller.ts';
import { Card } from '../../ui/card.tsx';
import { useListingTexts } from './listing-texts.ts';

/** What the seller says of a listing, for those who may not change it. */
export function ListingReading({ listing }: { listing: Answer<'getListing'> }) {
  const t = useListingTexts();
  const words = useDecisionTexts();
  const formats = useFormats();
  const seller = useSeller();
  const { text, notes, floorPrice, mode } = listing;
  return (
    <div className="flex min-w-0 flex-col gap-4 lg:gap-5">
      <Card title={t('text')}>
        <p className="words text-sm">{text ?? t('textUnknown')}</p>
      </Card>
      {notes !== undefined && (
        <Card title={t('notes')}>
          <p className="words text-sm">{notes}</p>
        </Card>
      )}
      {floorPrice !== undefined && (
        <Card title={t('fields.floorPrice')}>
          <p className="text-sm">{formats.roubles(floorPrice)}</p>
        </Card>
      )}
      <Card title={t('mode')}>
        <p className="text-sm font-medium">
          {mode === 'inherit' ? t('asShop', { mode: words(`mode.${seller.mode}`) }) : words(`mode.${mode}`)}
        </p>
        <p className="mt-0.5 text-sm text-ink-soft">{words(`modeAbout.${mode}`)}</p>
      </Card>
    </div>
  );
}
