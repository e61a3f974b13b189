import { expect, it } from 'vitest';
import { dayRange } from '../../../web/features/admin/day-range.ts';
import { type SellerStatus, worstFirst } from '../../../web/features/admin/worst-first.ts';

const aSeller = (name: string, more: Partial<SellerStatus> = {}): SellerStatus => ({
  sellerId: name,
  name,
  mode: 'auto',
  isStopped: false,
  isLeaving: false,
  token: 'good',
  tariff: 'good',
  avitoSince: '2026-11-28T00:00:00.000Z',
  subscription: 'ours',
  lastReconciledAt: null,
  lastWebhookAt: null,
  ...more,
});

it('shows first who has lost Avito, then who is not told, then who is stopped, and the rest as they came', () => {
  const sellers = [
    aSeller('fine'),
    aSeller('stopped', { isStopped: true }),
    aSeller('silent', { subscription: 'silent' }),
    aSeller('never-connected', { token: 'none', subscription: 'off' }),
    aSeller('unpaid', { tariff: 'without-messenger' }),
    aSeller('leaving', { isLeaving: true, token: 'refused' }),
    aSeller('refused', { token: 'refused' }),
  ];
  expect(worstFirst(sellers).map(({ name }) => name)).toEqual([
    'unpaid',
    'refused',
    'silent',
    'stopped',
    'fine',
    'never-connected',
    'leaving',
  ]);
});

it('takes whole days, to the end of the last', () => {
  const { from = '', to = '' } = dayRange('2026-11-27', '2026-11-28');
  expect(Date.parse(to) - Date.parse(from)).toBe(2 * 86_400_000);
  expect(dayRange(undefined, undefined)).toEqual({});
});
