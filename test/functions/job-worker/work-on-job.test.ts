import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Step, type WorkDeps, workOnJob } from '../../../functions/job-worker/work-on-job.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { JobProgress } from '../../../shared/store/job.ts';
import { Jobs } from '../../../shared/store/jobs.ts';
import { aNotebook } from '../../support/a-notebook.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { aJob, NOW } from './a-job.ts';

let table: TestTable;
let jobs: Jobs;
beforeAll(async () => {
  table = await aTable();
  jobs = new Jobs(table);
});
afterAll(() => table.close());

const LATER = NOW + 200_000;
const step = (done: number): JobProgress => ({ cursor: String(done), done, counts: {}, problems: [], problemCount: 0 });

/** A worker whose job does as it is told. */
async function aWorker(steps: (from: number) => AsyncIterable<Step>, change: Partial<WorkDeps> = {}) {
  const job = aJob();
  await jobs.create(job);
  const clock = { at: NOW };
  const queued: { jobId: string; seconds: number }[] = [];
  let leases = 0;
  const notebook = aNotebook();
  const deps: WorkDeps = {
    jobs,
    jobQueue: { put: async ({ jobId }, seconds = 0) => void queued.push({ jobId, seconds }) },
    steps: ({ cursor }) => steps(Number(cursor ?? 0)),
    newId: () => `lease-${++leases}`,
    now: () => clock.at,
    ...notebook,
    ...change,
  };
  return { job, clock, queued, deps, notebook, work: () => workOnJob(job, LATER, deps), stored: () => jobs.get(job) };
}

const failing = (error: unknown) => (): AsyncIterable<Step> => ({
  [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(error) }),
});

const transient = (retryAfterSeconds?: number) =>
  new AppError('transient', {
    code: 'avito-unavailable',
    message: 'Avito is down',
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });

describe('a failing job', () => {
  it.each(['invalid', 'unauthorised', 'not-found', 'conflict', 'permanent'] as const)(
    'ends with its reason when only the same can happen again (%s)',
    async (kind) => {
      const { work, stored, queued, notebook } = await aWorker(
        failing(new AppError(kind, { code: 'import-no-ads', message: 'the file has no ads' })),
      );
      expect(await work()).toBe('failed');
      expect(await stored()).toMatchObject({
        state: 'failed',
        failure: { code: 'import-no-ads', message: 'the file has no ads' },
        finishedAt: NOW,
      });
      expect(queued).toEqual([]);
      expect(notebook.valuesOf('JobsFailed')).toEqual([1]);
      expect(await work()).toBe('over');
    },
  );

  it('waits longer and longer after failures that may pass, and then ends', async () => {
    const { work, stored, queued } = await aWorker(failing(transient()));
    const outcomes = [];
    for (let tries = 0; tries < 9; tries += 1) outcomes.push(await work());
    expect(outcomes).toEqual([...Array(8).fill('put-back'), 'failed']);
    expect(queued.map(({ seconds }) => seconds)).toEqual([5, 30, 120, 300, 900, 900, 900, 900]);
    expect(await stored()).toMatchObject({ state: 'failed', failure: { code: 'avito-unavailable' } });
  });

  it('waits as long as it is told to', async () => {
    const { work, queued } = await aWorker(failing(transient(77)));
    await work();
    expect(queued).toMatchObject([{ seconds: 77 }]);
  });

  it('tells nothing of a bug but that it is ours', async () => {
    const { work, stored } = await aWorker(failing(new TypeError('token abc is not a function')));
    for (let tries = 0; tries < 9; tries += 1) await work();
    expect(await stored()).toMatchObject({ failure: { code: 'internal-error', message: 'an error on our side' } });
  });

  it('counts anew after it has moved on', async () => {
    const { work, queued } = await aWorker(async function* (from) {
      if (from < 4) yield { progress: step(from + 1) };
      throw transient();
    });
    for (let tries = 0; tries < 4; tries += 1) await work();
    expect(queued.map(({ seconds }) => seconds)).toEqual([5, 5, 5, 5]);
  });

  it('whose worker dies at the same place every time is given up', async () => {
    const { work, stored, clock } = await aWorker(() => {
      throw new Error('unreached');
    });
    const job = await stored();
    if (job === undefined) throw new Error('no job');
    for (let tries = 0; tries < 3; tries += 1) {
      await jobs.take(job, `dead-${tries}`, clock.at);
      clock.at += 400_000;
    }
    expect(await work()).toBe('failed');
    expect(await stored()).toMatchObject({ state: 'failed', failure: { code: 'job-crashed' } });
  });
});

describe('a job that is worked on', () => {
  it('is put back when the time is short, and goes on where it was', async () => {
    const seen: number[] = [];
    const worker = await aWorker(async function* (from) {
      for (let done = from + 1; done <= 5; done += 1) {
        seen.push(done);
        if (done === 3) worker.clock.at = LATER;
        yield { progress: step(done) };
      }
    });
    expect(await worker.work()).toBe('put-back');
    expect(await worker.stored()).toMatchObject({ state: 'running', done: 3, cursor: '3' });
    expect((await worker.stored())?.leaseUntil).toBeUndefined();
    worker.clock.at = NOW;
    expect(await worker.work()).toBe('done');
    expect(seen).toEqual([1, 2, 3, 4, 5]);
    expect(await worker.stored()).toMatchObject({ state: 'done', done: 5, finishedAt: NOW });
  });

  it('pauses where it asks to', async () => {
    const { work, queued } = await aWorker(async function* (from) {
      if (from === 0) yield { progress: step(1), pauseSeconds: 60 };
    });
    expect([await work(), await work()]).toEqual(['put-back', 'done']);
    expect(queued.map(({ seconds }) => seconds)).toEqual([60]);
  });

  it('lets go of what it holds when it is put back', async () => {
    let isClosed = false;
    const worker = await aWorker(async function* () {
      try {
        worker.clock.at = LATER;
        yield { progress: step(1) };
      } finally {
        isClosed = true;
      }
    });
    await worker.work();
    expect(isClosed).toBe(true);
  });

  it('is somebody else’s for a second message, which comes back when that one may be dead', async () => {
    const worker = await aWorker(async function* () {
      expect(await worker.work()).toBe('busy');
      yield { progress: step(1) };
    });
    expect(await worker.work()).toBe('done');
    expect(worker.queued).toMatchObject([{ seconds: 311 }]);
    expect(await worker.work()).toBe('over');
  });

  it('is not touched by a worker that was thought dead', async () => {
    const worker = await aWorker(async function* () {
      worker.clock.at += 400_000;
      await jobs.take(worker.job, 'successor', worker.clock.at);
      yield { progress: step(1) };
    });
    expect(await worker.work()).toBe('lease-lost');
    expect(await worker.stored()).toMatchObject({ state: 'running', done: 0, lease: 'successor' });
  });

  it('comes back when it could not be queued again', async () => {
    const jobQueue = { put: () => Promise.reject(new Error('SQS is down')) };
    const worker = await aWorker(
      async function* () {
        worker.clock.at = LATER;
        yield { progress: step(1) };
      },
      { jobQueue },
    );
    await expect(worker.work()).rejects.toThrow('SQS is down');
    expect(await worker.stored()).toMatchObject({ state: 'running', done: 1 });
    expect((await worker.stored())?.leaseUntil).toBeUndefined();
  });
});
