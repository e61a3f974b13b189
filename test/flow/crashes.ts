/** Thrown at nobody: after it, the process is dead and no promise of it settles any more. */
export class Crash extends Error {}

/**
 * Wraps the capabilities of a worker so that it dies at its n-th awaited call: `before` the call had any effect, or `after` the
 * effect and before the worker heard of it. From then on every call hangs, as in a process that is gone.
 */
export function crashingAt<Deps extends object>(deps: Deps, call: number, moment: 'before' | 'after') {
  let calls = 0;
  let died: (crash: Crash) => void = () => {};
  const crashed = new Promise<never>((_resolve, reject) => {
    died = reject;
  });
  const never = new Promise<never>(() => {});
  let crashedAt: string | undefined;

  async function pass(name: string, run: () => unknown): Promise<unknown> {
    if (crashedAt !== undefined) return never;
    calls += 1;
    if (calls !== call) return run();
    crashedAt = name;
    if (moment === 'after') await run();
    died(new Crash(`${moment} ${name}`));
    return never;
  }

  return { deps: wrapped(deps, pass), crashed, crashedAt: () => crashedAt };
}

type Pass = (name: string, run: () => unknown) => Promise<unknown>;

const SYNCHRONOUS = new Set(['now', 'log', 'measure']);

/** Every method of every capability goes through `pass`; what is synchronous stays as it is. */
function wrapped<T extends object>(target: T, pass: Pass, path = ''): T {
  return new Proxy(target, {
    get(_target, name) {
      const value = Reflect.get(target, name);
      const place = `${path}${String(name)}`;
      if (SYNCHRONOUS.has(String(name))) return value;
      if (typeof value === 'object' && value !== null) return wrapped(value, pass, `${place}.`);
      if (typeof value !== 'function') return value;
      if (name === 'avitoFor') return (...args: unknown[]) => wrapped(value.apply(target, args), pass, 'avito.');
      return (...args: unknown[]) => pass(place, () => value.apply(target, args));
    },
  });
}
