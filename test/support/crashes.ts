/** The process died here. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/**
 * Wraps what a function depends on so that its n-th call of a method dies: `before` the call has had any effect, or `after`
 * it, when only the answer is lost. `now`, logs and metrics are not counted.
 */
export function crashingAt<T extends object>(deps: T, at: { call: number; when: 'before' | 'after' }) {
  const counter = { calls: 0 };
  const countedCall = async (work: () => unknown) => {
    counter.calls += 1;
    const isLast = counter.calls === at.call;
    if (isLast && at.when === 'before') throw new Crash();
    const result = await work();
    if (isLast) throw new Crash();
    return result;
  };
  const wrap = <O extends object>(target: O): O =>
    new Proxy(target, {
      get(_target, name) {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => countedCall(() => Reflect.apply(member, target, args));
      },
    });
  const isCounted = (name: string | symbol) => name !== 'log' && name !== 'measure';
  const wrapped = new Proxy(deps, {
    get(_target, name) {
      const member: unknown = Reflect.get(deps, name, deps);
      return isCounted(name) && typeof member === 'object' && member !== null ? wrap(member) : member;
    },
  });
  return { deps: wrapped, counter };
}
