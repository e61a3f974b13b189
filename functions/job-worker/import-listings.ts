import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import * as z from 'zod';
import { AppError } from '../../shared/errors/app-error.ts';
import type { FeedEntry } from '../../shared/imports/feed-entry.ts';
import { importKey } from '../../shared/imports/import-key.ts';
import { readAds } from '../../shared/imports/read-ads.ts';
import type { Job, JobProgress } from '../../shared/store/job.ts';
import { type FetchDeps, fetchFiles, localPath } from './fetch-files.ts';
import { FileDoubles } from './file-doubles.ts';
import { jobSeller } from './job-seller.ts';
import { advanced, progressOf } from './progress.ts';
import { type SaveDeps, saveAds } from './save-ads.ts';
import type { Step } from './work-on-job.ts';

export type ImportDeps = FetchDeps & SaveDeps;
export type ImportJob = Extract<Job, { kind: 'listings-import' }>;

/** What is done between two savings of the progress. */
const ENTRIES_A_STEP = 500;
/** What a step holds in memory does not depend on how long the texts of an ad are. */
const LETTERS_A_STEP = 2_000_000;

const placeSchema = z.object({
  /** The number of the file to be fetched next; absent when all are. */
  fetching: z.int().optional(),
  /** The numbers of those that lie in the bucket. */
  files: z.array(z.int()),
  /** Which of them is being read. */
  at: z.int(),
  /** How many of its entries are done. */
  entry: z.int(),
});
type Place = z.infer<typeof placeSchema>;

const BEGINNING: Place = { fetching: 0, files: [], at: 0, entry: 0 };

/**
 * Takes in the ads of a seller's files. First the files are fetched into the bucket, so that a later run reads the same
 * bytes; then their ads are saved step by step. A step that is done again finds its ads unchanged.
 */
export async function* importListings(job: ImportJob, deps: ImportDeps): AsyncGenerator<Step> {
  let progress = progressOf(job);
  if (placeOf(progress).fetching !== undefined) {
    for await (progress of fetching(job, progress, deps)) yield { progress };
  }
  for await (progress of saving(job, progress, deps)) yield { progress };
}

async function* fetching(job: ImportJob, from: JobProgress, deps: ImportDeps): AsyncGenerator<JobProgress> {
  const seller = await jobSeller(job.sellerId, deps.sellers);
  let progress = from;
  let place = placeOf(from);
  for await (const { file, entries, problems } of fetchFiles(job, { seller, from: place.fetching ?? 0 }, deps)) {
    place = { ...place, fetching: file + 1, files: entries === undefined ? place.files : [...place.files, file] };
    const total = (progress.total ?? 0) + (entries ?? 0);
    progress = { ...advanced(progress, { done: 0, problems, cursor: JSON.stringify(place) }), total };
    yield progress;
  }
  if (place.files.length === 0) {
    const message = 'none of the files can be used; the problems say why';
    throw new AppError('invalid', { code: 'import-nothing-fetched', message });
  }
  yield { ...progress, cursor: JSON.stringify({ ...place, fetching: undefined }) };
}

async function* saving(job: ImportJob, from: JobProgress, deps: ImportDeps): AsyncGenerator<JobProgress> {
  const begun = placeOf(from);
  const doubles = new FileDoubles();
  let progress = from;
  for (const [at, file] of begun.files.entries()) {
    if (at < begun.at) continue;
    let entry = 0;
    for await (const entries of inSteps(storedAds(job, file, deps))) {
      const isDone = at === begun.at && entry < begun.entry;
      entry += entries.length;
      const fresh = doubles.sortOut(entries);
      if (isDone) continue;
      const seller = await jobSeller(job.sellerId, deps.sellers);
      const saved = await saveAds(fresh, { seller, jobId: job.jobId }, deps);
      const cursor = JSON.stringify({ ...begun, at, entry });
      progress = advanced(progress, { cursor, done: entries.length, ...saved });
      yield progress;
    }
  }
}

function placeOf({ cursor }: JobProgress): Place {
  return cursor === undefined ? BEGINNING : placeSchema.parse(JSON.parse(cursor));
}

/** From a local copy: saving takes minutes, for which a connection would have to wait. */
async function* storedAds(job: ImportJob, file: number, { uploads }: FetchDeps): AsyncGenerator<FeedEntry> {
  const path = localPath(job, file);
  try {
    if (!(await uploads.get(importKey(job, file), path))) {
      const message = 'the file is no longer there: import it again';
      throw new AppError('not-found', { code: 'import-file-gone', message });
    }
    yield* readAds(createReadStream(path));
  } finally {
    await rm(path, { force: true });
  }
}

/** The same entries in the same steps, however often a file is read. */
async function* inSteps(entries: AsyncIterable<FeedEntry>): AsyncGenerator<FeedEntry[]> {
  let step: FeedEntry[] = [];
  let letters = 0;
  for await (const entry of entries) {
    step.push(entry);
    letters += lettersOf(entry);
    if (step.length < ENTRIES_A_STEP && letters < LETTERS_A_STEP) continue;
    yield step;
    step = [];
    letters = 0;
  }
  if (step.length > 0) yield step;
}

function lettersOf({ ad }: FeedEntry): number {
  if (ad === undefined) return 0;
  return Object.values(ad.attributes).reduce((sum, value) => sum + value.length, ad.text?.length ?? 0);
}
