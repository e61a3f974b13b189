import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import { hostOf } from '../../shared/imports/feed-address.ts';
import { httpOf } from '../../shared/imports/http-of.ts';
import { pinnedTo, resolveAll } from '../../shared/imports/pinned-lookup.ts';
import { isPublicAddress } from '../../shared/imports/public-address.ts';
import { isLoopback, webhookAddress } from '../../shared/notices/webhook-address.ts';
import type { Attempt } from './attempt.ts';

export interface SignedPost {
  url: string;
  id: string;
  /** JSON. */
  body: string;
  /** Each signs. */
  secrets: string[];
}

export interface PostOptions {
  isLocal: boolean;
  now(): number;
  /** All addresses of a name. */
  resolve?: (host: string) => Promise<string[]>;
  /** For looking the name up, and again for the request. */
  timeoutMs?: number;
}

const TIMEOUT_MS = 8_000;

/**
 * Posts a notice to a seller's program, signed as Standard Webhooks says. Nothing but the open internet can be reached: each
 * address a name stands for must be public, the connection goes to those that were judged, redirects are not followed. Of
 * the answer only the status counts; its body is not read.
 */
export async function postWebhook(post: SignedPost, options: PostOptions): Promise<Attempt> {
  const url = webhookAddress(post.url, options);
  if (url === undefined) return ADDRESS_REFUSED;
  const addresses = await addressesOf(url, options);
  if (addresses.length === 0) return UNREACHABLE;
  if (!(options.isLocal && isLoopback(url)) && !addresses.every(isPublicAddress)) return ADDRESS_REFUSED;
  return send(url, addresses, post, options);
}

const ADDRESS_REFUSED: Attempt = { kind: 'refused', code: 'webhook-address-refused' };
const UNREACHABLE: Attempt = { kind: 'failed', code: 'webhook-unreachable' };

/** None for a name that is not known, or not in time: the system's resolver has no limit of its own. */
async function addressesOf(url: URL, { resolve = resolveAll, timeoutMs = TIMEOUT_MS }: PostOptions): Promise<string[]> {
  const host = hostOf(url);
  if (isIP(host) !== 0) return [host];
  return Promise.race([resolve(host).catch(() => []), after(timeoutMs, [], { ref: false })]);
}

async function send(url: URL, addresses: string[], post: SignedPost, options: PostOptions): Promise<Attempt> {
  const signal = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
  const client = await httpOf(url);
  return new Promise((resolve) => {
    const request = client.request(url, {
      method: 'POST',
      // A connection of its own: one that is kept open would have been judged for another name.
      agent: false,
      lookup: pinnedTo(addresses),
      signal,
      headers: headersOf(post, options.now()),
    });
    // The error is told by its code alone: it may name the address, which may hold a secret of the receiver's.
    request.on('error', () => resolve(signal.aborted ? { kind: 'failed', code: 'webhook-timeout' } : UNREACHABLE));
    request.on('response', (response) => {
      response.destroy();
      resolve(verdict(response));
    });
    request.end(post.body);
  });
}

function headersOf({ id, body, secrets }: SignedPost, now: number): OutgoingHttpHeaders {
  const at = new Date(now);
  return {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'user-agent': 'avito-assistant',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now / 1_000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  };
}

function verdict({ statusCode = 0, headers }: IncomingMessage): Attempt {
  if (statusCode >= 200 && statusCode < 300) return { kind: 'told' };
  if (statusCode === 410) return { kind: 'unwanted', code: 'webhook-gone' };
  const { 'retry-after': asked = '' } = headers;
  const retryAfterSeconds = /^\d{1,6}$/.test(asked) ? Number(asked) : undefined;
  return { kind: 'failed', code: `webhook-answered-${statusCode}`, retryAfterSeconds };
}
