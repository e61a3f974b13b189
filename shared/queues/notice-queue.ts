import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { AppError } from '../errors/app-error.ts';
import { noticeEventSchema } from '../notices/notice-event.ts';
import { noticeChannels } from '../notices/notice-settings.ts';

/** Asks for an event to be told on one channel. Each channel has its own: one that fails must not repeat the other. */
export const noticeJobSchema = z.object({
  sellerId: z.string().min(1),
  channel: z.enum(noticeChannels),
  event: noticeEventSchema,
});
export type NoticeJob = z.infer<typeof noticeJobSchema>;

export interface NoticeQueue {
  /** Puts up to ten jobs, in one request. Throws a transient `notices-not-queued` when SQS did not take all of them. */
  put(jobs: NoticeJob[]): Promise<void>;
}

/** `notices`: a standard queue. Putting a job twice is harmless: the notice has the same id. */
export function noticeQueue(sqs: SQSClient, queueUrl: string): NoticeQueue {
  return {
    async put(jobs) {
      const { Failed = [] } = await sqs.send(
        new SendMessageBatchCommand({
          QueueUrl: queueUrl,
          Entries: jobs.map((job, place) => ({
            Id: String(place),
            MessageBody: JSON.stringify(job),
            // On a standard queue the group asks SQS for fairness between sellers.
            MessageGroupId: job.sellerId,
          })),
        }),
      );
      if (Failed.length === 0) return;
      throw new AppError('transient', {
        code: 'notices-not-queued',
        message: `the queue of notices did not take ${Failed.length} of ${jobs.length}`,
      });
    },
  };
}
