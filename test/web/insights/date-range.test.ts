import { describe, expect, it } from 'vitest';
import { isLongest, isWorthAsking, rangeOf, withFrom, withTo } from '../../../web/features/insights/date-range.ts';
import { insightsSearch } from '../../../web/features/insights/insights-search.ts';

const today = '2026-03-10';

describe('the days that an address asks for', () => {
  it('are the last seven, today among them, where it says nothing', () => {
    expect(rangeOf({}, today)).toEqual({ from: '2026-03-04', to: today, preset: '7-days' });
  });

  it('move on with today where it names a span', () => {
    expect(rangeOf({ range: '30-days' }, today)).toEqual({ from: '2026-02-09', to: today, preset: '30-days' });
    expect(rangeOf({ range: '90-days' }, today)).toMatchObject({ from: '2025-12-11', to: today });
    expect(rangeOf({ range: 'this-month' }, today)).toMatchObject({ from: '2026-03-01', to: today });
  });

  it('are the named dates, which go before a span', () => {
    const range = rangeOf({ range: '90-days', from: '2026-01-01', to: '2026-01-31' }, today);
    expect(range).toEqual({ from: '2026-01-01', to: '2026-01-31', preset: undefined });
  });

  it('are told by the name of a span where the dates are just those', () => {
    expect(rangeOf({ from: '2026-03-04', to: today }, today).preset).toBe('7-days');
  });

  it('end today where only a beginning is named, and last a week where only an end is', () => {
    expect(rangeOf({ from: '2026-03-01' }, today)).toMatchObject({ from: '2026-03-01', to: today });
    expect(rangeOf({ to: '2026-02-10' }, today)).toMatchObject({ from: '2026-02-04', to: '2026-02-10' });
  });

  it('are put in order, kept out of the future and not too many for the API', () => {
    expect(rangeOf({ from: '2026-02-10', to: '2026-02-01' }, today)).toMatchObject({
      from: '2026-02-01',
      to: '2026-02-10',
    });
    expect(rangeOf({ from: '2027-01-01', to: '2027-02-01' }, today)).toMatchObject({ from: today, to: today });
    expect(rangeOf({ from: '2020-01-01', to: '2026-03-01' }, today)).toMatchObject({
      from: '2025-11-30',
      to: '2026-03-01',
    });
  });

  it('are the usual ones where the address makes no sense', () => {
    const search = insightsSearch({ range: 'for ever', from: '2026-02-31x', to: 7 });
    expect(rangeOf(search, today).preset).toBe('7-days');
  });
});

describe('another beginning or end', () => {
  const range = { from: '2026-02-01', to: '2026-02-28' };

  it('takes its place', () => {
    expect(withFrom(range, '2026-02-10')).toEqual({ from: '2026-02-10', to: '2026-02-28' });
    expect(withTo(range, '2026-03-05')).toEqual({ from: '2026-02-01', to: '2026-03-05' });
  });

  it('takes the other one along where it would pass it', () => {
    expect(withFrom(range, '2026-03-03')).toEqual({ from: '2026-03-03', to: '2026-03-03' });
    expect(withTo(range, '2026-01-03')).toEqual({ from: '2026-01-03', to: '2026-01-03' });
  });

  it('keeps what was just chosen where the days become too many', () => {
    const fromEarly = withFrom(range, '2025-06-01');
    expect(fromEarly).toEqual({ from: '2025-06-01', to: '2025-08-31' });
    expect(isLongest(fromEarly)).toBe(true);
    const toLate = withTo({ from: '2025-06-01', to: '2025-06-02' }, '2026-03-01');
    expect(toLate).toEqual({ from: '2025-11-30', to: '2026-03-01' });
    expect(isLongest(toLate)).toBe(true);
    expect(isLongest(range)).toBe(false);
  });
});

it('asks for no date that is still being typed, and for none to come', () => {
  const asked = ['', '0002-03-01', '2019-12-31', '2026-03-11'].map((date) => isWorthAsking(date, today));
  expect(asked).toEqual([false, false, false, false]);
  expect(isWorthAsking(today, today)).toBe(true);
});
