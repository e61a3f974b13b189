import * as z from 'zod';
import type { TemplateReader } from './template-reader.ts';

export interface QueueDescription {
  name: string;
  arn: string;
  url: string;
  /** As `CreateQueue` takes them. */
  attributes: Record<string, string>;
}

const amount = z.coerce.string().optional();

const properties = z.object({
  VisibilityTimeout: amount,
  DelaySeconds: amount,
  MaximumMessageSize: amount,
  MessageRetentionPeriod: amount,
  ReceiveMessageWaitTimeSeconds: amount,
  FifoQueue: amount,
  ContentBasedDeduplication: amount,
  DeduplicationScope: amount,
  FifoThroughputLimit: amount,
  RedrivePolicy: z
    .object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() })
    .transform((policy) => JSON.stringify(policy))
    .optional(),
});

export function readQueues(reader: TemplateReader): QueueDescription[] {
  return reader.resources('AWS::SQS::Queue', properties).map(({ physical, properties: own }) => ({
    name: physical.attributes.QueueName ?? '',
    arn: physical.attributes.Arn ?? '',
    url: physical.ref,
    attributes: Object.fromEntries(
      Object.entries(own).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]])),
    ),
  }));
}
