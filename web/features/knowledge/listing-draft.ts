import type { Answer } from '../../api/queries.ts';

type Listing = Answer<'getListing'>;

/** What a person types of a listing, as it stands in the fields. */
export interface ListingDraft {
  text: string;
  notes: string;
  floorPrice: string;
  mode: Listing['mode'];
}
export type ListingField = keyof ListingDraft;

export interface ListingChange {
  text?: string | null;
  notes?: string | null;
  floorPrice?: number | null;
  mode?: Listing['mode'];
}

const FIELDS = ['text', 'notes', 'floorPrice', 'mode'] as const satisfies ListingField[];

export function draftOf({
  text = '',
  notes = '',
  floorPrice,
  mode,
}: Pick<Listing, 'text' | 'notes' | 'floorPrice' | 'mode'>): ListingDraft {
  return { text, notes, floorPrice: floorPrice === undefined ? '' : String(floorPrice).replace('.', ','), mode };
}

/** «12 500,50 ₽» as 12500.5; `null` for nothing, `undefined` for what is no sum of roubles. */
export function roublesOf(typed: string): number | null | undefined {
  const text = typed.replace(/[\s\u00a0\u202f]/g, '').replace(/(?:руб\.?|р\.?|₽)$/i, '');
  if (text === '') return null;
  return /^\d{1,10}(?:[.,]\d{1,2})?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}

/**
 * What of the draft differs from what it began with. An emptied field is taken back: an empty text lets the import speak again.
 * A floor price that is no number is left out; the form does not let it pass.
 */
export function changeOf(draft: ListingDraft, before: ListingDraft): ListingChange {
  const change: ListingChange = {};
  if (!isSame('text', draft, before)) change.text = draft.text.trim() || null;
  if (!isSame('notes', draft, before)) change.notes = draft.notes.trim() || null;
  if (!isSame('mode', draft, before)) change.mode = draft.mode;
  const floorPrice = roublesOf(draft.floorPrice);
  if (!isSame('floorPrice', draft, before) && floorPrice !== undefined) change.floorPrice = floorPrice;
  return change;
}

export function isChanged(draft: ListingDraft, before: ListingDraft): boolean {
  return FIELDS.some((field) => !isSame(field, draft, before));
}

/** Line ends and spaces around a text are not its author's doing: fields and the server treat them in their own ways. */
function isSame(field: ListingField, one: ListingDraft, other: ListingDraft): boolean {
  return plain(one[field]) === plain(other[field]);
}

function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

/**
 * The draft after the listing has changed under it: what was typed stays, what was not touched becomes as it is now. `clashes`
 * are the fields that both have changed, differently.
 */
export function rebased(
  draft: ListingDraft,
  before: ListingDraft,
  now: ListingDraft,
): { draft: ListingDraft; clashes: ListingField[] } {
  const touched = FIELDS.filter((field) => !isSame(field, draft, before));
  const kept = Object.fromEntries(touched.map((field) => [field, draft[field]]));
  return {
    draft: { ...now, ...kept },
    clashes: touched.filter((field) => !isSame(field, now, before) && !isSame(field, now, draft)),
  };
}
