import type { SQSRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/errors/app-error.ts';
import { fifoQueueHandler, type QueueWork, standardQueueHandler } from '../../../shared/lambda/queue-handler.ts';
import { aNotebook } from '../../support/a-notebook.ts';
import { aContext, anSqsEvent, anSqsRecord } from '../../support/lambda-events.ts';

/** Work that fails on the records named, with the error given. */
function someWork(failures: Record<string, unknown> = {}) {
  const handled: string[] = [];
  const returned: { id: string; seconds: number }[] = [];
  const notebook = aNotebook();
  const work: QueueWork = {
    async handle({ messageId }: SQSRecord) {
      handled.push(messageId);
      if (messageId in failures) throw failures[messageId];
    },
    async retryIn({ messageId }, seconds) {
      returned.push({ id: messageId, seconds });
    },
    log: notebook.log,
  };
  return { work, handled, returned, lines: notebook.lines };
}

const failed = (...ids: string[]) => ({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) });
const broken = () => new Error('broken');
const paced = (retryAfterSeconds: number) =>
  new AppError('transient', { code: 'avito-paced', message: 'later', retryAfterSeconds });

describe.each([
  ['a standard queue', standardQueueHandler],
  ['a FIFO queue', fifoQueueHandler],
])('a worker of %s', (_what, queueHandler) => {
  const a = anSqsRecord({ id: 'a', group: 'chat-1' });
  const b = anSqsRecord({ id: 'b', group: 'chat-2' });

  it('reports nothing when all went well', async () => {
    const { work, handled, returned, lines } = someWork();
    expect(await queueHandler(work)(anSqsEvent(a, b), aContext())).toEqual(failed());
    expect(handled).toEqual(['a', 'b']);
    expect(returned).toEqual([]);
    expect(lines).toEqual([]);
  });

  it('gives back the one that failed and keeps the others', async () => {
    const { work, handled, returned } = someWork({ a: broken() });
    expect(await queueHandler(work)(anSqsEvent(a, b), aContext())).toEqual(failed('a'));
    expect(handled).toEqual(['a', 'b']);
    expect(returned).toEqual([{ id: 'a', seconds: 2 }]);
  });

  it('reports a batch that failed whole, without throwing', async () => {
    const { work } = someWork({ a: broken(), b: broken() });
    expect(await queueHandler(work)(anSqsEvent(a, b), aContext())).toEqual(failed('a', 'b'));
  });

  it.each([
    { tries: 1, seconds: 2 },
    { tries: 2, seconds: 10 },
    { tries: 3, seconds: 30 },
    { tries: 4, seconds: 120 },
    { tries: 5, seconds: 120 },
    { tries: 100, seconds: 120 },
  ])('waits $seconds s after try $tries', async ({ tries, seconds }) => {
    const { work, returned } = someWork({ a: broken() });
    await queueHandler(work)(anSqsEvent(anSqsRecord({ id: 'a', group: 'chat-1', tries })), aContext());
    expect(returned).toEqual([{ id: 'a', seconds }]);
  });

  it('waits as long as the error asks, in whole seconds', async () => {
    const { work, returned } = someWork({ a: paced(41.2) });
    await queueHandler(work)(anSqsEvent(a), aContext());
    expect(returned).toEqual([{ id: 'a', seconds: 42 }]);
  });

  it('is not disturbed by a queue that does not take the delay', async () => {
    const { work } = someWork({ a: broken() });
    work.retryIn = async () => {
      throw new Error('the queue is down');
    };
    expect(await queueHandler(work)(anSqsEvent(a, b), aContext())).toEqual(failed('a'));
  });

  it('says which record goes back, why, and when it comes again', async () => {
    const error = broken();
    const { work, lines } = someWork({ a: error });
    await queueHandler(work)(anSqsEvent(anSqsRecord({ id: 'a', body: 'слова покупателя', tries: 3 })), aContext());
    const fields = { queueMessageId: 'a', tries: 3, retryInSeconds: 30, error };
    expect(lines).toEqual([{ level: 'error', message: 'record goes back to the queue', fields }]);
  });

  it('keeps one batch apart from the next', async () => {
    const { work, returned } = someWork({ a: paced(77) });
    const handler = queueHandler(work);
    await handler(anSqsEvent(a), aContext());
    expect(await handler(anSqsEvent(b), aContext())).toEqual(failed());
    expect(returned).toEqual([{ id: 'a', seconds: 77 }]);
  });
});

describe('a worker of a FIFO queue, after a failure', () => {
  const batch = [
    anSqsRecord({ id: 'a1', group: 'a' }),
    anSqsRecord({ id: 'b1', group: 'b' }),
    anSqsRecord({ id: 'a2', group: 'a' }),
    anSqsRecord({ id: 'b2', group: 'b' }),
    anSqsRecord({ id: 'a3', group: 'a' }),
  ];

  it('leaves the rest of that group unread and goes on with the others', async () => {
    const { work, handled } = someWork({ a2: broken() });
    expect(await fifoQueueHandler(work)(anSqsEvent(...batch), aContext())).toEqual(failed('a2', 'a3'));
    expect(handled).toEqual(['a1', 'b1', 'a2', 'b2']);
  });

  it('gives the whole rest of the group back for the same time', async () => {
    const { work, returned } = someWork({ a1: paced(33) });
    await fifoQueueHandler(work)(anSqsEvent(...batch), aContext());
    expect(returned).toEqual([
      { id: 'a1', seconds: 33 },
      { id: 'a2', seconds: 33 },
      { id: 'a3', seconds: 33 },
    ]);
  });

  it('keeps the delays of two groups apart', async () => {
    const { work, returned } = someWork({ a1: paced(33), b2: broken() });
    await fifoQueueHandler(work)(anSqsEvent(...batch), aContext());
    expect(returned).toContainEqual({ id: 'a3', seconds: 33 });
    expect(returned).toContainEqual({ id: 'b2', seconds: 2 });
  });

  it('takes the group in again at the next batch', async () => {
    const failures: Record<string, unknown> = { a1: broken() };
    const { work, handled } = someWork(failures);
    const handler = fifoQueueHandler(work);
    await handler(anSqsEvent(...batch), aContext());
    delete failures.a1;
    handled.length = 0;
    expect(await handler(anSqsEvent(...batch), aContext())).toEqual(failed());
    expect(handled).toEqual(['a1', 'b1', 'a2', 'b2', 'a3']);
  });
});
