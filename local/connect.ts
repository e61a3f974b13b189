import type { Closing } from './closing.ts';
import type { Deployment } from './deploy-template.ts';
import { startEventSources } from './event-source/start-event-sources.ts';
import { openSite } from './gateway/open-site.ts';
import { openLogFile } from './log-file.ts';
import { startSchedules } from './schedules/start-schedules.ts';
import { type DemoAccount, seedDemoSeller } from './seed/seed-demo-seller.ts';
import type { Surroundings } from './surroundings.ts';
import { requireVariable } from './template/describe-cloud.ts';
import type { ScheduleDescription } from './template/read-schedules.ts';

interface ConnectOptions {
  closing: Closing;
  log: (line: string) => void;
  fire: (schedule: ScheduleDescription) => unknown;
}

/** Lets the world in: HTTP requests first, then the demo seller, whose webhook is tried at once, then queues and schedules. */
export async function connect(
  surroundings: Surroundings,
  deployment: Deployment,
  options: ConnectOptions,
): Promise<DemoAccount | undefined> {
  const { closing, log } = options;
  const { description, functions } = deployment;
  serveHttp(surroundings, deployment, closing);
  const demoAccount = await connectDemoSeller(surroundings, deployment);
  const eventSources = startEventSources({
    sources: description.eventSources,
    queues: description.queues,
    sqsUrl: surroundings.engines.sqs,
    invoke: functions.invoke,
    log,
  });
  closing.add(eventSources.close);
  closing.add(startSchedules(description.schedules, options.fire).close);
  return demoAccount;
}

function serveHttp({ gateway, data }: Surroundings, { description, functions }: Deployment, closing: Closing): void {
  const { httpApis: apis } = description;
  const accessLog = openLogFile(data.path('logs', 'access.log'));
  closing.add(accessLog.close);
  gateway.serve({
    apis,
    invoke: functions.invoke,
    site: description.site && openSite(description.site),
    log: (line) => accessLog.write(`${line}\n`),
  });
  // Before the functions it calls and the log it writes.
  closing.add(gateway.close);
}

async function connectDemoSeller(
  { sandbox, engines, publicUrl }: Surroundings,
  { description }: Deployment,
): Promise<DemoAccount | undefined> {
  const [account] = sandbox?.accounts ?? [];
  if (sandbox === undefined || account === undefined) return undefined;
  await seedDemoSeller({
    account,
    avitoUrl: sandbox.url,
    publicUrl,
    engines,
    tableName: requireVariable(description, 'TABLE_NAME'),
    sellerSecretPrefix: requireVariable(description, 'SELLER_SECRET_PREFIX'),
    webhookKeySecretArn: requireVariable(description, 'WEBHOOK_KEY_SECRET_ARN'),
    now: Date.now,
  });
  return account;
}
