import { createServer } from 'node:http';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { startAvitoSandbox } from '../../../local/avito-sandbox/start-avito-sandbox.ts';
import { localClient } from '../../../local/engines/local-client.ts';
import { startGeminiStandIn } from '../../../local/gemini-stand-in/start-gemini-stand-in.ts';
import { listen } from '../../../local/listen.ts';
import { ensureAccessKeys } from '../../../shared/access/ensure-access-keys.ts';
import type { Finding } from '../../../shared/care/checks/finding.ts';
import type { Patient } from '../../../shared/care/checks/patient.ts';
import { examine } from '../../../shared/care/doctor.ts';
import { Sellers } from '../../../shared/store/sellers.ts';
import { Users } from '../../../shared/store/users.ts';
import { webhookSecret, webhookUrl } from '../../../shared/webhooks/webhook-secret.ts';
import { aSecretsManager } from '../../support/a-secrets-manager.ts';
import { aSeller } from '../../support/a-seller.ts';
import { aTable } from '../../support/a-table.ts';
import { anSqs } from '../../support/an-sqs.ts';

const WEBHOOK_KEY = 'k'.repeat(64);
const PREFIX = 'avito-assistant/test/sellers/';

/** A deployment in good health, made of the engines and stand-ins of `npm start`, for the doctor to look at. */
export async function aPatient() {
  const [table, secrets, sqs, sandbox, gemini] = await Promise.all([
    aTable(),
    aSecretsManager(),
    anSqs(),
    startAvitoSandbox({ port: 0 }),
    startGeminiStandIn({ port: 0 }),
  ]);
  const gateway = await aGateway();
  const s3 = new S3Client({ ...localClient(sqs.url), forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: 'uploads' }));
  const account = sandbox.accounts[0];
  if (account === undefined) throw new Error('the sandbox has an account');
  const webhookKeyArn = await secrets.keep('webhook-key', WEBHOOK_KEY);
  const signingArn = await secrets.keep('signing-keys', '{"keys":[]}');
  const accessArn = await secrets.keep('access-keys', '{"keys":[]}');
  const variables = {
    TABLE_NAME: table.name,
    UPLOADS_BUCKET: 'uploads',
    INBOUND_QUEUE_URL: sqs.inboundUrl,
    REPLIES_QUEUE_URL: sqs.repliesUrl,
    NOTICES_QUEUE_URL: await sqs.create('notices'),
    JOBS_QUEUE_URL: await sqs.create('jobs'),
    INBOUND_DEAD_LETTERS_URL: await sqs.create('dead-inbound.fifo', { FifoQueue: 'true' }),
    REPLIES_DEAD_LETTERS_URL: await sqs.create('dead-replies'),
    NOTICES_DEAD_LETTERS_URL: await sqs.create('dead-notices'),
    JOBS_DEAD_LETTERS_URL: await sqs.create('dead-jobs'),
    WEBHOOK_KEY_SECRET_ARN: webhookKeyArn,
    SIGNING_KEYS_SECRET_ARN: signingArn,
    ACCESS_KEYS_SECRET_ARN: accessArn,
    ORIGIN_KEY_SECRET_ARN: 'not-read',
    GEMINI_KEY_SECRET_ARN: await secrets.keep('gemini-key', 'put-the-gemini-api-key-here'),
    TELEGRAM_TOKEN_SECRET_ARN: await secrets.keep('telegram-token', 'put-the-telegram-bot-token-here'),
    SELLER_SECRET_PREFIX: PREFIX,
    AVITO_API_URL: sandbox.url,
    TELEGRAM_API_URL: 'http://127.0.0.1:1',
    PUBLIC_URL: gateway.url,
    DASHBOARD_URL: gateway.url,
    GEMINI_API_URL: gemini.url,
    GEMINI_MODEL: 'gemini-fast',
    GEMINI_FALLBACK_MODEL: 'gemini-fast',
    GEMINI_TIMEOUT_MS: '2000',
    GEMINI_PRICES: '{"gemini-fast":{"inputUsdPerMillion":1,"outputUsdPerMillion":1}}',
  };
  let ahead = 0;
  const patient: Patient = {
    stage: 'local',
    table,
    secrets: secrets.client,
    sqs: sqs.client,
    s3,
    variables,
    apiUrl: gateway.url,
    close: () => {},
    now: () => Date.now() + ahead,
    // Sellers' paces are waited for, in no time.
    sleep: async (milliseconds) => {
      ahead += milliseconds;
    },
  };
  const put = (arn: string, value: string) =>
    secrets.client.send(new PutSecretValueCommand({ SecretId: arn, SecretString: value }));
  const makeKeys = () =>
    ensureAccessKeys({
      secrets: secrets.client,
      signingKeysSecretArn: signingArn,
      accessKeysSecretArn: accessArn,
      now: () => Date.now() - 1_000,
      newId: () => 'key-1',
    });
  await makeKeys();
  const users = new Users(table);
  await users.create({
    userId: 'anna',
    email: 'anna@example.com',
    name: 'Anna',
    role: 'admin',
    sellerIds: [],
    isActive: true,
    tokensValidFrom: 0,
    version: 1,
    createdAt: 0,
  });
  await new Sellers(table).create(aSeller({ avitoUserId: String(account.id) }));
  const { clientId, clientSecret } = account;
  await secrets.keep(`${PREFIX}seller-1`, JSON.stringify({ clientId, clientSecret }));
  const ours = webhookUrl(gateway.url, 'seller-1', webhookSecret(WEBHOOK_KEY, 'seller-1', 1));
  sandbox.control.setSubscriptions(account.id, [ours]);
  return {
    patient,
    account,
    ours,
    sandbox,
    gemini,
    gateway,
    sqs,
    table,
    users,
    clientSecret,
    webhookKey: WEBHOOK_KEY,
    put,
    /** Puts everything right that a test has put wrong, but for what it wrote into the table. */
    async heal() {
      gemini.reset();
      await sandbox.control.clearFaults();
      sandbox.control.setSubscriptions(account.id, [ours]);
      Object.assign(gateway.answers, HEALTHY);
      await put(webhookKeyArn, WEBHOOK_KEY);
      await put(signingArn, '{"keys":[]}');
      await makeKeys();
    },
    /** What the doctor finds, with some variables other than they are. */
    examine: (changes: Partial<Patient> = {}): Promise<Finding[]> =>
      Array.fromAsync(examine({ ...patient, ...changes })),
    async close() {
      s3.destroy();
      await Promise.all([gateway.close(0), gemini.close(), sandbox.close()]);
      await Promise.all([table.close(), secrets.close(), sqs.close()]);
    },
  };
}

const HEALTHY = { health: 200, page: 200, webhook: 404 };

/** Where API, page and webhook answer as they do; `answers` may be changed. */
async function aGateway() {
  const answers = { ...HEALTHY };
  const server = createServer((request, response) => {
    const { health, page, webhook } = answers;
    response.writeHead(request.url === '/api/health' ? health : request.url === '/' ? page : webhook).end();
  });
  return { ...(await listen(server, 0)), answers };
}
