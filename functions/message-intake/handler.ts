import { fifoQueueHandler } from '../../shared/lambda/queue-handler.ts';
import { createDeps } from './deps.ts';
import { readRecord } from './read-record.ts';
import { takeInDelivery } from './take-in-delivery.ts';

const deps = createDeps();

/** Fed by `inbound.fifo`, one group a chat: stores each message once and asks for the answers that are due. */
export const handler = fifoQueueHandler({
  async handle(record) {
    const delivery = readRecord(record);
    const outcome = await takeInDelivery(delivery, deps);
    deps.log.info('delivery taken in', { sellerId: delivery.sellerId, source: delivery.source, outcome });
  },
  retryIn: deps.retryIn,
  log: deps.log,
});
