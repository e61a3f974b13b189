/** The process died here. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** Synchronous, or, as a lock, nothing but the work within. */
const PLAIN = new Set(['now', 'newId', 'log', 'measure', 'exclusively']);
/** What only gives further capabilities. */
const GIVERS: Record<string, string> = { avitoFor: 'avito.', credentialsOf: 'credentials.' };

/**
 * Wraps the capabilities of a worker so that its process dies at its n-th awaited call: `before` the call has any effect, or `after`
 * it, when only the answer is lost. From then on every call hangs, as in a process that is gone: nobody can catch it. `untilDeath`
 * gives what the work gives, or the Crash. With `from`, calls are counted from the first of that name on.
 */
export function crashingAt<Deps extends object>(
  deps: Deps,
  at: { call: number; when: 'before' | 'after'; from?: string | undefined },
) {
  let calls = 0;
  let crashedAt: string | undefined;
  let die: (crash: Crash) => void = () => {};
  const crashed = new Promise<never>((_resolve, reject) => {
    die = reject;
  });
  crashed.catch(() => undefined);
  const never = new Promise<never>(() => {});

  async function pass(name: string, run: () => unknown): Promise<unknown> {
    if (crashedAt !== undefined) return never;
    if (calls > 0 || at.from === undefined || name === at.from) calls += 1;
    if (calls !== at.call) return run();
    crashedAt = name;
    // A call that ends badly has ended, too.
    if (at.when === 'after') await Promise.resolve(run()).catch(() => undefined);
    die(new Crash(`${at.when} ${name}`));
    return never;
  }

  return {
    deps: wrapped(deps, pass),
    untilDeath: <T>(work: Promise<T>): Promise<T> => Promise.race([work, crashed]),
    calls: () => calls,
    crashedAt: () => crashedAt,
  };
}

type Pass = (name: string, run: () => unknown) => Promise<unknown>;

/** Every method of every capability goes through `pass`; what is plain stays as it is. */
function wrapped<T extends object>(target: T, pass: Pass, path = ''): T {
  return new Proxy(target, {
    get(_target, name) {
      const value = Reflect.get(target, name);
      const place = `${path}${String(name)}`;
      if (PLAIN.has(String(name))) return value;
      if (typeof value === 'object' && value !== null) return wrapped(value, pass, `${place}.`);
      if (typeof value !== 'function') return value;
      const given = GIVERS[String(name)];
      if (given !== undefined) return (...args: unknown[]) => wrapped(value.apply(target, args), pass, given);
      return (...args: unknown[]) => pass(place, () => value.apply(target, args));
    },
  });
}
