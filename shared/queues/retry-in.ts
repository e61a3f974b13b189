import { ChangeMessageVisibilityCommand, type SQSClient } from '@aws-sdk/client-sqs';

const LONGEST_SECONDS = 43_200;

/** Makes a received message visible again after the delay: a buyer should not wait for the whole visibility timeout. */
export function retryIn(sqs: SQSClient, queueUrl: string) {
  return async ({ receiptHandle }: { receiptHandle: string }, seconds: number): Promise<void> => {
    await sqs.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: queueUrl,
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: Math.min(seconds, LONGEST_SECONDS),
      }),
    );
  };
}
