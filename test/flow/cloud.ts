import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import dynalite from 'dynalite';
import { inject } from 'vitest';
import { startAvitoSandbox } from '../../local/avito-sandbox/start-avito-sandbox.ts';
import { localCredentials } from '../../local/engines/local-client.ts';
import { provision } from '../../local/engines/provision.ts';
import { startSqs } from '../../local/engines/start-sqs.ts';
import { openGateway } from '../../local/gateway/open-gateway.ts';
import { startGeminiStandIn } from '../../local/gemini-stand-in/start-gemini-stand-in.ts';
import { listen } from '../../local/listen.ts';
import { startSecretsManager } from '../../local/secrets-manager/start-secrets-manager.ts';
import { account } from '../../local/template/account.ts';
import { type CloudDescription, describeCloud } from '../../local/template/describe-cloud.ts';

/**
 * Everything the handlers need, in this process, so that one faked `Date` is the clock of all of it: the sandbox, the
 * stand-in, the engines, and what the synthesized template asks for. The handlers come from their sources. Sets `process.env` as Lambda would.
 */
export async function startCloud() {
  const folder = mkdtempSync(join(tmpdir(), 'flow-'));
  const [sqs, secretsManager, dynamoDb, sandbox, gemini, gateway] = await Promise.all([
    startSqs(),
    startSecretsManager({ file: join(folder, 'secrets.json') }),
    listen(dynalite({ createTableMs: 0 }), 0),
    startAvitoSandbox({ port: 0, now: Date.now, withOldChats: false }),
    startGeminiStandIn({ port: 0 }),
    openGateway(0),
  ]);
  const description = describeCloud(inject('assembly'), { sqsUrl: sqs.url, s3Url: sqs.url, gatewayUrl: gateway.url });
  const engines = { sqs: sqs.url, dynamoDb: dynamoDb.url, secretsManager: secretsManager.url, s3: sqs.url };
  await provision(description, engines, { gemini: 'a key' });
  Object.assign(process.env, environmentOf(description, engines), {
    AVITO_API_URL: sandbox.url,
    GEMINI_API_URL: gemini.url,
    PUBLIC_URL: gateway.url,
    DASHBOARD_URL: gateway.url,
  });
  return {
    description,
    engines,
    sandbox,
    gemini,
    gateway,
    async close() {
      await Promise.all([gateway.close(0), sandbox.close(), gemini.close()]);
      await Promise.all([sqs.close(), secretsManager.close(0), dynamoDb.close(0)]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type Cloud = Awaited<ReturnType<typeof startCloud>>;

/** The variables of all functions at once: where two have the same name they have the same value. */
function environmentOf({ functions }: CloudDescription, engines: Cloud['engines']): Record<string, string> {
  return {
    ...Object.assign({}, ...functions.map(({ environment }) => environment)),
    POWERTOOLS_LOG_LEVEL: 'SILENT',
    POWERTOOLS_METRICS_DISABLED: 'true',
    AWS_REGION: account.region,
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    AWS_ENDPOINT_URL_SQS: engines.sqs,
    AWS_ENDPOINT_URL_S3: engines.s3,
    AWS_ENDPOINT_URL_DYNAMODB: engines.dynamoDb,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: engines.secretsManager,
  };
}
