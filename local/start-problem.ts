/** Something the person who starts it can put right. Its message is complete: it is printed without a stack. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
}

/** The system's code of an error (`EADDRINUSE`), also where a library wrapped it. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code)) return error.code;
  return systemCode(error.cause);
}
