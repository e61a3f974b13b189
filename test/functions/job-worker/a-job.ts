import type { Job } from '../../../shared/store/job.ts';

export const NOW = Date.parse('2026-03-02T10:00:00Z');
let count = 0;

/** A sync nobody has begun, of seller-1. */
export function aJob(change: Partial<Job> = {}): Job {
  count += 1;
  return {
    sellerId: 'seller-1',
    jobId: `${NOW}-${String(count).padStart(4, '0')}`,
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
  } as Job;
}
