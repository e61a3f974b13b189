import { CreateQueueCommand, DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { localClient } from '../../local/engines/local-client.ts';
import { startSqs } from '../../local/engines/start-sqs.ts';

/** The attributes of `inbound.fifo` that matter to who writes to it. */
const INBOUND = {
  FifoQueue: 'true',
  DeduplicationScope: 'messageGroup',
  FifoThroughputLimit: 'perMessageGroupId',
};

/** The local SQS with an inbound and a reply queue of its own. */
export async function anSqs() {
  const engine = await startSqs();
  const client = new SQSClient({ ...localClient(engine.url), maxAttempts: 1 });
  const create = async (QueueName: string, Attributes: Record<string, string> = {}): Promise<string> => {
    const { QueueUrl = '' } = await client.send(new CreateQueueCommand({ QueueName, Attributes }));
    // The engine names its queues by a host that does not resolve.
    return engine.url + new URL(QueueUrl).pathname;
  };
  const inboundUrl = await create('inbound.fifo', INBOUND);
  const repliesUrl = await create('replies');
  /** Up to ten messages that lie there now, of a FIFO queue one a group; received, they are hidden. */
  const receive = async (queueUrl: string) => {
    const command = new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: 600,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    });
    const { Messages = [] } = await client.send(command);
    return Messages.map(({ Body = '', ReceiptHandle = '', Attributes = {}, MessageAttributes = {} }) => ({
      body: Body,
      receiptHandle: ReceiptHandle,
      group: Attributes.MessageGroupId,
      attributes: Object.fromEntries(
        Object.entries(MessageAttributes).map(([name, { StringValue }]) => [name, StringValue]),
      ),
    }));
  };
  return {
    url: engine.url,
    client,
    inboundUrl,
    repliesUrl,
    create,
    receive,
    /** Everything that lies there now, and takes it away. */
    async takeAll(queueUrl: string) {
      const taken: Awaited<ReturnType<typeof receive>> = [];
      for (let batch = await receive(queueUrl); batch.length > 0; batch = await receive(queueUrl)) {
        for (const { receiptHandle } of batch) {
          await client.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: receiptHandle }));
        }
        taken.push(...batch);
      }
      return taken;
    },
    async close() {
      client.destroy();
      await engine.close();
    },
  };
}
