/** At most `limit` things at once. */
export interface Slots {
  /** Resolves when one more may start; `release` gives the place back. */
  take(): Promise<void>;
  release(): void;
  /** Resolves when nothing runs. */
  idle(): Promise<void>;
}

export function createSlots(limit: number): Slots {
  let taken = 0;
  const waiting: (() => void)[] = [];
  const waitingForIdle: (() => void)[] = [];
  return {
    take: async () => {
      if (taken >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
      else taken += 1;
    },
    release: () => {
      const next = waiting.shift();
      if (next) return next();
      taken -= 1;
      if (taken === 0) for (const resolve of waitingForIdle.splice(0)) resolve();
    },
    idle: async () => {
      if (taken > 0) await new Promise<void>((resolve) => waitingForIdle.push(resolve));
    },
  };
}
