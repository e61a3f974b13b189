import { standardQueueHandler } from '../../shared/lambda/queue-handler.ts';
import { replyJobSchema } from '../../shared/queues/reply-queue.ts';
import { answerTurn } from './answer-turn.ts';
import { createDeps, type WorkerDeps } from './deps.ts';

/** Fed by `replies`: answers one turn of a chat, or says why not. */
export const createHandler = (deps: WorkerDeps) =>
  standardQueueHandler({
    async handle(record) {
      const job = replyJobSchema.parse(JSON.parse(record.body));
      const outcome = await answerTurn(job, deps);
      deps.log.info('job done', { ...job, outcome });
    },
    retryIn: deps.retryIn,
    log: deps.log,
  });

export const handler = createHandler(createDeps());
