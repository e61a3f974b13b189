import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ListingsClient } from '../../shared/avito/listings-client.ts';
import { AppError, isAppError } from '../../shared/errors/app-error.ts';
import { importKey } from '../../shared/imports/import-key.ts';
import { readAds } from '../../shared/imports/read-ads.ts';
import type { Uploads } from '../../shared/imports/uploads.ts';
import type { JobProblem } from '../../shared/store/job.ts';
import type { Seller, Sellers } from '../../shared/store/sellers.ts';
import type { ImportJob } from './import-listings.ts';

export interface FetchDeps {
  sellers: Pick<Sellers, 'get'>;
  uploads: Pick<Uploads, 'put' | 'get'>;
  /** Fetches what lies at an address into a file and says how long it is. */
  download(address: string, file: string): Promise<number>;
  listingsAvitoFor(seller: Seller): Pick<ListingsClient, 'listAutoloadFeeds' | 'getAvitoIds'>;
}

/** One file, in the bucket or not. */
export interface FetchedFile {
  /** Its number, under which it lies in the bucket. */
  file: number;
  /** How many entries it holds; `undefined` where it cannot be used. */
  entries: number | undefined;
  problems: JobProblem[];
}

/** More than anybody has. */
const MOST_FEEDS = 20;

/**
 * Brings the files of an import into the bucket, from the given number on, and looks each through once, so that one that
 * makes no sense fails before anything is written. Of several feeds, one that fails is reported; of one, its error is thrown.
 */
export async function* fetchFiles(
  job: ImportJob,
  { seller, from }: { seller: Seller; from: number },
  deps: FetchDeps,
): AsyncGenerator<FetchedFile> {
  if (job.input.source === 'upload') {
    yield { file: 0, entries: await countUploaded(job, deps), problems: [] };
    return;
  }
  const addresses = job.input.source === 'url' ? [job.input.url] : await profileAddresses(seller, deps);
  for (const [file, address] of addresses.entries()) {
    if (file >= from) yield await fetchFile(job, { file, address, isOnly: addresses.length === 1 }, deps);
  }
}

async function fetchFile(
  job: ImportJob,
  { file, address, isOnly }: { file: number; address: string; isOnly: boolean },
  deps: FetchDeps,
): Promise<FetchedFile> {
  try {
    return { file, entries: await bring(job, { file, address }, deps), problems: [] };
  } catch (error) {
    if (isOnly || !isAppError(error) || error.kind === 'transient') throw error;
    return { file, entries: undefined, problems: [{ field: `feed ${file + 1}`, message: error.message }] };
  }
}

async function profileAddresses(seller: Seller, { listingsAvitoFor }: FetchDeps): Promise<string[]> {
  try {
    const feeds = await listingsAvitoFor(seller).listAutoloadFeeds();
    if (feeds.length > 0) return feeds.slice(0, MOST_FEEDS).map(({ url }) => url);
  } catch (error) {
    if (!isAppError(error, 'not-found')) throw error;
  }
  const message = "Avito's autoload profile names no file: give the file's address, or upload it";
  throw new AppError('not-found', { code: 'import-profile-empty', message });
}

async function bring(job: ImportJob, { file, address }: { file: number; address: string }, deps: FetchDeps) {
  return withLocalFile(job, file, async (path) => {
    const bytes = await deps.download(address, path);
    const entries = await count(path);
    await deps.uploads.put(importKey(job, file), path, bytes);
    return entries;
  });
}

async function countUploaded(job: ImportJob, { uploads }: FetchDeps): Promise<number> {
  return withLocalFile(job, 0, async (path) => {
    if (await uploads.get(importKey(job), path)) return count(path);
    const message = 'there is no file: upload it before the import is started';
    throw new AppError('not-found', { code: 'import-file-missing', message });
  });
}

async function count(path: string): Promise<number> {
  let entries = 0;
  for await (const _ of readAds(createReadStream(path))) entries += 1;
  return entries;
}

/** A name of its own on this machine, which is free again afterwards. */
async function withLocalFile<T>(job: ImportJob, file: number, work: (path: string) => Promise<T>): Promise<T> {
  const path = localPath(job, file);
  try {
    return await work(path);
  } finally {
    await rm(path, { force: true });
  }
}

export function localPath({ jobId }: Pick<ImportJob, 'jobId'>, file: number): string {
  return join(tmpdir(), `import-${jobId}-${file}`);
}
