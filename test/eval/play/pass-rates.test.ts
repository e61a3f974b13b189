import { describe, expect, it } from 'vitest';
import { aPlayedDialogue } from '../support/a-played-dialogue.ts';
import { gate } from './gate.ts';
import { figuresOf, passPower } from './pass-rates.ts';

describe('pass^k', () => {
  it.each([
    [4, 4, 1, 1],
    [4, 4, 4, 1],
    [3, 4, 1, 0.75],
    [3, 4, 4, 0],
    [0, 4, 1, 0],
    [7, 8, 4, 0.5],
  ])('of %i right in %i plays for k = %i is %f', (passed, all, k, power) => {
    expect(passPower(passed, all, k)).toBeCloseTo(power);
  });

  it('is not known with fewer plays than k', () => expect(passPower(3, 3, 4)).toBeUndefined());

  it('is the mean over dialogues, in all and by category', () => {
    const dialogues = [
      aPlayedDialogue({ id: 'a', category: 'facts', passes: [true, true, true, true] }),
      aPlayedDialogue({ id: 'b', category: 'price', passes: [true, false, true, true] }),
    ];
    const { all, byCategory } = figuresOf({ dialogues });
    expect(all).toEqual({ name: 'all', dialogues: 2, pass1: 0.875, pass4: 0.5 });
    expect(byCategory.map(({ name, pass4 }) => [name, pass4])).toEqual([
      ['facts', 1],
      ['price', 0],
    ]);
  });

  it('of four is left open when a dialogue was played less often', () => {
    expect(figuresOf({ dialogues: [aPlayedDialogue({ passes: [true] })] }).all.pass4).toBeUndefined();
  });
});

describe('the gate', () => {
  const figures = figuresOf({ dialogues: [aPlayedDialogue({ passes: [true, true, true, false] })] });

  it('is open at its threshold', () => expect(gate(figures, 0.75)).toEqual([]));
  it('is closed above it', () => expect(gate(figures, 0.76)).toHaveLength(1));
  it('is closed to a run of nothing', () => expect(gate(figuresOf({ dialogues: [] }), 0)).toHaveLength(1));
});
