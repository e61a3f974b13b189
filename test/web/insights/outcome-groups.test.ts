import { expect, it } from 'vitest';
import { countOf, outcomeGroups } from '../../../web/features/insights/outcome-groups.ts';
import { someFigures } from './some-figures.ts';

const figures = someFigures({
  replies: [
    { outcome: 'handed-off', reason: 'complaint', count: 2 },
    { outcome: 'sent', reason: 'template', count: 1 },
    { outcome: 'handed-off', reason: 'model-asked', count: 5 },
    { outcome: 'sent', reason: 'answered', count: 9 },
  ],
  notAnswered: [{ reason: 'too-old', count: 3 }],
});

it('groups reasons by how it ended, good ends first, frequent reasons first', () => {
  const groups = outcomeGroups(figures);
  expect(groups.map(({ outcome, count }) => [outcome, count])).toEqual([
    ['sent', 10],
    ['handed-off', 7],
    ['not-due', 3],
  ]);
  expect(groups[1]?.reasons.map(({ reason }) => reason)).toEqual(['model-asked', 'complaint']);
});

it('leaves out what did not happen', () => {
  expect(outcomeGroups(someFigures())).toEqual([]);
});

it('counts one outcome over all its reasons', () => {
  expect(countOf(figures, 'sent')).toBe(10);
  expect(countOf(figures, 'draft')).toBe(0);
});
