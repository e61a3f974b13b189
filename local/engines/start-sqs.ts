import { buildApp } from 'fauxqs';
import * as z from 'zod';

export interface SqsEngine {
  url: string;
  /** Ends at once; what the queues hold is gone. */
  close(): Promise<void>;
}

/** Starts the embedded SQS, in memory. */
export async function startSqs(): Promise<SqsEngine> {
  await acceptWholeUnicode();
  const app = buildApp({ logger: false });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return { url, close: () => app.close() };
}

const engineTypes = z.object({ INVALID_MESSAGE_BODY_CHAR: z.instanceof(RegExp) });

/**
 * fauxqs 2.4.1 refuses every message with a character above U+FFFF (all emoji), which SQS accepts: its pattern lacks the `u` flag.
 * The pattern is not exported, so it is corrected where it lies.
 */
async function acceptWholeUnicode(): Promise<void> {
  const file = new URL('sqs/sqsTypes.js', import.meta.resolve('fauxqs'));
  const { INVALID_MESSAGE_BODY_CHAR: pattern } = engineTypes.parse(await import(file.href));
  const valid = /^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u;
  pattern.test = (text) => !valid.test(text);
}
