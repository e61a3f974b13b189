import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { AppError } from '../errors/app-error.ts';
import { feedAddress, hostOf, notPublic } from './feed-address.ts';
import { LARGEST_FILE_BYTES } from './file-text.ts';
import { httpOf } from './http-of.ts';
import { unusable } from './import-problem.ts';
import { pinnedTo, resolveAll } from './pinned-lookup.ts';
import { isPublicAddress } from './public-address.ts';

const MOST_REDIRECTS = 3;

export interface DownloadOptions {
  /** Hosts with their port that are asked although they are not public; empty but on one machine. */
  allowedHosts?: readonly string[];
  /** All addresses of a name. */
  resolve?: (host: string) => Promise<string[]>;
  /** Without a byte; default 15 seconds. */
  idleTimeoutMs?: number;
  /** For all of it; default 90 seconds. */
  timeoutMs?: number;
}

/**
 * Fetches a seller's file from the open internet into a local file, and says how many bytes it has. Nothing else can be
 * reached: each address a name stands for must be public, the connection goes to the very address that was judged, and
 * redirects (three at most) are judged like the address they come from. Throws invalid `import-address-…`,
 * `import-too-large`, `import-download-refused` (the server says no), and transient `import-download-failed`.
 */
export async function safeDownload(address: string, file: string, options: DownloadOptions = {}): Promise<number> {
  const signal = AbortSignal.timeout(options.timeoutMs ?? 90_000);
  let url = feedAddress(address, options.allowedHosts);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const response = await ask(url, options, signal);
    const next = redirectOf(response, url, options.allowedHosts);
    if (next === undefined) return await keep(response, file, signal);
    response.destroy();
    url = next;
  }
  throw unusable('import-address-refused', 'the address is redirected too often');
}

async function ask(url: URL, options: DownloadOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const { idleTimeoutMs = 15_000, allowedHosts = [] } = options;
  const isAllowed = allowedHosts.includes(url.host);
  const addresses = await addressesOf(url, isAllowed, options.resolve ?? resolveAll);
  const client = await httpOf(url);
  return new Promise((resolve, reject) => {
    const request = client.get(url, {
      // A connection of its own: one that is kept open would have been judged for another name.
      agent: false,
      lookup: pinnedTo(addresses),
      signal,
      timeout: idleTimeoutMs,
      headers: { accept: 'application/xml, text/xml, text/csv, */*', 'accept-encoding': 'gzip, deflate, br' },
    });
    request.on('timeout', () => request.destroy(new Error('no byte in time')));
    request.on('error', (error) => reject(failed('the file could not be fetched', error)));
    request.on('response', resolve);
  });
}

async function addressesOf(
  url: URL,
  isAllowed: boolean,
  resolve: (host: string) => Promise<string[]>,
): Promise<string[]> {
  const host = hostOf(url);
  if (isIP(host) !== 0) return [host];
  const addresses = await resolve(host).catch((error) => {
    throw failed('the name in the address is not known', error);
  });
  if (!isAllowed && !addresses.every(isPublicAddress)) throw notPublic();
  if (addresses.length === 0) throw failed('the name in the address is not known', undefined);
  return addresses;
}

function redirectOf(
  { statusCode = 0, headers }: IncomingMessage,
  from: URL,
  allowedHosts: readonly string[] | undefined,
): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(statusCode)) return undefined;
  const { location } = headers;
  if (location === undefined || !URL.canParse(location, from.href)) {
    throw unusable('import-address-refused', 'the address is redirected to nowhere');
  }
  return feedAddress(new URL(location, from).href, allowedHosts);
}

async function keep(response: IncomingMessage, file: string, signal: AbortSignal): Promise<number> {
  try {
    refuseUnless200(response);
    let length = 0;
    await pipeline(
      unpacked(response),
      async function* limited(chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          length += chunk.byteLength;
          if (length > LARGEST_FILE_BYTES) throw unusable('import-too-large', 'the file is larger than 50 MB');
          yield chunk;
        }
      },
      createWriteStream(file),
      { signal },
    );
    return length;
  } catch (error) {
    throw error instanceof AppError ? error : failed('the file could not be fetched whole', error);
  } finally {
    response.destroy();
  }
}

function refuseUnless200({ statusCode = 0 }: IncomingMessage): void {
  if (statusCode === 200) return;
  if (statusCode >= 500 || statusCode === 429 || statusCode === 408) {
    throw failed(`the server of the file answered with status ${statusCode}`, undefined);
  }
  throw unusable('import-download-refused', `the server of the file answered with status ${statusCode}`);
}

/** Only what is said to be packed for the way; a file that is an archive itself stays one. */
function unpacked(response: IncomingMessage): Readable {
  const encoding = (response.headers['content-encoding'] ?? 'identity').toLowerCase();
  const unpack = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress }[
    encoding
  ];
  if (unpack !== undefined) {
    const stream = unpack();
    response.on('error', (error) => stream.destroy(error));
    return response.pipe(stream);
  }
  if (encoding === 'identity' || encoding === '') return response;
  throw unusable('import-download-refused', 'the server packs the file in a way nobody here unpacks');
}

/** The cause is for the log; the sentence tells nothing of our network. */
function failed(message: string, cause: unknown): AppError {
  return new AppError('transient', { code: 'import-download-failed', message, cause });
}
