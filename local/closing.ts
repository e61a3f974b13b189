export interface Closing {
  /** Closed last in, first out. */
  add(close: (graceMs: number) => unknown): void;
  /** Closes everything once; the grace period is shared by all. A part that fails to close does not keep the others open. */
  close(graceMs: number): Promise<void>;
}

export function createClosing(): Closing {
  const closers: ((graceMs: number) => unknown)[] = [];
  let closed: Promise<void> | undefined;

  async function closeAll(graceMs: number): Promise<void> {
    const deadline = Date.now() + graceMs;
    const failures: unknown[] = [];
    for (let close = closers.pop(); close !== undefined; close = closers.pop()) {
      try {
        await close(Math.max(0, deadline - Date.now()));
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'Not everything could be closed');
  }

  return {
    add: (close) => closers.push(close),
    close: (graceMs) => {
      closed ??= closeAll(graceMs);
      return closed;
    },
  };
}
