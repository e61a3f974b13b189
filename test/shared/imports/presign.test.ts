import { expect, it } from 'vitest';
import { presign } from '../../../shared/imports/presign.ts';

const common = { method: 'PUT', region: 'us-east-1', expiresInSeconds: 86_400 } as const;

it('signs AWS’s own example as AWS does', () => {
  const address = presign({
    ...common,
    method: 'GET',
    url: new URL('https://examplebucket.s3.amazonaws.com/test.txt'),
    signer: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
    now: Date.parse('2013-05-24T00:00:00Z'),
  });
  // docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
  expect(new URL(address).searchParams.get('X-Amz-Signature')).toBe(
    'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
  );
});

it('binds the address to the headers, and to the session of a role', () => {
  const sign = (length: string) =>
    presign({
      ...common,
      url: new URL('https://uploads.s3.us-east-1.amazonaws.com/imports/1'),
      signer: { accessKeyId: 'A', secretAccessKey: 'b', sessionToken: 'to/ken+1=' },
      headers: { 'content-length': length },
      now: 0,
    });
  const query = new URL(sign('5')).searchParams;
  expect(query.get('X-Amz-SignedHeaders')).toBe('content-length;host');
  expect(query.get('X-Amz-Security-Token')).toBe('to/ken+1=');
  expect(query.get('X-Amz-Signature')).not.toBe(new URL(sign('6')).searchParams.get('X-Amz-Signature'));
});
