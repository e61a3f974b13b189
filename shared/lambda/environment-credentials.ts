import type { SQSClientConfig } from '@aws-sdk/client-sqs';
import { readEnvironment, text } from './environment.ts';

/**
 * Stands for the SDK's `@aws-sdk/credential-provider-node` in the bundles of functions: the credentials Lambda gives in the
 * environment, and no search elsewhere (docs/decisions/019). A client that is made without them throws
 * `environment-invalid`, so the function does not load.
 */
export const defaultProvider: NonNullable<SQSClientConfig['credentialDefaultProvider']> = () => {
  const environment = readEnvironment({ AWS_ACCESS_KEY_ID: text, AWS_SECRET_ACCESS_KEY: text });
  // Only a user's own key has none; a function's role always comes with one.
  const sessionToken = process.env.AWS_SESSION_TOKEN;
  const credentials = {
    accessKeyId: environment.AWS_ACCESS_KEY_ID,
    secretAccessKey: environment.AWS_SECRET_ACCESS_KEY,
    ...(sessionToken && { sessionToken }),
  };
  return async () => credentials;
};
