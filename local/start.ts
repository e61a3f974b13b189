import { readSettings } from './settings.ts';
import { type LocalCloud, startLocalCloud } from './start-local-cloud.ts';
import { StartProblem } from './start-problem.ts';
import { startReport } from './start-report.ts';

const startedAt = performance.now();
const log = (line: string) => process.stdout.write(`${line}\n`);
const stopping = new AbortController();
let cloud: LocalCloud | undefined;
let stopAskedAt: number | undefined;

process.on('SIGINT', stop);
process.on('SIGTERM', stop);

try {
  const settings = readSettings(process.env);
  log('Starting…');
  cloud = await startLocalCloud(settings, { log, signal: stopping.signal });
  for (const line of startReport(cloud, settings, (performance.now() - startedAt) / 1000)) log(line);
  if (stopping.signal.aborted) await closeAndExit(cloud);
} catch (error) {
  if (stopping.signal.aborted) process.exit(0);
  const text = error instanceof StartProblem ? error.message : String(error instanceof Error ? error.stack : error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

function stop(): void {
  if (stopAskedAt !== undefined) {
    // npm passes on the same Ctrl-C that the terminal already sent.
    if (performance.now() - stopAskedAt > 500) process.exit(130);
    return;
  }
  stopAskedAt = performance.now();
  log('Stopping…');
  stopping.abort();
  if (cloud) void closeAndExit(cloud);
}

async function closeAndExit(running: LocalCloud): Promise<void> {
  try {
    await running.close();
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  }
}
