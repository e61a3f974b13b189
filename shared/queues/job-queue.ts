import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';

export const jobMessageSchema = z.object({ sellerId: z.string().min(1), jobId: z.string().min(1) });
export type JobMessage = z.infer<typeof jobMessageSchema>;

export interface JobQueue {
  /** Has the job worked on after the delay, in seconds (0 to 900). Putting a job twice is harmless. */
  put(job: JobMessage, delaySeconds?: number): Promise<void>;
}

const LONGEST_DELAY_SECONDS = 900;

/** `jobs`: a standard queue of the jobs' names; what they are about lies in the table. */
export function jobQueue(sqs: SQSClient, queueUrl: string): JobQueue {
  return {
    async put({ sellerId, jobId }, delaySeconds = 0) {
      await sqs.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: JSON.stringify({ sellerId, jobId }),
          DelaySeconds: Math.min(LONGEST_DELAY_SECONDS, Math.max(0, Math.ceil(delaySeconds))),
          // On a standard queue the group asks SQS for fairness between sellers.
          MessageGroupId: sellerId,
        }),
      );
    },
  };
}
