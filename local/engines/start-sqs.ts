import { buildApp } from 'fauxqs';
import * as z from 'zod';

export interface SqsEngine {
  url: string;
  /** Ends at once; what queues and buckets hold is gone. */
  close(): Promise<void>;
}

/** Starts the embedded SQS, in memory. The engine answers S3 at the same address. */
export async function startSqs(): Promise<SqsEngine> {
  await acceptWholeUnicode();
  const app = buildApp({ logger: false });
  acceptWholeUploads(app);
  answerPages(app);
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

type Engine = ReturnType<typeof buildApp>;

const largestUploadBytes = 100_000_000;

/** The engine refuses more than 11 MiB at once, S3 only more than 5 GB. */
function acceptWholeUploads(app: Engine): void {
  app.removeContentTypeParser('*');
  const parsing = { parseAs: 'buffer', bodyLimit: largestUploadBytes } as const;
  app.addContentTypeParser('*', parsing, (_request, body, done) => done(null, body));
}

/** Pages upload with presigned addresses; the engine knows nothing of browsers, and on one machine every page may. */
function answerPages(app: Engine): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.headers.origin === undefined) return;
    reply.header('access-control-allow-origin', '*');
    reply.header('access-control-expose-headers', 'etag');
    if (request.method !== 'OPTIONS') return;
    reply.header('access-control-allow-methods', 'PUT');
    reply.header('access-control-allow-headers', request.headers['access-control-request-headers'] ?? '*');
    await reply.code(200).send();
  });
}
