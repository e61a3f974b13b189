import { answerTurn } from '../../functions/reply-worker/answer-turn.ts';
import { replyJobSchema } from '../../shared/queues/reply-queue.ts';
import { Crash, crashingAt } from '../support/crashes.ts';
import type { aChat } from './a-chat.ts';
import type { World } from './world.ts';

/** Longer than the lease and the visibility timeout of a job. */
export const REDELIVERY_SECONDS = 400;

/**
 * Writes as a buyer, and lets the worker that answers die at its n-th awaited call, counted from the first one named `from`. Says at
 * which, or `undefined` when the answer took fewer calls.
 */
export async function dieAt(
  world: World,
  chat: ReturnType<typeof aChat>,
  call: number,
  when: 'before' | 'after',
  from?: string,
): Promise<string | undefined> {
  chat.buyerWrites('Сколько стоит?');
  await world.takeInAll();
  world.advance(1);
  const { deps, untilDeath, crashedAt } = crashingAt(world.workerDeps, { call, when, from });
  const [message] = await world.repliesPump.receive();
  const job = replyJobSchema.parse(JSON.parse(message?.Body ?? ''));
  await untilDeath(answerTurn(job, deps)).catch((error) => {
    if (!(error instanceof Crash)) throw error;
  });
  await world.takeInAll();
  return crashedAt();
}
