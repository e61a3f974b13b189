import type * as z from 'zod';
import { AppError } from '../errors/app-error.ts';
import { networkFailure } from './failures.ts';

// A hundred messages of 100,000 Cyrillic letters, the largest page thinkable, still fit.
const largestAnswerBytes = 32 * 1024 * 1024;

/** The body of an accepted request, parsed; an empty one is `undefined`. Throws `avito-nonsense` on anything else. */
export async function readJson<T>(operation: string, response: Response, schema: z.ZodType<T>): Promise<T> {
  const text = await readText(operation, response);
  const parsed = schema.safeParse(text === '' ? undefined : parseJson(operation, response, text));
  if (parsed.success) return parsed.data;
  // Paths and rules alone: no value of the body.
  const issues = parsed.error.issues.map((issue) => `${issue.code} at ${issue.path.join('.') || 'the root'}`);
  throw nonsense(operation, 'JSON of an unknown shape', new Error(issues.join(', ')));
}

function parseJson(operation: string, response: Response, text: string): unknown {
  // A proxy may answer in HTML (avito-api 1.5).
  const contentType = response.headers.get('content-type');
  if (contentType !== null && !/^[^;]*[/+]json\b/i.test(contentType))
    throw nonsense(operation, 'something else than JSON');
  try {
    return JSON.parse(text);
  } catch {
    // The SyntaxError quotes the body, so it is not kept as the cause.
    throw nonsense(operation, 'broken JSON');
  }
}

async function readText(operation: string, response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > largestAnswerBytes) break;
      chunks.push(chunk);
    }
  } catch (error) {
    throw networkFailure(operation, error);
  }
  if (bytes > largestAnswerBytes) throw nonsense(operation, 'too much');
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function nonsense(operation: string, what: string, cause?: Error): AppError {
  return new AppError('transient', {
    code: 'avito-nonsense',
    message: `Avito answered ${operation} with ${what}`,
    cause,
  });
}
