import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { createListingsClient } from '../../shared/avito/listings-client.ts';
import { allowedHosts } from '../../shared/imports/allowed-hosts.ts';
import { safeDownload } from '../../shared/imports/safe-download.ts';
import { uploads } from '../../shared/imports/uploads.ts';
import { readEnvironment, text, url } from '../../shared/lambda/environment.ts';
import { createLog } from '../../shared/lambda/log.ts';
import { createMeasure } from '../../shared/lambda/metrics.ts';
import { jobQueue } from '../../shared/queues/job-queue.ts';
import { retryIn } from '../../shared/queues/retry-in.ts';
import { sellerClients } from '../../shared/sellers/seller-avito.ts';
import { AvitoAccounts } from '../../shared/store/avito-accounts.ts';
import { Jobs } from '../../shared/store/jobs.ts';
import { ListingKnowledgeStore } from '../../shared/store/listing-knowledge.ts';
import { Listings } from '../../shared/store/listings.ts';
import { SellerErasure } from '../../shared/store/seller-erasure.ts';
import { Sellers } from '../../shared/store/sellers.ts';
import { connectTable } from '../../shared/store/table.ts';
import { Users } from '../../shared/store/users.ts';
import { stepsOf } from './steps-of.ts';
import type { WorkDeps } from './work-on-job.ts';

export interface WorkerDeps extends WorkDeps {
  retryIn: ReturnType<typeof retryIn>;
}

export function createDeps(): WorkerDeps {
  const environment = readEnvironment({
    TABLE_NAME: text,
    JOBS_QUEUE_URL: url,
    UPLOADS_BUCKET: text,
    AVITO_API_URL: url,
    SELLER_SECRET_PREFIX: text,
  });
  const table = connectTable(environment.TABLE_NAME);
  const sqs = new SQSClient();
  const time = { now: Date.now, sleep };
  const avito = {
    ...time,
    table,
    secrets: new SecretsManagerClient(),
    baseUrl: environment.AVITO_API_URL,
    secretPrefix: environment.SELLER_SECRET_PREFIX,
  };
  const steps = stepsOf({
    ...time,
    sellers: new Sellers(table),
    listings: new Listings(table),
    knowledge: new ListingKnowledgeStore(table),
    erasure: new SellerErasure(table),
    avitoAccounts: new AvitoAccounts(table),
    users: new Users(table),
    uploads: uploads({
      bucket: environment.UPLOADS_BUCKET,
      // Every client of the SDK finds the same.
      region: sqs.config.region,
      credentials: sqs.config.credentials,
      endpoint: process.env.AWS_ENDPOINT_URL_S3,
      now: Date.now,
    }),
    download: (address, file) => safeDownload(address, file, { allowedHosts: allowedHosts(process.env) }),
    listingsAvitoFor: sellerClients(avito, createListingsClient),
  });
  return {
    steps,
    jobs: new Jobs(table),
    jobQueue: jobQueue(sqs, environment.JOBS_QUEUE_URL),
    retryIn: retryIn(sqs, environment.JOBS_QUEUE_URL),
    newId: randomUUID,
    now: Date.now,
    log: createLog(),
    measure: createMeasure(),
  };
}
