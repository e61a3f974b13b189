import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Answer, queryOf } from '../../api/queries.ts';
import { useIsOwner, useSellerId } from '../../parts/seller.ts';
import type { DateRange } from './date-range.ts';

export type Insights = Answer<'getInsights'>;
export type Figures = Insights['total'];
export type Day = Insights['days'][number];
export type Outcome = Figures['replies'][number]['outcome'];

/** Figures that still grow are read anew every minute; while other days are on their way, those before stay in sight. */
export function useInsights({ from, to }: DateRange, isGrowing: boolean) {
  const sellerId = useSellerId();
  return useQuery({
    ...queryOf('getInsights', { params: { sellerId }, query: { from, to } }),
    placeholderData: keepPreviousData,
    refetchInterval: isGrowing ? 60_000 : false,
  });
}

/** What the model may cost in a day (micro-USD), null without a limit. Undefined while unknown, and for operators, who may not see it. */
export function useDailyCeiling(): number | null | undefined {
  const sellerId = useSellerId();
  const isOwner = useIsOwner();
  const { data } = useQuery({ ...queryOf('getSettings', { params: { sellerId } }), enabled: isOwner });
  return data?.dailyCeilingMicroUsd;
}
