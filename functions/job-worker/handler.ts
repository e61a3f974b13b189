import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';

/** Fed by the jobs queue. No kind of job is known yet: every message goes back. */
export const handler = async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => ({
  batchItemFailures: Records.map(({ messageId }) => ({ itemIdentifier: messageId })),
});
