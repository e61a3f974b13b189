import { setTimeout as sleep } from 'node:timers/promises';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { localClient } from '../../../local/engines/local-client.ts';
import type { BenchCloud } from './bench-cloud.ts';

const askEveryMs = 50;

/** Resolves when no queue holds a message: visible, delayed or being worked on. Dead letters do not count. */
export async function waitUntilDrained({ engines, description }: Pick<BenchCloud, 'engines' | 'description'>) {
  const sqs = new SQSClient(localClient(engines.sqs));
  const urls = description.queues.filter(({ attributes }) => attributes.RedrivePolicy).map(({ url }) => url);
  const isEmpty = async (QueueUrl: string) => {
    const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
    return Object.entries(Attributes).every(([name, value]) => !name.startsWith('Approximate') || value === '0');
  };
  while (!(await Promise.all(urls.map(isEmpty))).every(Boolean)) await sleep(askEveryMs);
  sqs.destroy();
}
