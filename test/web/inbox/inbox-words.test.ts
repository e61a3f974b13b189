import { expect, it } from 'vitest';
import { markOf } from '../../../web/features/inbox/inbox-words.ts';

const now = Date.parse('2026-11-28T10:00:00Z');

it('marks what needs somebody, and a person who answers as long as he does', () => {
  expect(markOf({ state: 'needs-human' }, now)).toBe('needs-human');
  expect(markOf({ state: 'draft', takeoverUntil: '2026-11-28T11:00:00Z' }, now)).toBe('draft');
  expect(markOf({ state: 'waiting', takeoverUntil: '2026-11-28T11:00:00Z' }, now)).toBe('takeover');
  expect(markOf({ state: 'waiting', takeoverUntil: '2026-11-28T09:59:00Z' }, now)).toBeUndefined();
  expect(markOf({ state: 'answering' }, now)).toBe('answering');
});
