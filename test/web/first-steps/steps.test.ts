import { describe, expect, it } from 'vitest';
import { openStep, type SetUp, stepAfter, stepStates } from '../../../web/features/first-steps/steps.ts';

const aShop = (known: Partial<SetUp> = {}): SetUp => ({
  avito: 'connected',
  webhook: 'ours',
  mode: 'draft',
  isStopped: false,
  listings: 3,
  hasRules: true,
  articles: 0,
  ...known,
});
const open = (known: Partial<SetUp>) => openStep(stepStates(aShop(known)));

describe('the first steps', () => {
  it('begin with the account in a new shop, with nothing done', () => {
    const shop = aShop({ avito: 'not-connected', webhook: 'off', listings: 0, hasRules: false });
    expect(Object.values(stepStates(shop))).not.toContain('done');
    expect(openStep(stepStates(shop))).toBe('connect');
  });

  it.each([
    [{ avito: 'payment-required' }, 'connect'],
    [{ avito: 'unauthorised' }, 'connect'],
    [{ webhook: 'off' }, 'delivery'],
    [{ webhook: 'lost' }, 'delivery'],
    [{ listings: 0 }, 'listings'],
    [{ hasRules: false }, 'rules'],
    [{ mode: 'off' }, 'mode'],
    [{ isStopped: true }, 'live'],
  ] as const)('go on with what is left: %j', (known, step) => {
    expect(open(known)).toBe(step);
  });

  it('are over when the bot works, by itself or with drafts', () => {
    expect(stepStates(aShop({ mode: 'auto' })).live).toBe('done');
    expect(stepStates(aShop({ mode: 'draft' })).live).toBe('done');
    expect(open({})).toBe('live');
  });

  it('take articles for rules, and silence of deliveries for no fault of the setting up', () => {
    expect(stepStates(aShop({ hasRules: false, articles: 1 })).rules).toBe('done');
    expect(stepStates(aShop({ webhook: 'silent' })).delivery).toBe('done');
  });

  it('wait for no trial, and end with the last', () => {
    expect(stepStates(aShop()).try).toBe('optional');
    expect(stepAfter('connect')).toBe('delivery');
    expect(stepAfter('live')).toBe('live');
  });
});
