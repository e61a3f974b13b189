import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Job, LEASE_MS, MOST_TRIES } from '../../../shared/store/job.ts';
import { Jobs } from '../../../shared/store/jobs.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';

const NOW = Date.parse('2026-03-02T10:00:00Z');
let table: TestTable;
let jobs: Jobs;
let count = 0;

beforeAll(async () => {
  table = await aTable();
  jobs = new Jobs(table);
});
afterAll(() => table.close());

async function aJob(change: Partial<Pick<Job, 'sellerId' | 'state'>> = {}): Promise<Job> {
  const job: Job = {
    sellerId: 'seller-1',
    jobId: `job-${String(++count).padStart(3, '0')}`,
    kind: 'listings-sync',
    input: {},
    state: 'queued',
    createdBy: 'owner-1',
    createdAt: NOW,
    done: 0,
    counts: {},
    problems: [],
    problemCount: 0,
    tries: 0,
    transientFailures: 0,
    ...change,
  };
  await jobs.create(job);
  return job;
}

const progress = { done: 5, counts: { added: 5 }, problems: [{ line: 7, message: 'odd' }], problemCount: 1 };

describe('a lease', () => {
  it('is held by one worker at a time', async () => {
    const job = await aJob();
    expect(await jobs.take(job, 'a', NOW)).toMatchObject({ kind: 'taken', job: { state: 'running', tries: 1 } });
    expect(await jobs.take(job, 'b', NOW + 1)).toEqual({ kind: 'busy', until: NOW + LEASE_MS });
  });

  it('passes to the next worker when it has run out, and its first holder can change nothing any more', async () => {
    const job = await aJob();
    await jobs.take(job, 'a', NOW);
    expect(await jobs.take(job, 'b', NOW + LEASE_MS + 1)).toMatchObject({ kind: 'taken', job: { startedAt: NOW } });
    expect(await jobs.saveProgress(job, 'a', progress)).toBe(false);
    expect(await jobs.end(job, 'a', { state: 'done', finishedAt: NOW })).toBe(false);
    expect(await jobs.release(job, 'a', { transientFailures: 0 })).toBe(false);
    expect(await jobs.get(job)).toMatchObject({ state: 'running', done: 0 });
  });

  it('is not given again and again to workers that die of the job', async () => {
    const job = await aJob();
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      expect((await jobs.take(job, `w-${tries}`, NOW + tries * 400_000)).kind).toBe('taken');
    }
    expect((await jobs.take(job, 'last', NOW + MOST_TRIES * 400_000)).kind).toBe('given-up');
  });

  it('counts the tries anew once the job has moved on', async () => {
    const job = await aJob();
    await jobs.take(job, 'a', NOW);
    await jobs.take(job, 'b', NOW + 400_000);
    expect(await jobs.saveProgress(job, 'b', progress)).toBe(true);
    expect(await jobs.get(job)).toMatchObject({ tries: 1, ...progress });
  });
});

it('keeps what was done for the worker after a release', async () => {
  const job = await aJob();
  await jobs.take(job, 'a', NOW);
  await jobs.saveProgress(job, 'a', { ...progress, cursor: '5' });
  await jobs.release(job, 'a', { transientFailures: 2 });
  expect(await jobs.take(job, 'b', NOW + 1)).toMatchObject({
    kind: 'taken',
    job: { cursor: '5', done: 5, transientFailures: 2, tries: 1 },
  });
});

it('takes no job that has ended, waits for its file, or is none', async () => {
  const ended = await aJob();
  await jobs.take(ended, 'a', NOW);
  await jobs.end(ended, 'a', { state: 'failed', failure: { code: 'x', message: 'y' }, finishedAt: NOW });
  expect(await jobs.take(ended, 'b', NOW)).toEqual({ kind: 'over' });
  expect(await jobs.take(await aJob({ state: 'awaiting-upload' }), 'b', NOW)).toEqual({ kind: 'over' });
  expect(await jobs.take({ sellerId: 'seller-1', jobId: 'none' }, 'b', NOW)).toEqual({ kind: 'over' });
});

it('begins an upload once', async () => {
  const job = await aJob({ state: 'awaiting-upload' });
  expect(await jobs.queueUploaded(job)).toMatchObject({ state: 'queued' });
  expect(await jobs.queueUploaded(job)).toBeUndefined();
});

it('ends only what nobody has begun as not queued', async () => {
  const job = await aJob();
  await jobs.take(job, 'a', NOW);
  await jobs.endUnqueued(job, { state: 'failed', finishedAt: NOW });
  expect(await jobs.get(job)).toMatchObject({ state: 'running' });
});

it('lists the jobs of one seller, the newest first, in pages', async () => {
  const own = [];
  for (let index = 0; index < 3; index += 1) own.unshift((await aJob({ sellerId: 'seller-2' })).jobId);
  const first = await jobs.newest('seller-2', { limit: 2 });
  const second = await jobs.newest('seller-2', { limit: 2, cursor: first.nextCursor });
  expect([...first.items, ...second.items].map(({ jobId }) => jobId)).toEqual(own);
  expect(second.nextCursor).toBeUndefined();
});
