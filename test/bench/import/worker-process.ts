import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';

const answerSchema = z.object({
  failures: z.number(),
  milliseconds: z.number(),
  /** Of the process since it began. */
  peakBytes: z.number(),
});

/**
 * As Lambda runs a function: one process, called again and again. Its peak is the kernel's own mark of this program's memory; on Linux
 * `maxRSS` also remembers what the process that started it had.
 */
const RUN = `
const { existsSync, readFileSync } = await import('node:fs');
const peakBytes = () => {
  if (!existsSync('/proc/self/status')) return process.resourceUsage().maxRSS * 1_024;
  return Number(/^VmHWM:\\s+(\\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1_024;
};
const { handler } = await import(process.argv[1]);
process.on('message', async (event) => {
  const startedAt = performance.now();
  const getRemainingTimeInMillis = () => 300_000 - (performance.now() - startedAt);
  const { batchItemFailures } = await handler(event, { getRemainingTimeInMillis });
  const milliseconds = performance.now() - startedAt;
  process.send({ failures: batchItemFailures.length, milliseconds, peakBytes: peakBytes() });
});
process.send('ready');
`;

/** A function's bundle in a process of its own, so that its memory is nobody else's. */
export async function startWorkerProcess(file: string, env: Record<string, string>) {
  const args = ['--input-type=module', '--eval', RUN, pathToFileURL(file).href];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await nextMessage(child);
  return {
    /** Calls it with one message of its queue. */
    async call(body: string) {
      const attributes = { ApproximateReceiveCount: '1' };
      child.send({
        Records: [{ messageId: 'bench', receiptHandle: 'bench', body, attributes, messageAttributes: {} }],
      });
      const answer = answerSchema.parse(await nextMessage(child));
      if (answer.failures > 0) throw new Error('the worker gave its message back');
      return answer;
    },
    stop: () => void child.kill(),
  };
}

async function nextMessage(child: ChildProcess): Promise<unknown> {
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`the worker ended with ${code}`);
  });
  const [message] = await Promise.race([once(child, 'message'), gone]);
  return message;
}
