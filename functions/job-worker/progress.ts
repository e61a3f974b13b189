import { type Job, type JobProblem, type JobProgress, MOST_PROBLEMS } from '../../shared/store/job.ts';

/** How far the job is, without the rest of it. */
export function progressOf({ cursor, done, total, counts, problems, problemCount }: Job): JobProgress {
  return { cursor, done, total, counts, problems, problemCount };
}

/** What a step adds to it. */
export function advanced(
  progress: JobProgress,
  step: { cursor?: string | undefined; done: number; counts?: Record<string, number>; problems?: JobProblem[] },
): JobProgress {
  const { done, counts = {}, problems = [], cursor = progress.cursor } = step;
  const names = [...Object.keys(progress.counts), ...Object.keys(counts)];
  return {
    ...progress,
    cursor,
    done: progress.done + done,
    counts: Object.fromEntries(names.map((name) => [name, (progress.counts[name] ?? 0) + (counts[name] ?? 0)])),
    problems: [...progress.problems, ...problems].slice(0, MOST_PROBLEMS),
    problemCount: progress.problemCount + problems.length,
  };
}
