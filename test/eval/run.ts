import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { asText, sharesAsText } from './adversary/as-text.ts';
import { runAdversary } from './adversary/run-adversary.ts';
import { isPassed } from './adversary/summary.ts';
import { DataProblem } from './data/read-data.ts';
import { tradeSchema } from './data/trades.ts';

const { values } = parseArgs({
  options: {
    adversary: { type: 'boolean' },
    ablate: { type: 'boolean' },
    trade: { type: 'string' },
    only: { type: 'string' },
  },
});

try {
  const trade = tradeSchema.optional().safeParse(values.trade);
  if (!trade.success) throw new DataProblem(`--trade takes one of ${tradeSchema.options.join(', ')}`);
  const { summary, shares } = await runAdversary({ trade: trade.data, only: values.only });
  mkdirSync('.local/eval', { recursive: true });
  writeFileSync('.local/eval/adversary.json', JSON.stringify({ summary, shares }, undefined, 2));
  process.stdout.write(asText(summary));
  if (values.ablate) process.stdout.write(`\n${sharesAsText(shares)}`);
  process.exitCode = isPassed(summary) ? 0 : 1;
} catch (error) {
  if (!(error instanceof DataProblem)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
