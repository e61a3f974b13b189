import { createServer } from 'node:http';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import {
  CreateQueueCommand,
  DeleteQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { localClient } from '../../../local/engines/local-client.ts';
import { listen } from '../../../local/listen.ts';
import { median } from '../statistics.ts';
import type { BenchCloud } from './bench-cloud.ts';

const times = 40;

/** What lies between a buyer's message and the bot's at the least, one after the other: what any program with this architecture pays. */
const hopsOfOneAnswer = { http: 4, sqs: 2, dynamoDb: 13 } as const;

export interface BareHops {
  milliseconds: number;
  explanation: string;
}

/** The same round trips, made by bare clients against the same engines. */
export async function measureBareHops(cloud: BenchCloud): Promise<BareHops> {
  const each = {
    http: await measureHttp(),
    sqs: await measureSqs(cloud.engines.sqs),
    dynamoDb: await measureDynamoDb(cloud),
  };
  const { http, sqs, dynamoDb } = hopsOfOneAnswer;
  return {
    milliseconds: each.http * http + each.sqs * sqs + each.dynamoDb * dynamoDb,
    explanation:
      `the bare round trips of one answer, medians in this run: ${http} × HTTP (webhook, history, model, send) of ${each.http.toFixed(1)} ms, ` +
      `${sqs} × SQS of ${each.sqs.toFixed(1)} ms, ${dynamoDb} × DynamoDB of ${each.dynamoDb.toFixed(1)} ms`,
  };
}

async function measureHttp(): Promise<number> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.end('{}'));
  });
  const { url, close } = await listen(server, 0);
  const duration = await medianOf(async () => {
    const response = await fetch(url, { method: 'POST', body: '{}' });
    await response.arrayBuffer();
  });
  await close(0);
  return duration;
}

/** From sending to having received, with a receiver that waits already. */
async function measureSqs(url: string): Promise<number> {
  const sqs = new SQSClient(localClient(url));
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'bare-hop' }));
  const duration = await medianOf(async () => {
    const received = sqs.send(
      new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20, VisibilityTimeout: 3_600, MaxNumberOfMessages: 1 }),
    );
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }));
    await received;
  });
  await sqs.send(new DeleteQueueCommand({ QueueUrl }));
  sqs.destroy();
  return duration;
}

async function measureDynamoDb({ engines, description }: BenchCloud): Promise<number> {
  const client = new DynamoDBClient(localClient(engines.dynamoDb));
  const Key = { pk: { S: 'SELLER#demo' }, sk: { S: 'SELLER' } };
  const TableName = description.tables[0]?.name;
  const duration = await medianOf(() => client.send(new GetItemCommand({ TableName, Key })));
  client.destroy();
  return duration;
}

async function medianOf(work: () => Promise<unknown>): Promise<number> {
  const durations: number[] = [];
  for (let count = 0; count < times; count += 1) {
    const startedAt = performance.now();
    await work();
    durations.push(performance.now() - startedAt);
  }
  return median(durations);
}
