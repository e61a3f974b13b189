import type { Phrase } from '../phrases.ts';

/** By what a matter for a person shows in the buyer's words. */
export interface Matter {
  /** Of each list something must be said somewhere in the turn. */
  needs: Phrase[][];
  /** A sentence that holds one of these is not looked at. */
  unless?: Phrase[];
}
