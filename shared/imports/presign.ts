import { createHash, createHmac } from 'node:crypto';

export interface Signer {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string | undefined;
}

export interface PresignedRequest {
  method: 'GET' | 'PUT';
  url: URL;
  region: string;
  signer: Signer;
  /** Sent exactly so, or S3 refuses: beside the host, what the address is good for. */
  headers?: Record<string, string>;
  expiresInSeconds: number;
  /** Unix milliseconds. */
  now: number;
}

/**
 * An address of S3 that whoever holds it may use until it expires, by AWS's Signature Version 4 in the query. S3's own
 * client with its presigner would add 40 kB to a function that has every other part of it already.
 */
export function presign({
  method,
  url,
  region,
  signer,
  headers = {},
  expiresInSeconds,
  now,
}: PresignedRequest): string {
  const time = new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const scope = `${time.slice(0, 8)}/${region}/s3/aws4_request`;
  const signed = Object.entries({ ...headers, host: url.host }).sort(([one], [other]) => (one < other ? -1 : 1));
  const names = signed.map(([name]) => name).join(';');
  const query = queryOf({
    'X-Amz-Algorithm': ALGORITHM,
    'X-Amz-Credential': `${signer.accessKeyId}/${scope}`,
    'X-Amz-Date': time,
    'X-Amz-Expires': String(expiresInSeconds),
    ...(signer.sessionToken === undefined ? {} : { 'X-Amz-Security-Token': signer.sessionToken }),
    'X-Amz-SignedHeaders': names,
  });
  const lines = signed.map(([name, value]) => `${name}:${value}\n`).join('');
  const request = [method, url.pathname, query, lines, names, UNSIGNED].join('\n');
  const toSign = [ALGORITHM, time, scope, createHash('sha256').update(request).digest('hex')].join('\n');
  const key = [...scope.split('/')].reduce<string | Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `AWS4${signer.secretAccessKey}`,
  );
  const signature = createHmac('sha256', key).update(toSign).digest('hex');
  return `${url.origin}${url.pathname}?${query}&X-Amz-Signature=${signature}`;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';
const UNSIGNED = 'UNSIGNED-PAYLOAD';

/** In the order of the names, and escaped as the signature wants it: all but letters, digits and `-._~`. */
function queryOf(values: Record<string, string>): string {
  return Object.entries(values)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${escaped(value)}`)
    .join('&');
}

function escaped(value: string): string {
  return encodeURIComponent(value).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
