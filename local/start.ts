import { runUntilStopped } from './run-until-stopped.ts';
import { readSettings } from './settings.ts';
import { startLocalCloud } from './start-local-cloud.ts';
import { startReport } from './start-report.ts';

const startedAt = performance.now();

await runUntilStopped(async (context) => {
  const settings = readSettings(process.env);
  const cloud = await startLocalCloud(settings, context);
  for (const line of startReport(cloud, settings, (performance.now() - startedAt) / 1000)) context.log(line);
  return cloud;
});
