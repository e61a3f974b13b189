import type { AvitoSandbox } from './avito-sandbox/start-avito-sandbox.ts';
import { type Closing, createClosing } from './closing.ts';
import { connect } from './connect.ts';
import { deployTemplate } from './deploy-template.ts';
import { writeDeploymentFile } from './deployment-file.ts';
import type { GeminiStandIn } from './gemini-stand-in/start-gemini-stand-in.ts';
import type { EngineUrls } from './lambda/function-environment.ts';
import type { InvocationOutcome } from './lambda/start-instance.ts';
import { scheduledEvent } from './schedules/start-schedules.ts';
import { type SeededAdmin, seedAdmin } from './seed/seed-admin.ts';
import type { DemoAccount } from './seed/seed-demo-seller.ts';
import type { LocalSettings } from './settings.ts';
import { StartProblem } from './start-problem.ts';
import { openSurroundings } from './surroundings.ts';
import { type CloudDescription, requireVariable } from './template/describe-cloud.ts';
import type { ScheduleDescription } from './template/read-schedules.ts';

export interface LocalCloud {
  /** The dashboard, the API and webhooks. */
  url: string;
  dashboardUrl: string;
  /** Undefined when the real Avito is used. */
  sandbox: AvitoSandbox | undefined;
  /** Undefined when a model is used. */
  geminiStandIn: GeminiStandIn | undefined;
  engines: EngineUrls;
  /** What the template says. */
  description: CloudDescription;
  /** The sandbox's account that the seller `demo` is connected to. */
  demoAccount: DemoAccount | undefined;
  admin: SeededAdmin;
  /** Runs a function once, by its service name. */
  invoke(functionName: string, event: object): Promise<InvocationOutcome>;
  /** Fires the schedule of a function now, as if its time had come. */
  runSchedule(functionName: string): Promise<InvocationOutcome>;
  /** What runs may finish, within two seconds in all. */
  close(): Promise<void>;
}

export interface StartOptions {
  /** One line for the person at the console. */
  log(line: string): void;
  /** Gives the start up; what was started by then is closed. */
  signal?: AbortSignal;
}

const graceMs = 2_000;

/** Synthesizes the app and runs it on this machine. Throws a StartProblem for what the person who starts it can put right. */
export async function startLocalCloud(settings: LocalSettings, options: StartOptions): Promise<LocalCloud> {
  const closing = createClosing();
  try {
    return await start(settings, { signal: new AbortController().signal, ...options }, closing);
  } catch (error) {
    await closing.close(0);
    throw error;
  }
}

async function start(
  settings: LocalSettings,
  { log, signal }: Required<StartOptions>,
  closing: Closing,
): Promise<LocalCloud> {
  const surroundings = await openSurroundings(settings, { closing, log });
  signal.throwIfAborted();
  const deployment = await deployTemplate(settings, surroundings, { closing, log, signal });
  signal.throwIfAborted();
  const { description, functions } = deployment;
  const fire = (schedule: ScheduleDescription) =>
    functions.invoke(schedule.functionArn, scheduledEvent(schedule, new Date()));
  const admin = await seedAdmin({
    admin: settings.admin,
    engines: surroundings.engines,
    tableName: requireVariable(description, 'TABLE_NAME'),
    signingKeysSecretArn: requireVariable(description, 'SIGNING_KEYS_SECRET_ARN'),
    accessKeysSecretArn: requireVariable(description, 'ACCESS_KEYS_SECRET_ARN'),
    now: Date.now,
  });
  const demoAccount = await connect(surroundings, deployment, { closing, log, fire });
  const { data, engines } = surroundings;
  closing.add(writeDeploymentFile(data, { engines, variables: description.variables }));
  return {
    url: surroundings.gateway.url,
    dashboardUrl: surroundings.gateway.url,
    sandbox: surroundings.sandbox,
    geminiStandIn: surroundings.geminiStandIn,
    engines,
    description,
    demoAccount,
    admin,
    invoke: functions.invoke,
    runSchedule: async (functionName) => {
      const arn = description.functions.find(({ name }) => name === functionName)?.arn;
      const schedule = description.schedules.find(({ functionArn }) => functionArn === arn);
      if (schedule === undefined) throw new StartProblem(`The template has no schedule for ${functionName}`);
      return fire(schedule);
    },
    close: () => closing.close(graceMs),
  };
}
