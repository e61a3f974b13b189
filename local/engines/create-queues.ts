import { CreateQueueCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { QueueDescription } from '../template/read-queues.ts';

export async function createQueues(client: SQSClient, queues: QueueDescription[]): Promise<void> {
  await Promise.all(
    queues.map(({ name, attributes }) =>
      client.send(new CreateQueueCommand({ QueueName: name, Attributes: attributes })),
    ),
  );
}
