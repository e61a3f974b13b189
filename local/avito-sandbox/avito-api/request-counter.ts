import type { AvitoDeps, AvitoWork } from './avito-env.ts';
import { rateLimited } from './error-bodies.ts';

const minuteMs = 60_000;

/** Counts requests per account in each minute; above the documented number it answers 429 with what Avito's document lists as headers. */
export function createRequestCounter({ now, oddities }: Pick<AvitoDeps, 'now' | 'oddities'>) {
  return (perMinute: number, work: AvitoWork): AvitoWork => {
    const counts = new Map<number, { minute: number; requests: number }>();
    return (c) => {
      const minute = Math.floor(now() / minuteMs);
      const known = counts.get(c.get('account').id);
      const requests = known?.minute === minute ? known.requests + 1 : 1;
      counts.set(c.get('account').id, { minute, requests });
      if (!oddities.documentedRateLimits) return work(c);
      c.header('X-RateLimit-Limit', String(perMinute));
      c.header('X-RateLimit-Remaining', String(Math.max(perMinute - requests, 0)));
      return requests > perMinute ? c.json(rateLimited(), 429) : work(c);
    };
  };
}
