import { SQSClient } from '@aws-sdk/client-sqs';
import { allowedHosts } from '../../shared/imports/allowed-hosts.ts';
import { uploads } from '../../shared/imports/uploads.ts';
import { readEnvironment, text, url } from '../../shared/lambda/environment.ts';
import { jobQueue } from '../../shared/queues/job-queue.ts';
import { Jobs } from '../../shared/store/jobs.ts';
import { ListingKnowledgeStore } from '../../shared/store/listing-knowledge.ts';
import { Listings } from '../../shared/store/listings.ts';
import { Sellers } from '../../shared/store/sellers.ts';
import type { Table } from '../../shared/store/table.ts';
import type { ListingDeps } from './listing-endpoints.ts';

export function createListingDeps(table: Table): Omit<ListingDeps, 'newId' | 'now'> {
  const environment = readEnvironment({ JOBS_QUEUE_URL: url, UPLOADS_BUCKET: text });
  const sqs = new SQSClient();
  return {
    sellers: new Sellers(table),
    listings: new Listings(table),
    listingKnowledge: new ListingKnowledgeStore(table),
    jobs: new Jobs(table),
    jobQueue: jobQueue(sqs, environment.JOBS_QUEUE_URL),
    uploads: uploads({
      bucket: environment.UPLOADS_BUCKET,
      // Every client of the SDK finds the same.
      region: sqs.config.region,
      credentials: sqs.config.credentials,
      endpoint: process.env.AWS_ENDPOINT_URL_S3,
      now: Date.now,
    }),
    allowedHosts: allowedHosts(process.env),
  };
}
