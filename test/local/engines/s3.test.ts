import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localClient } from '../../../local/engines/local-client.ts';
import { startSqs } from '../../../local/engines/start-sqs.ts';

const Bucket = 'uploads';
let engine: Awaited<ReturnType<typeof startSqs>>;
let s3: S3Client;

beforeAll(async () => {
  engine = await startSqs();
  s3 = new S3Client(localClient(engine.url));
  await s3.send(new CreateBucketCommand({ Bucket }));
});
afterAll(async () => {
  s3.destroy();
  await engine.close();
});

const signed = (Key: string) => getSignedUrl(s3, new PutObjectCommand({ Bucket, Key }), { expiresIn: 60 });

describe('the embedded S3', () => {
  it('takes a file of 50 MB by a presigned address, and gives it back as a stream', async () => {
    const file = new Uint8Array(50_000_000).fill(97);
    const url = await signed('seller/feed.xml');
    expect(url).toMatch(new RegExp(`^${engine.url}/uploads/seller/feed.xml\\?`));
    const put = await fetch(url, { method: 'PUT', body: file, headers: { 'content-type': 'application/xml' } });
    expect(put.status).toBe(200);
    const { Body, ContentLength } = await s3.send(new GetObjectCommand({ Bucket, Key: 'seller/feed.xml' }));
    expect(ContentLength).toBe(file.length);
    let read = 0;
    for await (const chunk of Body?.transformToWebStream() ?? []) read += chunk.length;
    expect(read).toBe(file.length);
  });

  it.each(['application/xml', 'text/csv', 'application/json', undefined])('takes any type: %s', async (type) => {
    const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
    await fetch(await signed('any'), { method: 'PUT', body: new Blob(['<a/>']), headers });
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: 'any' }));
    expect(await Body?.transformToString()).toBe('<a/>');
  });

  it('lets pages upload, which ask first', async () => {
    const origin = 'http://127.0.0.1:3000';
    const asked = await fetch(await signed('page'), {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'content-type' },
    });
    expect(asked.status).toBe(200);
    expect(asked.headers.get('access-control-allow-methods')).toBe('PUT');
    expect(asked.headers.get('access-control-allow-headers')).toBe('content-type');
    const put = await fetch(await signed('page'), { method: 'PUT', body: 'x', headers: { origin } });
    expect([put.status, put.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
  });

  it('knows no file that is not there, or not any more', async () => {
    await s3.send(new PutObjectCommand({ Bucket, Key: 'once', Body: 'x' }));
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'once' }));
    await expect(s3.send(new GetObjectCommand({ Bucket, Key: 'once' }))).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(s3.send(new HeadObjectCommand({ Bucket, Key: 'never' }))).rejects.toMatchObject({ name: 'NotFound' });
  });
});
