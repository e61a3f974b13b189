/**
 * The upper edges of the buckets that answer times are counted in, in seconds; one more bucket is above the last. Fixed for ever:
 * what was counted was counted in these. Close together where bots answer, and the edges people ask for (a minute, an hour, a
 * day) among them.
 */
export const ANSWER_TIME_EDGES = [
  1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 45, 60, 120, 300, 600, 900, 1_800, 3_600, 21_600, 86_400,
] as const;

/** How many answers took so long, by bucket. */
export type AnswerTimes = number[];

export function noAnswerTimes(): AnswerTimes {
  return Array.from({ length: ANSWER_TIME_EDGES.length + 1 }, () => 0);
}

export function answerTimeBucket(seconds: number): number {
  const bucket = ANSWER_TIME_EDGES.findIndex((edge) => seconds < edge);
  return bucket === -1 ? ANSWER_TIME_EDGES.length : bucket;
}

export function addAnswerTimes(left: AnswerTimes, right: AnswerTimes): AnswerTimes {
  return left.map((count, bucket) => count + (right[bucket] ?? 0));
}

export function countAnswers(times: AnswerTimes): number {
  return times.reduce((total, count) => total + count, 0);
}

/**
 * The time in seconds that the given share of all answers did not exceed, as if the answers of a bucket were spread evenly over it.
 * `undefined` for no answers; above the last edge nobody knows how far, so that edge is told.
 */
export function answerTimePercentile(times: AnswerTimes, share: number): number | undefined {
  const rank = countAnswers(times) * share;
  if (rank === 0) return undefined;
  let below = 0;
  for (const [bucket, count] of times.entries()) {
    if (below + count >= rank) return within(bucket, (rank - below) / count);
    below += count;
  }
  return undefined;
}

/** How many answers came within so many seconds, which must be one of the edges. */
export function answersWithin(times: AnswerTimes, edge: (typeof ANSWER_TIME_EDGES)[number]): number {
  return countAnswers(times.slice(0, ANSWER_TIME_EDGES.indexOf(edge) + 1));
}

function within(bucket: number, share: number): number {
  const from = ANSWER_TIME_EDGES[bucket - 1] ?? 0;
  const to = ANSWER_TIME_EDGES[bucket] ?? from;
  return Math.round((from + (to - from) * share) * 10) / 10;
}
