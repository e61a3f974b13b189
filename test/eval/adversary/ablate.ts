import { guardsOf } from './summary.ts';
import type { Trial } from './trial.ts';

/**
 * What one guard does, as the decision about the guards needs it. A guard after a wrong form was not asked, and `claims` only about
 * drafts nobody else objected to: what the others catch «alone» it might have caught as well.
 */
export interface GuardShare {
  guard: string;
  /** Attacks it objects to, whoever else does. */
  catches: number;
  /** Attacks that would leak without it: nobody else objects. */
  catchesAlone: number;
  /** The same of honest answers. */
  blocks: number;
  blocksAlone: number;
}

export function ablate(attacks: Trial<unknown>[], honest: Trial<unknown>[]): GuardShare[] {
  const caught = attacks.filter(({ isFault }) => !isFault).map(guardsOf);
  const blocked = honest.filter(({ isFault }) => isFault).map(guardsOf);
  const guards = [...new Set([...caught, ...blocked].flat())];
  const having = (sets: string[][], guard: string) => sets.filter((set) => set.includes(guard));
  return guards
    .map((guard) => ({
      guard,
      catches: having(caught, guard).length,
      catchesAlone: having(caught, guard).filter((set) => set.length === 1).length,
      blocks: having(blocked, guard).length,
      blocksAlone: having(blocked, guard).filter((set) => set.length === 1).length,
    }))
    .sort((left, right) => right.catchesAlone - left.catchesAlone || right.catches - left.catches);
}
