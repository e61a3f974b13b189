/** A clock that moves only when everybody who runs on it sleeps; then the next one wakes. */
export function virtualTime(start = Date.parse('2026-01-01T10:00:00Z')) {
  let time = start;
  let awake = 0;
  const sleepers: { at: number; wake: () => void }[] = [];
  const pass = () => {
    if (awake > 0) return;
    sleepers.sort((one, other) => one.at - other.at);
    const next = sleepers.shift();
    if (next === undefined) return;
    time = Math.max(time, next.at);
    awake += 1;
    next.wake();
  };
  return {
    now: () => time,
    sleep: (milliseconds: number) =>
      new Promise<void>((wake) => {
        sleepers.push({ at: time + milliseconds, wake });
        awake -= 1;
        pass();
      }),
    /** Moves on while nobody runs. */
    advance(milliseconds: number) {
      time += milliseconds;
    },
    /** Runs processes side by side to their end. Only they may sleep. */
    async run<T>(...processes: (() => Promise<T>)[]): Promise<T[]> {
      awake += processes.length;
      return Promise.all(
        processes.map(async (process) => {
          try {
            return await process();
          } finally {
            awake -= 1;
            pass();
          }
        }),
      );
    },
  };
}
