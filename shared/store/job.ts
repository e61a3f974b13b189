import * as z from 'zod';

/** Longer than the worker's 300 s, so that a lease can only run out on a worker that is dead. */
export const LEASE_MS = 310_000;
/** A worker that dies at the same place so often will die there again. */
export const MOST_TRIES = 3;
/** Later ones are only counted. */
export const MOST_PROBLEMS = 100;

/** Something an import could not take in, by where it stood. */
const jobProblemSchema = z.object({
  /** Of the file, from 1. */
  line: z.int().optional(),
  /** The ad's id in the file, or the listing's. */
  ad: z.string().optional(),
  field: z.string().optional(),
  message: z.string(),
});
export type JobProblem = z.infer<typeof jobProblemSchema>;

const importSourceSchema = z.discriminatedUnion('source', [
  /** The feed whose address Avito's autoload profile knows. */
  z.object({ source: z.literal('profile') }),
  z.object({ source: z.literal('url'), url: z.string() }),
  /** A file that was put into the uploads bucket. */
  z.object({ source: z.literal('upload') }),
]);

const progressShape = {
  /** Where to go on, by kind. Absent at the beginning. */
  cursor: z.string().optional(),
  /** Ads, listings or items that were dealt with. */
  done: z.int(),
  total: z.int().optional(),
  /** What became of them: `added`, `changed`, `unchanged` and so on. */
  counts: z.record(z.string(), z.int()),
  /** The first hundred. */
  problems: z.array(jobProblemSchema),
  problemCount: z.int(),
};

const jobBase = z.object({
  ...progressShape,
  sellerId: z.string(),
  /** Sorts by time. */
  jobId: z.string(),
  state: z.enum(['awaiting-upload', 'queued', 'running', 'done', 'failed']),
  /** Why it failed: a stable code and a sentence for people. */
  failure: z.object({ code: z.string(), message: z.string() }).optional(),
  /** The user who asked for it. */
  createdBy: z.string(),
  /** Unix milliseconds, as all times here. */
  createdAt: z.number(),
  startedAt: z.number().optional(),
  finishedAt: z.number().optional(),
  lease: z.string().optional(),
  leaseUntil: z.number().optional(),
  /** How often it was taken since it last moved on. */
  tries: z.int(),
  /** In a row, of the kind that may pass. */
  transientFailures: z.int(),
});

export const jobSchema = z.discriminatedUnion('kind', [
  jobBase.extend({ kind: z.literal('listings-import'), input: importSourceSchema }),
  jobBase.extend({ kind: z.literal('listings-sync'), input: z.object({}) }),
  jobBase.extend({ kind: z.literal('seller-deletion'), input: z.object({}) }),
]);
export type Job = z.infer<typeof jobSchema>;
export type JobProgress = z.infer<z.ZodObject<typeof progressShape>>;

/** What somebody wants done: a kind with its input. */
export type JobOrder = OrderOf<Job>;
type OrderOf<J> = J extends Job ? Pick<J, 'sellerId' | 'kind' | 'input' | 'createdBy'> : never;

export interface JobRef {
  sellerId: string;
  jobId: string;
}

export interface JobEnd {
  state: 'done' | 'failed';
  failure?: Job['failure'];
  finishedAt: number;
}

/**
 * `taken` is the caller's until the lease runs out. `given-up` is so too, to be ended: its workers died without moving on.
 * `busy` is somebody else's until then; `over` needs nobody.
 */
export type JobClaim = { kind: 'taken' | 'given-up'; job: Job } | { kind: 'busy'; until: number } | { kind: 'over' };
