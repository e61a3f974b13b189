import * as z from 'zod';
import type { TemplateReader } from './template-reader.ts';

export interface EventSourceDescription {
  functionArn: string;
  queueArn: string;
  batchSize: number;
  batchingWindowSeconds: number;
  /** `ReportBatchItemFailures`: the function names the messages that failed; without it a batch stands or falls as one. */
  reportsPartialFailures: boolean;
  /** Undefined: the template sets no limit. */
  maxConcurrency: number | undefined;
}

const properties = z.object({
  EventSourceArn: z.string().includes(':sqs:', { error: 'only SQS queues are event sources here' }),
  FunctionName: z.string(),
  Enabled: z.boolean().default(true),
  BatchSize: z.coerce.number().default(10),
  MaximumBatchingWindowInSeconds: z.coerce.number().default(0),
  FunctionResponseTypes: z.array(z.string()).default([]),
  ScalingConfig: z.object({ MaximumConcurrency: z.coerce.number() }).partial().default({}),
  FilterCriteria: z.undefined({ error: 'filters are not evaluated here' }).optional(),
});

export function readEventSources(
  reader: TemplateReader,
  functions: { functionName: string; arn: string }[],
): EventSourceDescription[] {
  const arns = new Map(functions.map(({ functionName, arn }) => [functionName, arn]));
  return reader
    .resources('AWS::Lambda::EventSourceMapping', properties)
    .filter(({ properties: own }) => own.Enabled)
    .map(({ properties: own }) => ({
      functionArn: arns.get(own.FunctionName) ?? own.FunctionName,
      queueArn: own.EventSourceArn,
      batchSize: own.BatchSize,
      batchingWindowSeconds: own.MaximumBatchingWindowInSeconds,
      reportsPartialFailures: own.FunctionResponseTypes.includes('ReportBatchItemFailures'),
      maxConcurrency: own.ScalingConfig.MaximumConcurrency,
    }));
}
