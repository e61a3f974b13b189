import type { Item } from '../../api/queries.ts';
import { Badge } from '../../ui/badge.tsx';
import { useListingTexts } from './listing-texts.ts';

const tones = { active: 'success', inactive: 'neutral', unknown: 'warning' } as const;

export function ListingStatus({ status }: Pick<Item<'listListings'>, 'status'>) {
  const t = useListingTexts();
  return <Badge tone={tones[status]}>{t(`states.${status}`)}</Badge>;
}
