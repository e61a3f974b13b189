import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { readEnvironment, text, url } from '../../shared/lambda/environment.ts';
import { inboundQueue } from '../../shared/queues/inbound-queue.ts';
import { webhookKey } from '../../shared/webhooks/webhook-key.ts';
import type { AcceptDeps } from './accept-delivery.ts';

/** Avito waits two seconds: one quick second try, then 503. */
const PATIENCE = { maxAttempts: 2, requestHandler: { connectionTimeout: 300, requestTimeout: 800 } };

export function createDeps(): AcceptDeps {
  const environment = readEnvironment({ INBOUND_QUEUE_URL: url, WEBHOOK_KEY_SECRET_ARN: text });
  return {
    webhookKey: webhookKey(new SecretsManagerClient(PATIENCE), environment.WEBHOOK_KEY_SECRET_ARN),
    inbound: inboundQueue(new SQSClient(PATIENCE), environment.INBOUND_QUEUE_URL),
    now: Date.now,
  };
}
