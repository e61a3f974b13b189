import { expect, it } from 'vitest';
import { GUARD_NAMES } from '../../../shared/ai/guards/check-reply.ts';
import { outcomeAttribute, outcomeOf } from '../../../shared/store/count-codes.ts';

it.each([...GUARD_NAMES.map((guard) => `guard-${guard}`), 'answered', 'quoted', 'template'])(
  'counts %s under a name of its own',
  (reason) => {
    expect(outcomeOf(outcomeAttribute('handed-off', reason))).toEqual({ outcome: 'handed-off', reason });
  },
);

it('counts a reason it does not know as other', () => {
  expect(outcomeOf(outcomeAttribute('failed', 'something-new'))).toEqual({ outcome: 'failed', reason: 'other' });
});
