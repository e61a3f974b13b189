import type { SellersDeps } from '../../../functions/sellers/deps.ts';
import { crashingAt } from '../../support/crashes.ts';

interface Play {
  deps: SellersDeps;
  /** A new seller for each crash; gives his id. */
  prepare(): Promise<string>;
  work(sellerId: string, deps: SellersDeps): Promise<unknown>;
  /** Looked at after the crash, before anything is mended. */
  meanwhile?(sellerId: string): Promise<void>;
  check(sellerId: string): Promise<void>;
}

/** Runs the work with a crash before and after each of its calls, each time followed by a whole run. Gives the number of calls. */
export async function crashEverywhere({ deps, prepare, work, meanwhile, check }: Play): Promise<number> {
  // A lock that a dead process left ends by itself, in half a minute of real time.
  const unlocked: SellersDeps = { ...deps, exclusively: (_sellerId, run) => run() };
  for (let call = 1; ; call += 1) {
    for (const when of ['before', 'after'] as const) {
      const sellerId = await prepare();
      const dying = crashingAt(unlocked, { call, when });
      const hasDied = await dying.untilDeath(work(sellerId, dying.deps)).then(
        () => false,
        () => true,
      );
      if (hasDied) {
        await meanwhile?.(sellerId);
        await work(sellerId, unlocked);
      }
      await check(sellerId);
      if (!hasDied) return call;
    }
  }
}
