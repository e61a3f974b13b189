import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { AppError } from '../errors/app-error.ts';
import { connectTable, type Table } from '../store/table.ts';
import { readDeployedVariables } from './deployed-variables.ts';
import { type LocalDeployment, readLocalDeployment } from './local-deployment.ts';

/** What a command needs of a running product, wherever it runs. */
export interface Deployment {
  stage: string;
  table: Table;
  secrets: SecretsManagerClient;
  sqs: SQSClient;
  s3: S3Client;
  /** The environment variables of all functions at once: where two have the same name they have the same value. */
  variables: Record<string, string>;
  apiUrl: string;
  close(): void;
}

/**
 * Connects to what `npm start` runs (stage `local`) or to a deployed stage. Throws an AppError that says what to do when
 * nothing runs there.
 */
export async function connectDeployment(options: { stage: string; dataDir?: string }): Promise<Deployment> {
  const { stage, dataDir = process.env.LOCAL_DATA_DIR || '.local' } = options;
  if (stage !== 'local') return deploymentOf(stage, await readDeployedVariables(stage));
  const local = readLocalDeployment(dataDir);
  return deploymentOf(stage, local.variables, local);
}

function deploymentOf(stage: string, variables: Record<string, string>, local?: LocalDeployment): Deployment {
  const { TABLE_NAME, API_URL } = variables;
  if (TABLE_NAME === undefined || API_URL === undefined) {
    throw new AppError('invalid', {
      code: 'deployment-incomplete',
      message: `the stage ${stage} does not say where its table and its API are: deploy this version first`,
    });
  }
  const configOf = (service: keyof LocalDeployment['endpoints']) =>
    local === undefined
      ? {}
      : { endpoint: local.endpoints[service], region: local.region, credentials: local.credentials };
  const dynamoDb = new DynamoDBClient(configOf('dynamoDb'));
  const secrets = new SecretsManagerClient(configOf('secretsManager'));
  const sqs = new SQSClient(configOf('sqs'));
  const s3 = new S3Client(configOf('s3'));
  return {
    stage,
    table: connectTable(TABLE_NAME, dynamoDb),
    secrets,
    sqs,
    s3,
    variables,
    apiUrl: API_URL,
    close: () => {
      for (const client of [dynamoDb, secrets, sqs, s3]) client.destroy();
    },
  };
}
