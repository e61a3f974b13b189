import { openDevServer } from './open-dev-server.ts';
import { runUntilStopped } from './run-until-stopped.ts';
import { readSettings } from './settings.ts';
import { startLocalCloud } from './start-local-cloud.ts';
import { startReport } from './start-report.ts';

const startedAt = performance.now();

await runUntilStopped(async (context) => {
  const settings = readSettings(process.env);
  const cloud = await startLocalCloud(settings, context);
  try {
    const dev = await openDevServer({ port: settings.devPort, apiUrl: cloud.url });
    const report = startReport({ ...cloud, dashboardUrl: dev.url }, settings, (performance.now() - startedAt) / 1000);
    for (const line of report) context.log(line);
    // The page first: it calls the API.
    return { close: () => dev.close().finally(cloud.close) };
  } catch (error) {
    await cloud.close();
    throw error;
  }
});
