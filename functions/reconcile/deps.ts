import { setTimeout as sleep } from 'node:timers/promises';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { readEnvironment, text, url } from '../../shared/lambda/environment.ts';
import { createLog } from '../../shared/lambda/log.ts';
import { createMeasure } from '../../shared/lambda/metrics.ts';
import { inboundQueue } from '../../shared/queues/inbound-queue.ts';
import { noticeQueue } from '../../shared/queues/notice-queue.ts';
import { replyQueue } from '../../shared/queues/reply-queue.ts';
import { sellerAvito } from '../../shared/sellers/seller-avito.ts';
import { Chats } from '../../shared/store/chats.ts';
import { Counts } from '../../shared/store/counts.ts';
import { Health } from '../../shared/store/health.ts';
import { Messages } from '../../shared/store/messages.ts';
import { Replies } from '../../shared/store/replies.ts';
import { Sellers } from '../../shared/store/sellers.ts';
import { connectTable } from '../../shared/store/table.ts';
import { webhookKey } from '../../shared/webhooks/webhook-key.ts';
import { webhookSecret, webhookUrl } from '../../shared/webhooks/webhook-secret.ts';
import type { ReconcileDeps } from './reconcile-deps.ts';

export function createDeps(): ReconcileDeps {
  const environment = readEnvironment({
    TABLE_NAME: text,
    INBOUND_QUEUE_URL: url,
    REPLIES_QUEUE_URL: url,
    NOTICES_QUEUE_URL: url,
    AVITO_API_URL: url,
    SELLER_SECRET_PREFIX: text,
    WEBHOOK_KEY_SECRET_ARN: text,
    PUBLIC_URL: url,
  });
  const table = connectTable(environment.TABLE_NAME);
  const secrets = new SecretsManagerClient();
  const sqs = new SQSClient();
  const time = { now: Date.now, sleep };
  const key = webhookKey(secrets, environment.WEBHOOK_KEY_SECRET_ARN);
  return {
    sellers: new Sellers(table),
    chats: new Chats(table),
    counts: new Counts(table),
    messages: new Messages(table),
    replies: new Replies(table),
    health: new Health(table),
    inbound: inboundQueue(sqs, environment.INBOUND_QUEUE_URL),
    noticeQueue: noticeQueue(sqs, environment.NOTICES_QUEUE_URL),
    replyQueue: replyQueue(sqs, environment.REPLIES_QUEUE_URL),
    avitoFor: sellerAvito({
      ...time,
      table,
      secrets,
      baseUrl: environment.AVITO_API_URL,
      secretPrefix: environment.SELLER_SECRET_PREFIX,
    }),
    async webhookUrlOf({ sellerId, webhookSecretVersion }) {
      return webhookUrl(environment.PUBLIC_URL, sellerId, webhookSecret(await key(), sellerId, webhookSecretVersion));
    },
    now: Date.now,
    log: createLog(),
    measure: createMeasure(),
  };
}
