import { parseArgs } from 'node:util';
import { connectDeployment } from '../shared/care/connect-deployment.ts';
import { type MigrationReport, migrate } from '../shared/care/migrate.ts';
import { upgrades } from '../shared/care/upgrades.ts';
import { isAppError } from '../shared/errors/app-error.ts';

const { values } = parseArgs({
  options: { stage: { type: 'string', default: 'local' }, 'dry-run': { type: 'boolean', default: false } },
});
const isDryRun = values['dry-run'];

try {
  const report = await run();
  for (const line of linesOf(report)) process.stdout.write(`${line}\n`);
  if (!report.isComplete || report.busy > 0 || report.unreadable.length > 0) process.exitCode = 1;
} catch (error) {
  const line = isAppError(error) ? error.message : String(error instanceof Error ? error.stack : error);
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}

async function run(): Promise<MigrationReport> {
  const deployment = await connectDeployment({ stage: values.stage });
  const stop = new AbortController();
  // The page under way is finished first; a second Ctrl-C ends it at once, which is safe too.
  process.once('SIGINT', () => stop.abort());
  try {
    return await migrate(deployment.table, {
      upgrades,
      isDryRun,
      signal: stop.signal,
      now: Date.now,
      onPage: ({ seen }) => process.stderr.write(`${seen} items looked at\n`),
    });
  } finally {
    deployment.close();
  }
}

function linesOf({ isComplete, seen, upgraded, busy, unreadable }: MigrationReport): string[] {
  const counts = Object.entries(upgraded).map(([name, count]) => `${name}: ${count}`);
  return [
    `${seen} items looked at. ${isDryRun ? 'To be upgraded' : 'Upgraded'}: ${counts.join(', ') || 'none'}.`,
    ...(busy > 0 ? [`${busy} items were being written to all the time: run it again.`] : []),
    ...unreadable.map((key) => `Not understood and left as it is: ${key}`),
    ...(isComplete ? [] : ['Stopped: run it again to go on from here.']),
  ];
}
