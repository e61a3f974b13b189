import {
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { AppError } from '../errors/app-error.ts';
import { countMessages } from './count-messages.ts';

export interface Redrive {
  deadLettersUrl: string;
  queueUrl: string;
  /** At most this many. */
  limit: number;
  /** How long to look for more. A short look asks only some of SQS's servers and may see nothing where something is. */
  lookSeconds?: number;
}

/** Longer than a batch takes; what is not moved can be received again after it. */
const HIDDEN_SECONDS = 60;

/**
 * Puts dead letters back into their queue, those of a group in their order. Each is sent first and deleted then, so that none is
 * lost; ended in between, it is sent again under the same deduplication id, which a FIFO queue drops within five minutes,
 * and after that the worker behind the queue, for which every message may come twice.
 *
 * SQS's own StartMessageMoveTask moves all there are, in the background: a person wants to try a few and to hear what came
 * of it. Throws a transient `queue-unavailable` when nothing could be moved. `left` is as approximate as SQS's counts.
 */
export async function redrive(sqs: SQSClient, task: Redrive): Promise<{ moved: number; left: number }> {
  let moved = 0;
  let before = 0;
  try {
    const { visible, inFlight } = await countMessages(sqs, task.deadLettersUrl);
    before = visible + inFlight;
    while (moved < task.limit) {
      const batch = await receive(sqs, task, Math.min(10, task.limit - moved));
      if (batch.length === 0) break;
      // One by one: where one of a group is refused, those behind it must not overtake it.
      for (const message of batch) {
        await sendBack(sqs, task.queueUrl, message);
        await sqs.send(
          new DeleteMessageCommand({ QueueUrl: task.deadLettersUrl, ReceiptHandle: message.ReceiptHandle }),
        );
        moved += 1;
      }
    }
  } catch (cause) {
    // What was moved was moved, and is to be told; the rest is left.
    if (moved === 0) throw unavailable(cause);
  }
  return { moved, left: Math.max(0, before - moved) };
}

function unavailable(cause: unknown): AppError {
  return new AppError('transient', {
    code: 'queue-unavailable',
    message: 'the queue or its dead letters did not answer as they should',
    cause,
  });
}

async function receive(sqs: SQSClient, task: Redrive, most: number): Promise<Message[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: task.deadLettersUrl,
      MaxNumberOfMessages: most,
      VisibilityTimeout: HIDDEN_SECONDS,
      WaitTimeSeconds: task.lookSeconds ?? 1,
      MessageSystemAttributeNames: ['MessageGroupId'],
      MessageAttributeNames: ['All'],
    }),
  );
  return Messages;
}

async function sendBack(sqs: SQSClient, QueueUrl: string, message: Message): Promise<void> {
  const { Body, MessageAttributes, MessageId, Attributes = {} } = message;
  await sqs.send(
    new SendMessageCommand({
      QueueUrl,
      MessageBody: Body,
      ...(MessageAttributes === undefined ? {} : { MessageAttributes }),
      ...(Attributes.MessageGroupId === undefined ? {} : { MessageGroupId: Attributes.MessageGroupId }),
      // Not the first one: sent again within five minutes of the first sending, the message would be dropped as a double of itself.
      ...(QueueUrl.endsWith('.fifo') ? { MessageDeduplicationId: MessageId } : {}),
    }),
  );
}
