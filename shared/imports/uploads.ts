import { createReadStream, createWriteStream } from 'node:fs';
import type { ClientRequest, IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../errors/app-error.ts';
import { httpOf } from './http-of.ts';
import { presign, type Signer } from './presign.ts';

/** Files in the uploads bucket, where they expire by themselves. */
export interface Uploads {
  /** An address to put a file of exactly so many bytes to, with the headers that have to come along. */
  addressFor(
    key: string,
    bytes: number,
    expiresInSeconds: number,
  ): Promise<{ url: string; headers: Record<string, string> }>;
  put(key: string, file: string, bytes: number): Promise<void>;
  /** Brings it into a local file. False where there is none. */
  get(key: string, file: string): Promise<boolean>;
}

export interface UploadsOptions {
  bucket: string;
  region(): Promise<string>;
  credentials(): Promise<Signer>;
  /** Of a stand-in for S3; without it, S3's own. */
  endpoint?: string | undefined;
  now(): number;
}

/** What a worker asks for itself is asked at once. */
const OWN_SECONDS = 300;
const IDLE_MS = 30_000;

/** Throws a transient `uploads-unavailable` where S3 does not answer as it should. */
export function uploads(options: UploadsOptions): Uploads {
  const sign = async (method: 'GET' | 'PUT', key: string, expiresInSeconds: number, headers = {}) => {
    const region = await options.region();
    const signer = await options.credentials();
    const url = urlOf(key, region, options);
    return presign({ method, url, region, signer, headers, expiresInSeconds, now: options.now() });
  };
  return {
    async addressFor(key, bytes, expiresInSeconds) {
      const headers = { 'content-length': String(bytes), 'content-type': 'application/octet-stream' };
      return { url: await sign('PUT', key, expiresInSeconds, headers), headers };
    },

    async put(key, file, bytes) {
      const length = { 'content-length': String(bytes) };
      const address = await sign('PUT', key, OWN_SECONDS, length);
      const response = await send('PUT', address, length, (request) => pipeline(createReadStream(file), request));
      response.resume();
      if (response.statusCode !== 200) throw unavailable(response.statusCode);
    },

    async get(key, file) {
      const response = await send(
        'GET',
        await sign('GET', key, OWN_SECONDS),
        {},
        async (request) => void request.end(),
      );
      try {
        if (response.statusCode === 404) return false;
        if (response.statusCode !== 200) throw unavailable(response.statusCode);
        await pipeline(response, createWriteStream(file)).catch((cause) => {
          throw broken(cause);
        });
        return true;
      } finally {
        response.destroy();
      }
    },
  };
}

/** Keys are of our own making: letters, digits, `-`, `_` and `/`. */
function urlOf(key: string, region: string, { bucket, endpoint }: UploadsOptions): URL {
  if (endpoint !== undefined) return new URL(`${endpoint.replace(/\/+$/, '')}/${bucket}/${key}`);
  return new URL(`https://${bucket}.s3.${region}.amazonaws.com/${key}`);
}

async function send(
  method: 'GET' | 'PUT',
  address: string,
  headers: OutgoingHttpHeaders,
  write: (request: ClientRequest) => Promise<void>,
): Promise<IncomingMessage> {
  const client = await httpOf(new URL(address));
  const request = client.request(address, { method, headers, timeout: IDLE_MS });
  try {
    return await new Promise<IncomingMessage>((resolve, reject) => {
      request.on('timeout', () => request.destroy(new Error('no byte in time')));
      request.on('response', resolve);
      request.on('error', reject);
      write(request).catch(reject);
    });
  } catch (cause) {
    request.destroy();
    throw broken(cause);
  }
}

function broken(cause: unknown): AppError {
  const message = 'the file store did not answer, or broke off';
  return new AppError('transient', { code: 'uploads-unavailable', message, cause });
}

function unavailable(status: number | undefined): AppError {
  const message = `the file store answered with status ${status}`;
  return new AppError('transient', { code: 'uploads-unavailable', message });
}
