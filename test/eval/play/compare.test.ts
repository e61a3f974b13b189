import { expect, it } from 'vitest';
import { aPlayedDialogue, aResult } from '../support/a-played-dialogue.ts';
import { compare } from './compare.ts';

it('two runs are compared on the dialogues that both have', () => {
  const before = aResult([
    aPlayedDialogue({ id: 'a', passes: [true, true] }),
    aPlayedDialogue({ id: 'b', passes: [false, false], category: 'price' }),
    aPlayedDialogue({ id: 'gone', passes: [false] }),
  ]);
  const after = aResult([
    aPlayedDialogue({ id: 'b', passes: [true, false], category: 'price' }),
    aPlayedDialogue({ id: 'a', passes: [true, false] }),
    aPlayedDialogue({ id: 'new', passes: [false] }),
  ]);
  const comparison = compare(before, after);
  expect(comparison.all).toEqual({ name: 'all', before: 0.5, after: 0.5 });
  expect(comparison.byCategory).toEqual([
    { name: 'facts', before: 1, after: 0.5 },
    { name: 'price', before: 0, after: 0.5 },
  ]);
  expect(comparison.worse.map(({ name }) => name)).toEqual(['a']);
  expect(comparison.better.map(({ name }) => name)).toEqual(['b']);
  expect([comparison.onlyBefore, comparison.onlyAfter]).toEqual([1, 1]);
});
