import { asText, sharesAsText } from '../adversary/as-text.ts';
import { runAdversary } from '../adversary/run-adversary.ts';
import { isPassed } from '../adversary/summary.ts';
import type { Options } from './options.ts';
import { keep, say } from './output.ts';

/** Says whether nothing leaked and hardly an honest answer was blocked. */
export async function evaluateAdversary({ choice, isAblated }: Options): Promise<boolean> {
  const { summary, shares } = await runAdversary(choice);
  say(asText(summary));
  if (isAblated) say(sharesAsText(shares));
  say(keep('adversary.json', JSON.stringify({ summary, shares }, undefined, 2)));
  return isPassed(summary);
}
