import { iso } from './chat-view.ts';

/**
 * How far an answer may lie behind: the index and reads that are not consistent by a second or so, and the clocks of other
 * functions by less. What changed within it is told twice, which a page that goes by ids does not notice.
 */
const OVERLAP_MS = 5_000;

/** What the caller shall ask with as `updatedSince` next time. */
export function asOf(now: number): string {
  return iso(now - OVERLAP_MS);
}
