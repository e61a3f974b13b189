import { randomUUID } from 'node:crypto';
import { SQSClient } from '@aws-sdk/client-sqs';
import { AppError } from '../../shared/errors/app-error.ts';
import { readEnvironment, text, url } from '../../shared/lambda/environment.ts';
import { createLog } from '../../shared/lambda/log.ts';
import { createMeasure } from '../../shared/lambda/metrics.ts';
import { jobQueue } from '../../shared/queues/job-queue.ts';
import { retryIn } from '../../shared/queues/retry-in.ts';
import { Jobs } from '../../shared/store/jobs.ts';
import { connectTable } from '../../shared/store/table.ts';
import type { WorkDeps } from './work-on-job.ts';

export interface WorkerDeps extends WorkDeps {
  retryIn: ReturnType<typeof retryIn>;
}

export function createDeps(): WorkerDeps {
  const environment = readEnvironment({ TABLE_NAME: text, JOBS_QUEUE_URL: url });
  const table = connectTable(environment.TABLE_NAME);
  const sqs = new SQSClient();
  return {
    jobs: new Jobs(table),
    jobQueue: jobQueue(sqs, environment.JOBS_QUEUE_URL),
    retryIn: retryIn(sqs, environment.JOBS_QUEUE_URL),
    steps: (job) => {
      throw new AppError('permanent', { code: 'job-unknown', message: `there is no way to do ${job.kind}` });
    },
    newId: randomUUID,
    now: Date.now,
    log: createLog(),
    measure: createMeasure(),
  };
}
