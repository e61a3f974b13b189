import { setTimeout as sleep } from 'node:timers/promises';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { GEMINI_ENVIRONMENT, geminiFromSecret } from '../../shared/ai/gemini-from-secret.ts';
import { createMediaFetch } from '../../shared/avito/media-files.ts';
import { keepKnowledge } from '../../shared/knowledge/seller-knowledge.ts';
import { readEnvironment, text, url } from '../../shared/lambda/environment.ts';
import { createLog } from '../../shared/lambda/log.ts';
import { createMeasure } from '../../shared/lambda/metrics.ts';
import { noticeQueue } from '../../shared/queues/notice-queue.ts';
import { replyQueue } from '../../shared/queues/reply-queue.ts';
import { retryIn } from '../../shared/queues/retry-in.ts';
import { sellerAvito } from '../../shared/sellers/seller-avito.ts';
import { Articles } from '../../shared/store/articles.ts';
import { Chats } from '../../shared/store/chats.ts';
import { Counts } from '../../shared/store/counts.ts';
import { ListingKnowledgeStore } from '../../shared/store/listing-knowledge.ts';
import { Listings } from '../../shared/store/listings.ts';
import { Messages } from '../../shared/store/messages.ts';
import { Replies } from '../../shared/store/replies.ts';
import { Sellers } from '../../shared/store/sellers.ts';
import { SystemStop } from '../../shared/store/system.ts';
import { connectTable } from '../../shared/store/table.ts';
import { Templates } from '../../shared/store/templates.ts';
import type { AnswerDeps } from './turn.ts';

const ENVIRONMENT = {
  TABLE_NAME: text,
  REPLIES_QUEUE_URL: url,
  NOTICES_QUEUE_URL: url,
  AVITO_API_URL: url,
  SELLER_SECRET_PREFIX: text,
  ...GEMINI_ENVIRONMENT,
};

export interface WorkerDeps extends AnswerDeps {
  retryIn: ReturnType<typeof retryIn>;
}

export function createDeps(): WorkerDeps {
  const environment = readEnvironment(ENVIRONMENT);
  const table = connectTable(environment.TABLE_NAME);
  const secrets = new SecretsManagerClient();
  const sqs = new SQSClient();
  const time = { now: Date.now, sleep };
  const gemini = geminiFromSecret(secrets, environment);
  return {
    sellers: new Sellers(table),
    systemStop: new SystemStop(table),
    chats: new Chats(table),
    messages: new Messages(table),
    replies: new Replies(table),
    listings: new Listings(table),
    listingKnowledge: new ListingKnowledgeStore(table),
    knowledgeOf: keepKnowledge({ articles: new Articles(table), templates: new Templates(table) }),
    counts: new Counts(table),
    noticeQueue: noticeQueue(sqs, environment.NOTICES_QUEUE_URL),
    replyQueue: replyQueue(sqs, environment.REPLIES_QUEUE_URL),
    retryIn: retryIn(sqs, environment.REPLIES_QUEUE_URL),
    avitoFor: sellerAvito({
      ...time,
      table,
      secrets,
      baseUrl: environment.AVITO_API_URL,
      secretPrefix: environment.SELLER_SECRET_PREFIX,
    }),
    model: gemini,
    transcriber: gemini,
    fetchMedia: createMediaFetch({ apiUrl: environment.AVITO_API_URL }),
    ...time,
    log: createLog(),
    measure: createMeasure(),
  };
}
