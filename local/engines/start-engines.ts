import type { Closing } from '../closing.ts';
import type { DataFolder } from '../data-folder.ts';
import type { EngineUrls } from '../lambda/function-environment.ts';
import { startSecretsManager } from '../secrets-manager/start-secrets-manager.ts';
import { startDynamoDb } from './start-dynamodb.ts';
import { startSqs } from './start-sqs.ts';

/** Starts DynamoDB and Secrets Manager on their kept data, SQS and S3 in memory, each on a free port of this machine. */
export async function startEngines(
  data: DataFolder,
  options: { closing: Closing; onFailure: (error: Error) => void },
): Promise<EngineUrls> {
  const dynamoDb = await startDynamoDb({ folder: data.path('dynamodb'), onFailure: options.onFailure });
  options.closing.add(dynamoDb.close);
  const secretsManager = await startSecretsManager({ file: data.path('secrets.json') });
  options.closing.add(secretsManager.close);
  const sqs = await startSqs();
  options.closing.add(sqs.close);
  return { dynamoDb: dynamoDb.url, secretsManager: secretsManager.url, sqs: sqs.url, s3: sqs.url };
}
