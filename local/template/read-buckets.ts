import * as z from 'zod';
import type { TemplateReader } from './template-reader.ts';

export interface BucketDescription {
  name: string;
}

/** Their names alone: who may reach them and how long objects stay matters in the cloud. */
export function readBuckets(reader: TemplateReader): BucketDescription[] {
  return reader.resources('AWS::S3::Bucket', z.object({})).map(({ physical }) => ({ name: physical.ref }));
}
