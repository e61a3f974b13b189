import type { Body } from './api-shapes.ts';

type Attempt = Body<'tryReply'>;
export type AdHocListing = NonNullable<Attempt['listing']>;

/** What a talk is about, as it is chosen and typed. */
export interface Subject {
  kind: 'listing' | 'ad-hoc' | 'none';
  listingId: string;
  title: string;
  /** Roubles, as typed: «12 500». */
  price: string;
  text: string;
  notes: string;
  /** Not to be chosen here, but not to be lost either. */
  beside?: Pick<AdHocListing, 'status' | 'url'>;
}

export const NO_SUBJECT: Subject = { kind: 'none', listingId: '', title: '', price: '', text: '', notes: '' };

export type SubjectProblem =
  | 'listingMissing'
  | 'titleMissing'
  | 'titleLong'
  | 'priceWrong'
  | 'textLong'
  | 'notesLong'
  | 'controlCharacters';

const MOST = { title: 200, price: 1_000_000_000_000, text: 20_000, notes: 8_000 } as const;

/** What is wrong with it, by the field. */
export function subjectProblems(
  subject: Subject,
): Partial<Record<'listingId' | 'title' | 'price' | 'text' | 'notes', SubjectProblem>> {
  if (subject.kind === 'none') return {};
  if (subject.kind === 'listing') return subject.listingId === '' ? { listingId: 'listingMissing' } : {};
  const price = roublesOf(subject.price);
  return {
    ...(subject.title.trim() === '' ? { title: 'titleMissing' } : {}),
    ...(subject.title.trim().length > MOST.title ? { title: 'titleLong' } : {}),
    ...(price !== undefined && !(price >= 0 && price <= MOST.price) ? { price: 'priceWrong' } : {}),
    ...(subject.text.trim().length > MOST.text ? { text: 'textLong' } : {}),
    ...(subject.notes.trim().length > MOST.notes ? { notes: 'notesLong' } : {}),
  };
}

export function isSound(subject: Subject): boolean {
  return Object.keys(subjectProblems(subject)).length === 0;
}

/** The part of a request that says what it is about: nothing where it is about no listing. */
export function aboutOf(subject: Subject): Pick<Attempt, 'listingId' | 'listing'> {
  if (subject.kind === 'none') return {};
  if (subject.kind === 'listing') return { listingId: subject.listingId };
  const price = roublesOf(subject.price);
  const text = subject.text.trim();
  const notes = subject.notes.trim();
  return {
    listing: {
      title: subject.title.trim(),
      ...(price === undefined ? {} : { price }),
      ...(text === '' ? {} : { text }),
      ...(notes === '' ? {} : { notes }),
      ...subject.beside,
    },
  };
}

export function subjectOf({ listingId, listing }: Pick<Attempt, 'listingId' | 'listing'>): Subject {
  if (listingId !== undefined) return { ...NO_SUBJECT, kind: 'listing', listingId };
  if (listing === undefined) return NO_SUBJECT;
  const { title, price, text = '', notes = '', status, url } = listing;
  const beside = { ...(status === undefined ? {} : { status }), ...(url === undefined ? {} : { url }) };
  return { ...NO_SUBJECT, kind: 'ad-hoc', title, price: price === undefined ? '' : String(price), text, notes, beside };
}

/** «12 500 ₽» as a number; `NaN` where it is none, `undefined` where nothing is typed. */
export function roublesOf(typed: string): number | undefined {
  const plain = typed.replace(/[\s₽]|руб\.?/gu, '').replace(',', '.');
  if (plain === '') return undefined;
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
}
