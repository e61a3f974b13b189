import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createTables } from '../../../local/engines/create-tables.ts';
import { localClient } from '../../../local/engines/local-client.ts';
import { startDynamoDb } from '../../../local/engines/start-dynamodb.ts';
import { startSqs } from '../../../local/engines/start-sqs.ts';
import { functionEnvironment } from '../../../local/lambda/function-environment.ts';
import { listen } from '../../../local/listen.ts';
import { startJob } from '../../../shared/jobs/start-job.ts';
import type { Job } from '../../../shared/store/job.ts';
import { Jobs } from '../../../shared/store/jobs.ts';
import { Sellers } from '../../../shared/store/sellers.ts';
import { connectTable } from '../../../shared/store/table.ts';
import { aSeller } from '../../support/a-seller.ts';
import { bundleFile } from '../bundles/bundle-file.ts';
import type { Row } from '../figure.ts';
import { generatedFeed } from '../import/generated-feed.ts';
import { startWorkerProcess } from '../import/worker-process.ts';
import { openCallCounter } from '../meter/call-counter.ts';
import type { OpenBench } from '../open-bench.ts';

const ADS = 50_000;
const BAR_MEGABYTES = 200;
const SELLER = 'shop-1';
const WRITES = ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'];

interface Run {
  job: Job;
  seconds: number;
  runs: number;
  writes: number;
  peakMegabytes: number;
}

/** An Autoload file of 50,000 ads through the deployed bundle of the worker, from its address, twice in one process. */
export const listingsImportRow: Row = {
  name: 'listings-import',
  async measure(bench) {
    const world = await openWorld(bench);
    try {
      const first = await importOnce(world);
      const second = await importOnce(world);
      return [memory(first, second, world.fileMegabytes()), secondRun(first, second)];
    } finally {
      await world.close();
    }
  },
};

function memory(first: Run, second: Run, fileMegabytes: number) {
  const peak = Math.max(first.peakMegabytes, second.peakMegabytes);
  return {
    what: `importing an Autoload file of ${ADS} ads (${fileMegabytes.toFixed(0)} MB), memory of the process`,
    measured: `${peak.toFixed(0)} MB in ${first.seconds.toFixed(0)} s`,
    bar: `< ${BAR_MEGABYTES} MB`,
    isReached: peak < BAR_MEGABYTES && first.job.counts.added === ADS,
    baseline: `${fileMegabytes.toFixed(0)} MB (the file alone)`,
    notes: [
      `The highest resident memory of a process that loads the worker's bundle and imports the file twice, heap and Node included. The time is the embedded table's: ${first.writes} writes at once as they come, in ${first.runs} runs of the function.`,
    ],
  };
}

function secondRun(first: Run, second: Run) {
  const { added = 0, changed = 0, unchanged = 0 } = second.job.counts;
  return {
    what: 'importing the same file again',
    measured: `${added + changed} listings written, ${second.writes} writes in all, ${second.seconds.toFixed(0)} s`,
    bar: '0 listings written',
    isReached: added + changed === 0 && unchanged === ADS,
    baseline: `${first.job.counts.added} listings, ${first.writes} writes (the first time)`,
    notes: ['The writes that are left keep the progress of the job.'],
  };
}

type World = Awaited<ReturnType<typeof openWorld>>;

async function openWorld(bench: OpenBench) {
  const description = await bench.assembly();
  const worker = description.functions.find(({ name }) => name === 'job-worker');
  if (worker === undefined) throw new Error('the app has no job-worker');
  const complain = (error: Error) => void bench.complaints.push(error.message);
  const engine = await startDynamoDb({ folder: mkdtempSync(join(bench.folder, 'import-')), onFailure: complain });
  const sqs = await startSqs();
  const counter = await openCallCounter(engine.url);
  const client = new DynamoDBClient(localClient(engine.url));
  await createTables(client, description.tables);
  const table = connectTable(description.tables[0]?.name ?? '', client);
  await new Sellers(table).create(aSeller({ sellerId: SELLER }));
  const served = { bytes: 0 };
  const shop = await listen(serveFeed(served), 0);
  const urls = { dynamoDb: counter.url, sqs: sqs.url, s3: sqs.url, secretsManager: 'http://127.0.0.1:9' };
  const child = await startWorkerProcess(bundleFile(worker), {
    ...functionEnvironment(worker, urls),
    JOBS_QUEUE_URL: await createQueue(sqs.url),
    UPLOADS_BUCKET: await createBucket(sqs.url),
    IMPORT_ALLOWED_HOSTS: new URL(shop.url).host,
  });
  return {
    counter,
    child,
    jobs: new Jobs(table),
    feedUrl: `${shop.url}/feed.xml`,
    fileMegabytes: () => served.bytes / 1_000_000,
    async close() {
      child.stop();
      client.destroy();
      await shop.close(0);
      await counter.close(0);
      await engine.close();
      await sqs.close();
    },
  };
}

function serveFeed(served: { bytes: number }) {
  return createServer((_request, response) => {
    served.bytes = 0;
    const feed = Readable.from(generatedFeed(ADS));
    feed.on('data', (piece: string) => {
      served.bytes += Buffer.byteLength(piece);
    });
    feed.pipe(response);
  });
}

async function createQueue(url: string): Promise<string> {
  const client = new SQSClient(localClient(url));
  const { QueueUrl = '' } = await client.send(new CreateQueueCommand({ QueueName: 'jobs' }));
  client.destroy();
  return url + new URL(QueueUrl).pathname;
}

async function createBucket(url: string): Promise<string> {
  await fetch(`${url}/uploads`, { method: 'PUT' });
  return 'uploads';
}

/** Calls the worker as its queue would, until the job has ended. */
async function importOnce({ jobs, child, counter, feedUrl }: World): Promise<Run> {
  const order = { kind: 'listings-import', input: { source: 'url', url: feedUrl } } as const;
  const ordered = await startJob(
    { sellerId: SELLER, createdBy: 'bench', ...order },
    { jobs, jobQueue: { put: async () => {} }, newId: () => 'bench', now: Date.now },
  );
  counter.start();
  const run = { seconds: 0, runs: 0, peakMegabytes: 0 };
  let job: Job | undefined = ordered;
  while (job?.state === 'queued' || job?.state === 'running') {
    const { milliseconds, peakBytes } = await child.call(JSON.stringify({ sellerId: SELLER, jobId: job.jobId }));
    run.seconds += milliseconds / 1_000;
    run.runs += 1;
    run.peakMegabytes = Math.max(run.peakMegabytes, peakBytes / 1_000_000);
    job = await jobs.get(ordered);
  }
  const counts = counter.stop();
  if (job?.state !== 'done') throw new Error(`the import ended as ${job?.state}: ${job?.failure?.message}`);
  return { ...run, job, writes: WRITES.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0) };
}
