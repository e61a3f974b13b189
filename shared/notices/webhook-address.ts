import { hostOf, LONGEST_ADDRESS, mayBePublic } from '../imports/feed-address.ts';

/** The ports of TLS; whatever listens elsewhere was hardly put there to be told of buyers. */
const PORTS = new Set(['', '443', '8443']);

export interface AddressRules {
  /** On one machine a seller's program runs on the machine itself, without TLS and on any port. */
  isLocal: boolean;
}

/** The address a seller's program listens at, or `undefined` for a text that is none or must not be called. */
export function webhookAddress(text: string, { isLocal }: AddressRules): URL | undefined {
  if (text.length > LONGEST_ADDRESS || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return undefined;
  if (isLocal && isLoopback(url)) return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined;
  return url.protocol === 'https:' && PORTS.has(url.port) && mayBePublic(url) ? url : undefined;
}

export function isLoopback(url: URL): boolean {
  return ['127.0.0.1', '::1', 'localhost'].includes(hostOf(url));
}
