import type { ListingCard } from '../facts.ts';

/** The draft without the listing's own link, which may always be given; a longer address that merely begins with it stays. */
export function withoutListingLink(draft: string, listing: ListingCard | undefined): string {
  const url = listing?.url;
  if (url === undefined || url === '') return draft;
  return draft
    .split(url)
    .reduce((text, part) => (/^[^\s,.!?;:)»"]|^[.,:?]\S/u.test(part) ? `${text}${url}${part}` : `${text} ${part}`));
}
