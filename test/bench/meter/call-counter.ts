import type { Listening } from '../../../local/listen.ts';
import { openProxy } from './open-proxy.ts';

export interface CallCounter extends Listening {
  start(): void;
  /** Operation → how often, since the start. */
  stop(): Map<string, number>;
}

/** Counts the calls to an engine. Receives that found nothing are left out: how many there are is the local poller's affair. */
export async function openCallCounter(engineUrl: string): Promise<CallCounter> {
  let counts: Map<string, number> | undefined;
  const proxy = await openProxy(engineUrl, async ({ operation, body }, upstream) => {
    const answer = await upstream.send(operation, body);
    const isEmptyReceive = operation === 'ReceiveMessage' && !answer.body.includes('"ReceiptHandle"');
    if (!isEmptyReceive) {
      const queue = /"QueueUrl":"[^"]*?(\.fifo)?"/.exec(body);
      const name = queue === null ? operation : `${operation}${queue[1] ?? ''}`;
      counts?.set(name, (counts.get(name) ?? 0) + 1);
    }
    return answer;
  });
  return {
    ...proxy,
    start: () => {
      counts = new Map();
    },
    stop: () => {
      const counted = counts ?? new Map<string, number>();
      counts = undefined;
      return counted;
    },
  };
}
