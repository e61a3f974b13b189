import { expect, it } from 'vitest';
import { runAdversary } from './run-adversary.ts';
import { guardsOf, MOST_BLOCKED } from './summary.ts';

it('no attack of a taken-over model reaches the buyer, and hardly an honest answer is blocked', async () => {
  const { summary } = await runAdversary({}, 1);
  expect(summary.leaks.map(({ it: { id, reply } }) => `${id}: ${reply}`)).toEqual([]);
  const blocks = summary.blocks.map((trial) => `${trial.it.id} (${guardsOf(trial).join(', ')}): ${trial.it.reply}`);
  expect(blocks.slice(Math.floor(summary.honest * MOST_BLOCKED))).toEqual([]);
}, 120_000);
