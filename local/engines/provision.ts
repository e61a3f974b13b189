import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { EngineUrls } from '../lambda/function-environment.ts';
import { provisionSecrets, putSecret } from '../secrets-manager/provision-secrets.ts';
import { type CloudDescription, requireVariable } from '../template/describe-cloud.ts';
import { createBuckets } from './create-buckets.ts';
import { createQueues } from './create-queues.ts';
import { createTables } from './create-tables.ts';
import { localClient } from './local-client.ts';

export interface OperatorKeys {
  gemini: string;
  /** Without it no seller is told on Telegram, unless one was put earlier. */
  telegram?: string | undefined;
}

/** Makes what a deployment would make: tables, queues, buckets, secrets. The keys are put as an operator would put them. */
export async function provision(cloud: CloudDescription, urls: EngineUrls, keys: OperatorKeys): Promise<void> {
  const dynamoDb = new DynamoDBClient(localClient(urls.dynamoDb));
  const sqs = new SQSClient(localClient(urls.sqs));
  const s3 = new S3Client(localClient(urls.s3));
  const secrets = new SecretsManagerClient(localClient(urls.secretsManager));
  try {
    await createTables(dynamoDb, cloud.tables);
    await createQueues(sqs, cloud.queues);
    await createBuckets(s3, cloud.buckets);
    await provisionSecrets(secrets, cloud.secrets);
    await putSecret(secrets, requireVariable(cloud, 'GEMINI_KEY_SECRET_ARN'), keys.gemini);
    if (keys.telegram !== undefined) {
      await putSecret(secrets, requireVariable(cloud, 'TELEGRAM_TOKEN_SECRET_ARN'), keys.telegram);
    }
  } finally {
    for (const client of [dynamoDb, sqs, s3, secrets]) client.destroy();
  }
}
