import * as z from 'zod';

/** What a function's thread is started with. */
export const threadData = z.object({
  codeFolder: z.string(),
  handler: z.string(),
  functionName: z.string(),
  arn: z.string(),
  memoryMb: z.number(),
});

/** To the thread: run the handler once. */
export const invocationRequest = z.object({
  id: z.string(),
  /** JSON, so that nothing is shared and nothing but data passes. */
  event: z.string(),
  /** Unix milliseconds. */
  deadline: z.number(),
});

const functionError = z.object({ name: z.string(), message: z.string(), stack: z.string().optional() });

/** To the thread: write out what is still to be written, and end. */
export const stopRequest = 'stop';

/** From the thread. */
export const threadMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('loaded') }),
  z.object({ kind: z.literal('not-loaded'), error: functionError }),
  z.object({ kind: z.literal('answered'), id: z.string(), payload: z.string() }),
  z.object({ kind: z.literal('failed'), id: z.string(), error: functionError }),
]);

export type ThreadData = z.infer<typeof threadData>;
export type InvocationRequest = z.infer<typeof invocationRequest>;
export type FunctionError = z.infer<typeof functionError>;
export type ThreadMessage = z.infer<typeof threadMessage>;

export function functionErrorOf(error: unknown): FunctionError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const { name, message, stack } = error;
  return { name, message, ...(stack === undefined ? {} : { stack }) };
}
