import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';

/** Asks for an answer to the turn of a chat that ends with its `seq`-th buyer message. */
export const replyJobSchema = z.object({
  sellerId: z.string().min(1),
  chatId: z.string().min(1),
  seq: z.int().positive(),
});
export type ReplyJob = z.infer<typeof replyJobSchema>;

export interface ReplyQueue {
  /** Delivers the job after the delay, in whole seconds (0 to 900). Scheduling a job twice is harmless. */
  schedule(job: ReplyJob, delaySeconds: number): Promise<void>;
}

const LONGEST_DELAY_SECONDS = 900;

/** `replies`: a standard queue with a delay per message. */
export function replyQueue(sqs: SQSClient, queueUrl: string): ReplyQueue {
  return {
    async schedule(job, delaySeconds) {
      await sqs.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: JSON.stringify(job),
          DelaySeconds: Math.min(LONGEST_DELAY_SECONDS, Math.max(0, Math.ceil(delaySeconds))),
          // On a standard queue the group asks SQS for fairness: a seller with a backlog does not slow the others.
          MessageGroupId: job.sellerId,
        }),
      );
    },
  };
}
