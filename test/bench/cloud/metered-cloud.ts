import { createClosing } from '../../../local/closing.ts';
import { connect } from '../../../local/connect.ts';
import { provision } from '../../../local/engines/provision.ts';
import { runFunctions } from '../../../local/lambda/run-functions.ts';
import { openSurroundings, type Surroundings } from '../../../local/surroundings.ts';
import { synthesize } from '../../../local/synthesize.ts';
import { describeCloud } from '../../../local/template/describe-cloud.ts';
import { type CallCounter, openCallCounter } from '../meter/call-counter.ts';
import { type DynamoDbMeter, openDynamoDbMeter } from '../meter/dynamodb-meter.ts';
import { type InvocationLog, logInvocations } from '../meter/invocation-log.ts';
import { type BenchCloud, benchSettings } from './bench-cloud.ts';

export interface MeteredCloud extends BenchCloud {
  meters: { dynamoDb: DynamoDbMeter; sqs: CallCounter; secretsManager: CallCounter; invocations: InvocationLog };
  logFileOf(name: string): string;
  assemblyFolder: string;
}

/**
 * The local cloud with a meter before each engine, put together from the same parts. `engines` are the engines themselves:
 * what the bench does there is not counted. The schedule does not run, for it would be counted with whatever is measured.
 */
export async function startMeteredCloud(dataDir: string, log: (line: string) => void): Promise<MeteredCloud> {
  const closing = createClosing();
  try {
    const surroundings = await openSurroundings(benchSettings(dataDir), { closing, log });
    const { gateway, data, engines, sandbox, geminiStandIn } = surroundings;
    if (sandbox === undefined || geminiStandIn === undefined) throw new Error('the stand-ins did not start');
    const sqs = await openCallCounter(engines.sqs);
    const secretsManager = await openCallCounter(engines.secretsManager);
    closing.add(sqs.close);
    closing.add(secretsManager.close);
    await synthesizeFor(surroundings);
    const description = describeCloud(data.path('cdk.out'), {
      sqsUrl: sqs.url,
      s3Url: sqs.url,
      gatewayUrl: gateway.url,
    });
    await provision(description, engines, { gemini: 'the stand-in asks for no key' });
    const dynamoDb = await openDynamoDbMeter(engines.dynamoDb, description.tables);
    closing.add(dynamoDb.close);

    const urls = { dynamoDb: dynamoDb.url, sqs: sqs.url, secretsManager: secretsManager.url, s3: engines.s3 };
    // The SDK puts this name into its user agent: so a meter knows who calls.
    const named = description.functions.map((each) => ({
      ...each,
      environment: { ...each.environment, AWS_SDK_UA_APP_ID: each.name },
    }));
    const logFileOf = (name: string) => data.path('logs', `${name}.log`);
    const running = await runFunctions(named, { urls, logFileOf, log });
    closing.add(running.close);
    const invocations = logInvocations(running, named);
    await connect(
      { ...surroundings, engines: { ...engines, sqs: sqs.url } },
      { description: { ...description, schedules: [] }, functions: invocations.functions },
      { closing, log, fire: () => undefined },
    );
    return {
      url: gateway.url,
      sandbox,
      geminiStandIn,
      engines,
      description,
      meters: { dynamoDb, sqs, secretsManager, invocations },
      logFileOf,
      assemblyFolder: data.path('cdk.out'),
      close: () => closing.close(2_000),
    };
  } catch (error) {
    await closing.close(0);
    throw error;
  }
}

async function synthesizeFor({ data, sandbox, geminiStandIn, publicUrl }: Surroundings): Promise<void> {
  await synthesize({
    outputFolder: data.path('cdk.out'),
    logFile: data.path('logs', 'synth.log'),
    signal: new AbortController().signal,
    variables: { AVITO_API_URL: sandbox?.url ?? '', GEMINI_API_URL: geminiStandIn?.url ?? '', PUBLIC_URL: publicUrl },
  });
}
