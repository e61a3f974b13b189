import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { standardQueueHandler } from '../../shared/lambda/queue-handler.ts';
import { jobMessageSchema } from '../../shared/queues/job-queue.ts';
import { createDeps, type WorkerDeps } from './deps.ts';
import { workOnJob } from './work-on-job.ts';

/** What a run keeps to finish the step it is at and to give the job back, when the time runs out. */
const MARGIN_MS = 45_000;

/** Fed by `jobs`: works on one long job until it is done or the time is short, then puts it back. */
export const createHandler =
  (deps: WorkerDeps) =>
  (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    const stopAt = deps.now() + context.getRemainingTimeInMillis() - MARGIN_MS;
    const work = standardQueueHandler({
      async handle(record) {
        const message = jobMessageSchema.parse(JSON.parse(record.body));
        const outcome = await workOnJob(message, stopAt, deps);
        deps.log.info('job worked on', { ...message, outcome });
      },
      retryIn: deps.retryIn,
      log: deps.log,
    });
    return work(event, context);
  };

export const handler = createHandler(createDeps());
