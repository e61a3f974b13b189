import { describe, expect, it } from 'vitest';
import { readOptions, UsageProblem } from './options.ts';

describe('the words behind `npm run eval --`', () => {
  it('are none: all dialogues, as often as suits the model, without a gate', () => {
    expect(readOptions([])).toMatchObject({ command: 'dialogues', runs: undefined, gate: undefined, atOnce: 4 });
  });

  it('choose', () => {
    const words = ['--trade', 'cars', '--only', 'cars-d-0', '--runs', '8', '--gate', '0.9'];
    const choice = { trade: 'cars', only: 'cars-d-0' };
    expect(readOptions(words)).toMatchObject({ command: 'dialogues', choice, runs: 8, gate: 0.9 });
    expect(readOptions(['--adversary', '--ablate'])).toMatchObject({ command: 'adversary', isAblated: true });
    expect(readOptions(['--compare', 'a.json', 'b.json']).files).toEqual(['a.json', 'b.json']);
  });

  it.each([
    ['--trade', 'ships'],
    ['--runs', '0'],
    ['--gate', '90'],
    ['--unknown'],
    ['--ablate'],
    ['--compare', 'a.json'],
    ['a.json'],
    ['--adversary', '--compare', 'a.json', 'b.json'],
  ])('are refused: %s %s', (...words) => {
    expect(() => readOptions(words)).toThrow(UsageProblem);
  });
});
