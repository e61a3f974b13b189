import { expect, it } from 'vitest';
import { startJob } from '../../../shared/jobs/start-job.ts';
import type { Job, JobEnd } from '../../../shared/store/job.ts';

const NOW = Date.parse('2026-03-02T10:00:00Z');

function surroundings(change: { isQueueDown?: boolean } = {}) {
  const created: Job[] = [];
  const ended: JobEnd[] = [];
  const queued: string[] = [];
  const deps = {
    jobs: {
      create: async (job: Job) => void created.push(job),
      endUnqueued: async (_: unknown, end: JobEnd) => void ended.push(end),
    },
    jobQueue: {
      put: async ({ jobId }: { jobId: string }) => {
        if (change.isQueueDown) throw new Error('SQS is down');
        queued.push(jobId);
      },
    },
    newId: () => 'abc',
    now: () => NOW,
  };
  return { deps, created, ended, queued };
}

const order = { sellerId: 'seller-1', kind: 'listings-sync', input: {}, createdBy: 'owner-1' } as const;

it('ends a job that the queue did not take, and says so', async () => {
  const { deps, ended } = surroundings({ isQueueDown: true });
  await expect(startJob(order, deps)).rejects.toMatchObject({ kind: 'transient', code: 'job-not-queued' });
  expect(ended).toMatchObject([{ state: 'failed', failure: { code: 'job-not-queued' }, finishedAt: NOW }]);
});

it('writes the job down before it queues it', async () => {
  const { deps, created, queued } = surroundings();
  const job = await startJob(order, deps);
  expect(created).toEqual([job]);
  expect(job).toMatchObject({ jobId: `${NOW}-abc`, state: 'queued', done: 0, problems: [] });
  expect(queued).toEqual([job.jobId]);
});

it('lets an import from an upload wait for its file', async () => {
  const { deps, queued } = surroundings();
  const job = await startJob({ ...order, kind: 'listings-import', input: { source: 'upload' } }, deps);
  expect(job.state).toBe('awaiting-upload');
  expect(queued).toEqual([]);
});
