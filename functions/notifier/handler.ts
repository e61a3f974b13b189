import { standardQueueHandler } from '../../shared/lambda/queue-handler.ts';
import { noticeJobSchema } from '../../shared/queues/notice-queue.ts';
import { createDeps, type NotifierDeps } from './deps.ts';
import { type TellOutcome, tellSeller } from './tell-seller.ts';

const METRIC: Partial<Record<TellOutcome, string>> = {
  told: 'NoticesTold',
  refused: 'NoticesGivenUp',
  'given-up': 'NoticesGivenUp',
  'switched-off': 'NoticesGivenUp',
};

/** Fed by `notices`: tells a seller of one event, on one of his channels. */
export const createHandler = (deps: NotifierDeps) =>
  standardQueueHandler({
    async handle(record) {
      const job = noticeJobSchema.parse(JSON.parse(record.body));
      const outcome = await tellSeller(job, Number(record.attributes.ApproximateReceiveCount), deps);
      const metric = METRIC[outcome];
      if (metric !== undefined) deps.measure.count(metric);
      const { sellerId, channel, event } = job;
      deps.log.info('notice done', { sellerId, channel, type: event.type, outcome });
    },
    retryIn: deps.retryIn,
    log: deps.log,
  });

export const handler = createHandler(createDeps());
