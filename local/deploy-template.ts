import type { Closing } from './closing.ts';
import { provision } from './engines/provision.ts';
import { type RunningFunctions, runFunctions } from './lambda/run-functions.ts';
import type { LocalSettings } from './settings.ts';
import type { Surroundings } from './surroundings.ts';
import { synthesize } from './synthesize.ts';
import { type CloudDescription, describeCloud } from './template/describe-cloud.ts';

export interface Deployment {
  description: CloudDescription;
  functions: RunningFunctions;
}

/** Synthesizes the app and makes what its template names: tables, queues, secrets, functions. Nothing calls a function yet. */
export async function deployTemplate(
  settings: LocalSettings,
  surroundings: Surroundings,
  { closing, log, signal }: { closing: Closing; log: (line: string) => void; signal: AbortSignal },
): Promise<Deployment> {
  const { data, engines, gateway, sandbox, geminiStandIn, publicUrl } = surroundings;
  await synthesize({
    outputFolder: data.path('cdk.out'),
    logFile: data.path('logs', 'synth.log'),
    signal,
    // An empty variable counts as not set: the stage's own default is the real service.
    variables: {
      AVITO_API_URL: sandbox?.url ?? settings.avitoApiUrl ?? '',
      GEMINI_API_URL: geminiStandIn?.url ?? settings.gemini.apiUrl ?? '',
      TELEGRAM_API_URL: settings.telegram.apiUrl ?? '',
      PUBLIC_URL: publicUrl,
      DASHBOARD_URL: new URL(publicUrl).origin,
    },
  });
  const description = describeCloud(data.path('cdk.out'), {
    sqsUrl: engines.sqs,
    s3Url: engines.s3,
    gatewayUrl: gateway.url,
  });
  for (const type of description.notRun) log(`${type} is in the template and does nothing on one machine`);
  await provision(description, engines, {
    gemini: settings.gemini.apiKey ?? 'the stand-in asks for no key',
    telegram: settings.telegram.botToken,
  });
  const functions = await runFunctions(description.functions, {
    urls: engines,
    logFileOf: (name) => data.path('logs', `${name}.log`),
    log,
    loadedWhenCalled: calledByPeople(description),
  });
  closing.add(functions.close);
  return { description, functions };
}

/** What is behind `/api`: nobody's message waits for it. */
function calledByPeople({ httpApis }: CloudDescription): ReadonlySet<string> {
  const routes = httpApis.flatMap((api) => api.routes).filter(({ key }) => key.includes(' /api/'));
  return new Set(routes.map(({ functionArn }) => functionArn));
}
