/** How far a run is that is asked for page by page. */
export interface RunState<Page> {
  status: 'idle' | 'running' | 'stopped' | 'failed' | 'done';
  pages: Page[];
  /** Of runs before that this one adds to, the oldest first. */
  earlier: Page[];
  /** What it will come to, where that is known from the start. */
  total?: number;
  /** Why it failed. */
  error?: Error;
}

interface Paged {
  nextCursor?: string | undefined;
}
type Ask<Page> = (cursor: string | undefined, signal: AbortSignal) => Promise<Page>;

/**
 * Work that the API does a page at a time. It lives outside the page that shows it: whoever looks at something else and comes
 * back finds it gone on. What has been done stays when it is stopped or fails, and it can go on from there.
 */
export class PagedRun<Page extends Paged> {
  #state: RunState<Page> = { status: 'idle', pages: [], earlier: [] };
  #ask: Ask<Page> | undefined;
  #abort: AbortController | undefined;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): RunState<Page> => this.#state;

  /** From the beginning; an addition leaves what was done before. Resolves when it is over, however it ended. */
  async start(ask: Ask<Page>, options: { total?: number; isAddition?: boolean } = {}): Promise<void> {
    const { total, isAddition = false } = options;
    this.#abort?.abort();
    this.#ask = ask;
    const { earlier, pages } = this.#state;
    const kept = isAddition ? [...earlier, ...pages] : [];
    this.#state = { status: 'idle', pages: [], earlier: kept, ...(total === undefined ? {} : { total }) };
    await this.#run([]);
  }

  /** From where it was stopped or failed. */
  async goOn(): Promise<void> {
    if (this.#state.status !== 'stopped' && this.#state.status !== 'failed') return;
    await this.#run(this.#state.pages);
  }

  /** The page under way is given up; on the server it may still be made. */
  stop(): void {
    this.#abort?.abort();
    if (this.#state.status === 'running') this.#become({ ...this.#state, status: 'stopped' });
  }

  clear(): void {
    this.#abort?.abort();
    this.#become({ status: 'idle', pages: [], earlier: [] });
  }

  async #run(begun: Page[]): Promise<void> {
    const ask = this.#ask;
    if (ask === undefined) return;
    const abort = new AbortController();
    this.#abort = abort;
    let pages = begun;
    const { error: _before, ...rest } = this.#state;
    this.#become({ ...rest, status: 'running', pages });
    try {
      do {
        const page = await ask(pages.at(-1)?.nextCursor, abort.signal);
        if (abort.signal.aborted) return;
        pages = [...pages, page];
        this.#become({ ...this.#state, pages });
      } while (pages.at(-1)?.nextCursor !== undefined);
      this.#become({ ...this.#state, status: 'done' });
    } catch (error) {
      if (abort.signal.aborted) return;
      const why = error instanceof Error ? error : new Error(String(error));
      this.#become({ ...this.#state, status: 'failed', error: why });
    }
  }

  #become(state: RunState<Page>): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
