import { setTimeout as sleep } from 'node:timers/promises';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { MessengerClient } from '../../shared/avito/messenger-client.ts';
import { createSellerCredentials, type SellerCredentials } from '../../shared/avito/seller-credentials.ts';
import { createApiDeps } from '../../shared/lambda/api-deps.ts';
import type { ApiDeps } from '../../shared/lambda/api-handler.ts';
import { readEnvironment, text, url } from '../../shared/lambda/environment.ts';
import { type JobQueue, jobQueue } from '../../shared/queues/job-queue.ts';
import { type NoticeQueue, noticeQueue } from '../../shared/queues/notice-queue.ts';
import { type Proof, proveAvito } from '../../shared/sellers/prove-avito.ts';
import { sellerAvito } from '../../shared/sellers/seller-avito.ts';
import { Attempts } from '../../shared/store/attempts.ts';
import { AvitoAccounts } from '../../shared/store/avito-accounts.ts';
import { Health } from '../../shared/store/health.ts';
import { Jobs } from '../../shared/store/jobs.ts';
import { withLock } from '../../shared/store/locks.ts';
import { NoticeDeliveries } from '../../shared/store/notice-deliveries.ts';
import { SellerConnections } from '../../shared/store/seller-connections.ts';
import { SellerErasure } from '../../shared/store/seller-erasure.ts';
import { SellerNotices } from '../../shared/store/seller-notices.ts';
import { type Seller, Sellers } from '../../shared/store/sellers.ts';
import { SystemStop } from '../../shared/store/system.ts';
import { Users } from '../../shared/store/users.ts';
import { webhookKey } from '../../shared/webhooks/webhook-key.ts';

export interface SellersDeps extends ApiDeps {
  users: Pick<Users, 'get' | 'addSeller'>;
  sellers: Pick<
    Sellers,
    'create' | 'get' | 'getMany' | 'page' | 'change' | 'rename' | 'changeSettings' | 'noteAvitoStatus' | 'beginDeletion'
  >;
  health: Pick<Health, 'get'>;
  systemStop: Pick<SystemStop, 'isStopped'>;
  connections: SellerConnections;
  avitoAccounts: Pick<AvitoAccounts, 'claim' | 'takeOver' | 'release'>;
  chats: Pick<SellerErasure, 'hasChats'>;
  jobs: Pick<Jobs, 'create' | 'newest' | 'endUnqueued'>;
  jobQueue: JobQueue;
  sellerNotices: Pick<SellerNotices, 'change'>;
  deliveries: Pick<NoticeDeliveries, 'get' | 'forget'>;
  noticeQueue: NoticeQueue;
  attempts: Attempts;
  /** On one machine a seller's program may run on it too. */
  isLocal: boolean;
  credentialsOf(sellerId: string): Pick<SellerCredentials, 'create' | 'remove'>;
  prove(keys: { clientId: string; clientSecret: string }): Promise<Proof>;
  avitoFor(seller: Seller): Pick<MessengerClient, 'listSubscriptions' | 'subscribeWebhook' | 'unsubscribeWebhook'>;
  webhookKey(): Promise<string>;
  /** What webhooks are registered with. */
  publicUrl: string;
  /** Runs work on a seller's connection while no other process does. It may take 30 seconds, longer than a request lives. */
  exclusively<T>(sellerId: string, work: () => Promise<T>): Promise<T>;
}

export function createDeps(): SellersDeps {
  const environment = readEnvironment({
    AVITO_API_URL: url,
    SELLER_SECRET_PREFIX: text,
    WEBHOOK_KEY_SECRET_ARN: text,
    PUBLIC_URL: url,
    JOBS_QUEUE_URL: url,
    NOTICES_QUEUE_URL: url,
    STAGE: text,
  });
  const { table, secrets, ...api } = createApiDeps();
  const avito = { baseUrl: environment.AVITO_API_URL, now: Date.now };
  const secretPrefix = environment.SELLER_SECRET_PREFIX;
  const sqs = new SQSClient();
  const time = { now: Date.now, sleep: (milliseconds: number) => sleep(milliseconds) };
  return {
    ...api,
    users: new Users(table),
    sellers: new Sellers(table),
    health: new Health(table),
    systemStop: new SystemStop(table),
    connections: new SellerConnections(table),
    avitoAccounts: new AvitoAccounts(table),
    chats: new SellerErasure(table),
    jobs: new Jobs(table),
    jobQueue: jobQueue(sqs, environment.JOBS_QUEUE_URL),
    sellerNotices: new SellerNotices(table),
    deliveries: new NoticeDeliveries(table),
    noticeQueue: noticeQueue(sqs, environment.NOTICES_QUEUE_URL),
    attempts: new Attempts(table),
    isLocal: environment.STAGE === 'local',
    credentialsOf: (sellerId) => createSellerCredentials({ client: secrets, secretId: `${secretPrefix}${sellerId}` }),
    prove: (keys) => proveAvito(keys, avito),
    avitoFor: sellerAvito({ ...time, ...avito, table, secrets, secretPrefix }),
    webhookKey: webhookKey(secrets, environment.WEBHOOK_KEY_SECRET_ARN),
    publicUrl: environment.PUBLIC_URL,
    exclusively: (sellerId, work) => withLock(table, `seller-connection#${sellerId}`, time, work),
  };
}
