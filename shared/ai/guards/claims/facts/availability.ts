import type { Statement } from './statement.ts';

/** «в наличии» or its denial, and of what is for sale that it is not sold: each may be said without the other. */
export function availabilityOf(status: string | undefined, title: string[]): Statement[] {
  if (status !== 'active' && status !== 'inactive') return [];
  const isGone = status === 'inactive';
  const quote = isGone ? 'Объявление сейчас не активно.' : 'Да, в наличии.';
  return [{ concept: '@available', isDenied: isGone }, ...(isGone ? [] : [{ concept: '@sold', isDenied: true }])].map(
    (word) => ({
      factId: 'listing.availability',
      quote,
      pieces: [
        {
          words: [{ ...word, text: word.concept, isCondition: false }],
          values: [],
          heading: [],
          isConditionFirst: false,
          isPredicated: true,
          isException: false,
        },
      ],
      context: title,
      title,
      isListingPrice: false,
    }),
  );
}
