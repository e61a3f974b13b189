import type { insightsRoutes } from '../../shared/api/insights-routes.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import { InputError } from '../../shared/lambda/input-error.ts';
import { localTime } from '../../shared/sellers/time-zone.ts';
import type { Counts } from '../../shared/store/counts.ts';
import { findSeller, type SellerDeps } from './find-seller.ts';
import { serviceLevelOf } from './service-level.ts';
import { figuresOf, firstAnswers, hourOfDayFigures } from './sum-up.ts';

type GetInsights = typeof insightsRoutes.getInsights;

export interface InsightsDeps extends SellerDeps {
  counts: Pick<Counts, 'hours'>;
  now(): number;
}

const MOST_DAYS = 92;
const USUAL_DAYS = 7;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** No zone is further from UTC. */
const FURTHEST = { ahead: 14 * HOUR_MS, behind: 12 * HOUR_MS };

/** Reads one small item for each hour of the range in which anything happened: chats are never looked at. */
export async function getInsights(
  { params, query }: Pick<Call<GetInsights>, 'params' | 'query'>,
  deps: InsightsDeps,
): Promise<Answer<GetInsights>> {
  const seller = await findSeller(params.sellerId, deps);
  const timeZone = query.timeZone ?? seller.settings.timeZone;
  const to = query.to ?? localTime(timeZone, deps.now()).date;
  const from = query.from ?? plusDays(to, 1 - USUAL_DAYS);
  const dates = datesOf(from, to);

  const counted = await deps.counts.hours(params.sellerId, {
    from: Date.parse(from) - FURTHEST.ahead,
    to: Date.parse(to) + DAY_MS + FURTHEST.behind - 1,
  });
  // An hour of a zone that is half an hour off belongs where it begins.
  const local = counted.map((hour) => ({ ...hour, local: localTime(timeZone, hour.startsAt) }));
  const hours = local.filter((hour) => from <= hour.local.date && hour.local.date <= to);
  return {
    from,
    to,
    timeZone,
    total: figuresOf(hours),
    days: dates.map((date) => ({ date, ...figuresOf(hours.filter((hour) => hour.local.date === date)) })),
    hoursOfDay: hourOfDayFigures(hours),
    serviceLevel: serviceLevelOf(hours, firstAnswers(hours)),
  };
}

/** Throws an InputError for a range that ends before it begins, or is too long. */
function datesOf(from: string, to: string): string[] {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  if (days < 1) throw new InputError([{ in: 'query', field: 'to', message: 'must not be before `from`' }]);
  if (days > MOST_DAYS) {
    throw new InputError([{ in: 'query', field: 'to', message: `must be at most ${MOST_DAYS} days with \`from\`` }]);
  }
  return Array.from({ length: days }, (_, day) => plusDays(from, day));
}

function plusDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}
