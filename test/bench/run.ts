import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Figure } from './figure.ts';
import { machine } from './machine.ts';
import { openBench } from './open-bench.ts';
import { asMarkdown, asText, withFigures } from './report.ts';
import { answerTimeRow } from './rows/answer-time.ts';
import { answerTimeWithModelRow } from './rows/answer-time-with-model.ts';
import { awsCostRow } from './rows/aws-cost.ts';
import { bundleSizeRow } from './rows/bundle-size.ts';
import { crowdRow } from './rows/crowd.ts';
import { dashboardRow } from './rows/dashboard.ts';
import { dynamoDbUnitsRow } from './rows/dynamodb-units.ts';
import { guardTimeRow } from './rows/guard-time.ts';
import { listingsImportRow } from './rows/listings-import.ts';
import { loadTimeRow } from './rows/load-time.ts';
import { loginTimingRow } from './rows/login-timing.ts';
import { promptTokensRow } from './rows/prompt-tokens.ts';
import { spikeRow } from './rows/spike.ts';
import { webhookRow } from './rows/webhook.ts';

const rows = [
  bundleSizeRow,
  loadTimeRow,
  webhookRow,
  answerTimeRow,
  answerTimeWithModelRow,
  spikeRow,
  guardTimeRow,
  promptTokensRow,
  loginTimingRow,
  dynamoDbUnitsRow,
  crowdRow,
  listingsImportRow,
  dashboardRow,
  awsCostRow,
];
const figuresFile = fileURLToPath(new URL('../../docs/figures.md', import.meta.url));
const readmeFile = fileURLToPath(new URL('../../README.md', import.meta.url));

const { values } = parseArgs({
  options: { only: { type: 'string' }, write: { type: 'boolean' }, verbose: { type: 'boolean' } },
});
const chosen = rows.filter(({ name }) => values.only === undefined || values.only === name);
if (chosen.length === 0) {
  process.stderr.write(`--only takes one of ${rows.map(({ name }) => name).join(', ')}\n`);
  process.exit(2);
}

if (values.write && values.only !== undefined) {
  process.stderr.write('--write takes all rows: figures of different runs do not compare\n');
  process.exit(2);
}

const isVerbose = values.verbose ?? false;
const where = machine(new Date());
const bench = openBench();
process.on('SIGINT', () => void bench.close().finally(() => process.exit(130)));
const figures: Figure[] = [];
try {
  for (const row of chosen) {
    const startedAt = performance.now();
    process.stdout.write(`${row.name}… `);
    figures.push(...(await row.measure(bench)));
    process.stdout.write(`${((performance.now() - startedAt) / 1_000).toFixed(0)} s\n`);
  }
} finally {
  await bench.close();
}
process.stdout.write(`\n${asText(figures, where, { isVerbose })}`);
if (bench.complaints.length > 0) {
  process.stdout.write(`The functions wrote ${bench.complaints.length} warnings and errors meanwhile.\n`);
  if (isVerbose) process.stdout.write(`${[...new Set(bench.complaints)].map((line) => `  ${line}\n`).join('')}`);
}
if (values.write) {
  writeFileSync(figuresFile, asMarkdown(figures, where));
  writeFileSync(readmeFile, withFigures(readFileSync(readmeFile, 'utf8'), figures, where));
}
process.exit(0);
