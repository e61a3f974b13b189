import type { Message } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import type { InvocationOutcome } from '../lambda/start-instance.ts';

const batchResponse = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string().min(1) })).nullish() })
  .nullish();

/**
 * Which messages of a batch may be deleted, by Lambda's rules for `ReportBatchItemFailures`: an empty answer means all, named failures
 * stay, and a failed invocation, an answer of another shape or an unknown id means that the whole batch failed.
 */
export function doneMessages(
  messages: Message[],
  outcome: InvocationOutcome,
  reportsPartialFailures: boolean,
): Message[] {
  if (outcome.kind === 'failed') return [];
  if (!reportsPartialFailures) return messages;
  const parsed = batchResponse.safeParse(outcome.payload);
  if (!parsed.success) return [];
  const failed = new Set(parsed.data?.batchItemFailures?.map(({ itemIdentifier }) => itemIdentifier));
  const known = new Set(messages.map(({ MessageId }) => MessageId));
  if ([...failed].some((id) => !known.has(id))) return [];
  return messages.filter(({ MessageId = '' }) => !failed.has(MessageId));
}
