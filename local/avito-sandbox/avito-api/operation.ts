import type { Operation } from '../faults/api-fault.ts';
import type { SandboxAccount } from '../world/account.ts';
import { createSignal } from '../world/signal.ts';
import type { AvitoContext, AvitoDeps, AvitoWork } from './avito-env.ts';
import { forbidden, paymentRequired, unauthorised } from './error-bodies.ts';
import { misbehave } from './misbehave.ts';

type Section = 'messenger' | 'core';

/**
 * What surrounds every operation but `/token`: who calls, the misbehaviour that was asked for, the account's tariff, and whether the path names the
 * caller's own account.
 */
export function createOperations(deps: AvitoDeps) {
  const guarded =
    (section: Section, operation: Operation, work: AvitoWork): AvitoWork =>
    async (c) => {
      const caller = callerOf(c, deps);
      if (caller === 'unknown') return c.json(unauthorised(), 401);
      // An expired token is 403, not 401: live, and in the prose of Avito's document.
      if (caller === 'expired') return c.json(forbidden(), 403);
      c.set('account', caller);
      expectAnswer(c);
      return misbehave(c, deps, deps.faults.takeApiFault(caller.id, operation), () => {
        if (section === 'messenger' && !caller.hasMessenger) return c.json(paymentRequired(), 402);
        const named = c.req.param('user_id');
        return named === undefined || named === String(caller.id) ? work(c) : c.json(forbidden(), 403);
      });
    };
  return {
    messenger: (operation: Operation, work: AvitoWork) => guarded('messenger', operation, work),
    core: (operation: Operation, work: AvitoWork) => guarded('core', operation, work),
  };
}

/** Prepares `answered`, which settles when the answer has left or the caller has gone. */
export function expectAnswer(c: AvitoContext): void {
  const answered = createSignal();
  c.env.outgoing.once('close', answered.resolve);
  c.set('answered', answered);
}

function callerOf(c: AvitoContext, deps: AvitoDeps): SandboxAccount | 'unknown' | 'expired' {
  const token = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  const known = token === undefined ? undefined : deps.tokens.accountOf(token);
  const account = known && deps.world.accounts.find(({ id }) => id === known.accountId);
  if (known === undefined || account === undefined) return 'unknown';
  return known.isExpired ? 'expired' : account;
}
