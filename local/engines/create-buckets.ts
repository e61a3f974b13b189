import { CreateBucketCommand, type S3Client } from '@aws-sdk/client-s3';
import type { BucketDescription } from '../template/read-buckets.ts';

export async function createBuckets(client: S3Client, buckets: BucketDescription[]): Promise<void> {
  await Promise.all(buckets.map(({ name }) => client.send(new CreateBucketCommand({ Bucket: name }))));
}
