import { describe, expect, it } from 'vitest';
import { claimEmail } from '../../../shared/access/claim-email.ts';
import type { Login } from '../../../shared/store/logins.ts';
import type { User } from '../../../shared/store/users.ts';

const NOW = Date.parse('2026-03-02T10:00:00Z');
const EMAIL = 'anna@example.com';

/** Claims in memory; `before` runs ahead of each call, as another process may. */
function aRegister(
  first: Login | undefined,
  users: Pick<User, 'userId' | 'email'>[] = [],
  before = (_call: string) => {},
) {
  const register = { held: first };
  return {
    register,
    deps: {
      now: () => NOW,
      users: { find: async (userId: string) => users.find((user) => user.userId === userId) as User | undefined },
      logins: {
        async get() {
          before('get');
          return register.held;
        },
        async claim(_email: string, login: Login) {
          before('claim');
          if (register.held !== undefined && register.held.userId !== login.userId) return false;
          register.held = login;
          return true;
        },
        async takeOver(_email: string, login: Login, from: Login) {
          before('takeOver');
          if (register.held?.userId !== from.userId || register.held.claimedAt !== from.claimedAt) return false;
          register.held = login;
          return true;
        },
      },
    },
  };
}
const heldBy = (userId: string, claimedAt = NOW): Login => ({ userId, userVersion: 1, claimedAt });
const forNewUser = { userId: 'new', version: 1, forNewUser: true };
const forChange = { userId: 'moving', version: 4, forNewUser: false };

describe('an e-mail', () => {
  it('that is free is claimed', async () => {
    const { deps, register } = aRegister(undefined);
    expect(await claimEmail(EMAIL, forChange, deps)).toBe('moving');
    expect(register.held).toEqual({ userId: 'moving', userVersion: 4, claimedAt: NOW });
  });

  it('that somebody carries is his, however old his claim is', async () => {
    const { deps } = aRegister(heldBy('other', 0), [{ userId: 'other', email: EMAIL }]);
    expect(await claimEmail(EMAIL, forNewUser, deps)).toBeUndefined();
    expect(await claimEmail(EMAIL, forChange, deps)).toBeUndefined();
  });

  it('that was claimed for a new user who was not made goes on under his id', async () => {
    const { deps, register } = aRegister(heldBy('dead', NOW - 5_000));
    expect(await claimEmail(EMAIL, forNewUser, deps)).toBe('dead');
    expect(register.held?.claimedAt).toBe(NOW);
  });

  it('that was claimed a moment ago waits, for who has an id of his own', async () => {
    expect(await claimEmail(EMAIL, forChange, aRegister(heldBy('dead')).deps)).toBeUndefined();
    const moving = aRegister(heldBy('other'), [{ userId: 'other', email: 'old@example.com' }]);
    expect(await claimEmail(EMAIL, forNewUser, moving.deps)).toBeUndefined();
  });

  it('whose claim came to nothing goes to another after a minute', async () => {
    for (const users of [[], [{ userId: 'other', email: 'old@example.com' }]]) {
      for (const claim of [forNewUser, forChange]) {
        const { deps } = aRegister(heldBy('other', NOW - 60_001), users);
        expect(await claimEmail(EMAIL, claim, deps)).toBe(claim.userId);
      }
    }
  });
});

describe('another process that is faster', () => {
  it('and frees the e-mail leaves it', async () => {
    const world = aRegister(heldBy('other'), [], (call) => {
      if (call === 'get') world.register.held = undefined;
    });
    expect(await claimEmail(EMAIL, forChange, world.deps)).toBe('moving');
  });

  it('and frees it for a third has it', async () => {
    let claims = 0;
    const world = aRegister(heldBy('other'), [], (call) => {
      if (call === 'get') world.register.held = undefined;
      if (call === 'claim') claims += 1;
      if (call === 'claim' && claims === 2) world.register.held = heldBy('third');
    });
    expect(await claimEmail(EMAIL, forChange, world.deps)).toBeUndefined();
  });

  it.each([
    ['goes on for the dead one before us', NOW - 60_001, forChange],
    ['takes over from the dead one before us', NOW - 5_000, forNewUser],
  ])('and %s has it', async (_what, claimedAt, claim) => {
    let reads = 0;
    const world = aRegister(heldBy('dead', claimedAt), [], (call) => {
      if (call === 'get') reads += 1;
      if (reads > 0 && call !== 'get') world.register.held = heldBy('third', NOW);
    });
    expect(await claimEmail(EMAIL, claim, world.deps)).toBeUndefined();
    expect(world.register.held?.userId).toBe('third');
  });
});
