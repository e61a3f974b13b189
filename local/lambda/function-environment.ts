import { localCredentials } from '../engines/local-client.ts';
import { account } from '../template/account.ts';
import type { FunctionDescription } from '../template/read-functions.ts';

export interface EngineUrls {
  sqs: string;
  s3: string;
  dynamoDb: string;
  secretsManager: string;
}

/**
 * The whole environment of a function: the template's variables and what Lambda adds. Nothing of our own process comes in, and
 * the SDK finds an endpoint of this machine for each service it may call, credentials that open nothing, and no shared files.
 */
export function functionEnvironment(description: FunctionDescription, urls: EngineUrls): Record<string, string> {
  return {
    ...description.environment,
    AWS_REGION: account.region,
    AWS_DEFAULT_REGION: account.region,
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_ENDPOINT_URL_SQS: urls.sqs,
    AWS_ENDPOINT_URL_S3: urls.s3,
    AWS_ENDPOINT_URL_DYNAMODB: urls.dynamoDb,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: urls.secretsManager,
    AWS_LAMBDA_FUNCTION_NAME: description.functionName,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(description.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_FORMAT: 'JSON',
    LAMBDA_TASK_ROOT: description.codeFolder,
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
  };
}
