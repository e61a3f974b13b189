import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { readEnvironment, text, url } from '../../shared/lambda/environment.ts';
import { createLog, type Log } from '../../shared/lambda/log.ts';
import { createMeasure, type Measure } from '../../shared/lambda/metrics.ts';
import { retryIn } from '../../shared/queues/retry-in.ts';
import { Chats } from '../../shared/store/chats.ts';
import { Listings } from '../../shared/store/listings.ts';
import { Messages } from '../../shared/store/messages.ts';
import { NoticeDeliveries } from '../../shared/store/notice-deliveries.ts';
import { SellerNotices } from '../../shared/store/seller-notices.ts';
import { Sellers } from '../../shared/store/sellers.ts';
import { connectTable } from '../../shared/store/table.ts';
import { webhookKey } from '../../shared/webhooks/webhook-key.ts';
import { postWebhook } from './post-webhook.ts';
import { sendTelegram } from './send-telegram.ts';
import { telegramToken } from './telegram-token.ts';
import type { TellDeps } from './tell-seller.ts';

const ENVIRONMENT = {
  STAGE: text,
  TABLE_NAME: text,
  NOTICES_QUEUE_URL: url,
  WEBHOOK_KEY_SECRET_ARN: text,
  TELEGRAM_TOKEN_SECRET_ARN: text,
  TELEGRAM_API_URL: url,
  DASHBOARD_URL: url,
};

export interface NotifierDeps extends TellDeps {
  retryIn: ReturnType<typeof retryIn>;
  log: Log;
  measure: Measure;
}

export function createDeps(): NotifierDeps {
  const environment = readEnvironment(ENVIRONMENT);
  const table = connectTable(environment.TABLE_NAME);
  const secrets = new SecretsManagerClient();
  const isLocal = environment.STAGE === 'local';
  const telegram = {
    apiUrl: environment.TELEGRAM_API_URL,
    token: telegramToken(secrets, environment.TELEGRAM_TOKEN_SECRET_ARN, Date.now),
  };
  return {
    sellers: new Sellers(table),
    sellerNotices: new SellerNotices(table),
    deliveries: new NoticeDeliveries(table),
    chats: new Chats(table),
    listings: new Listings(table),
    messages: new Messages(table),
    webhookKey: webhookKey(secrets, environment.WEBHOOK_KEY_SECRET_ARN),
    postWebhook: (post) => postWebhook(post, { isLocal, now: Date.now }),
    sendTelegram: (message) => sendTelegram(message, telegram),
    dashboardUrl: environment.DASHBOARD_URL,
    retryIn: retryIn(new SQSClient(), environment.NOTICES_QUEUE_URL),
    now: Date.now,
    log: createLog(),
    measure: createMeasure(),
  };
}
