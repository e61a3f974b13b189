import { networkFailure } from './failures.ts';

export type Exchange = (operation: string, url: URL, content: RequestInit) => Promise<Response>;

/** fetch with a time limit that covers the body too, with failures told apart by whether the request may have gone out. */
export function createExchange({ timeoutMs, ...options }: { timeoutMs: number; fetch?: typeof fetch }): Exchange {
  return async (operation, url, content) => {
    // Looked up at each call, so that instrumentation that wraps the global fetch sees ours.
    const send = options.fetch ?? fetch;
    try {
      // A redirect would turn a POST into a GET, and Avito documents none.
      return await send(url, { ...content, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
    } catch (error) {
      throw networkFailure(operation, error);
    }
  };
}
