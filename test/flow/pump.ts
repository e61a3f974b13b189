import { DeleteMessageBatchCommand, type Message, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { localClient } from '../../local/engines/local-client.ts';
import { doneMessages } from '../../local/event-source/done-messages.ts';
import { toSqsEvent } from '../../local/event-source/to-sqs-event.ts';
import type { Cloud } from './cloud.ts';

export type BatchHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

export const aContext = { awsRequestId: 'a-request', getRemainingTimeInMillis: () => 45_000 } as unknown as Context;

/** The event source of a function, one batch at a time and only when told: what is visible now is handed over, nothing waits. */
export function createPump(cloud: Cloud, functionName: string) {
  const { functions, eventSources, queues } = cloud.description;
  const arn = functions.find(({ name }) => name === functionName)?.arn;
  const source = eventSources.find(({ functionArn }) => functionArn === arn);
  const QueueUrl = queues.find(({ arn: queueArn }) => queueArn === source?.queueArn)?.url;
  if (source === undefined || QueueUrl === undefined) throw new Error(`no event source for ${functionName}`);
  const sqs = new SQSClient(localClient(cloud.engines.sqs));

  const receive = async (): Promise<Message[]> => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: Math.min(source.batchSize, 10),
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
    );
    return Messages;
  };

  return {
    receive,
    /** Hands one batch over, deletes what is done. Says whether there was anything. */
    async once(handler: BatchHandler): Promise<boolean> {
      const messages = await receive();
      if (messages.length === 0) return false;
      const payload = await handler(toSqsEvent(messages, source.queueArn), aContext);
      const done = doneMessages(messages, { kind: 'answered', payload }, source.reportsPartialFailures);
      const Entries = done.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
      if (Entries.length > 0) await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
      return true;
    },
    close: () => sqs.destroy(),
  };
}
