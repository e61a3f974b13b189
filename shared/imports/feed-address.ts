import { isIP } from 'node:net';
import { unusable } from './import-problem.ts';
import { isPublicAddress } from './public-address.ts';

/** The ports of the web; whatever listens elsewhere was not put there to be a feed. */
const PORTS = new Set(['', '80', '443']);

export const LONGEST_ADDRESS = 2_000;

/**
 * The address of a feed, as far as its text tells that it may be asked. `allowedHosts` name hosts with their port
 * (`127.0.0.1:3001`) that are asked although they are not public: for one machine only. Throws invalid
 * `import-address-invalid` and `import-address-refused`.
 */
export function feedAddress(text: string, allowedHosts: readonly string[] = []): URL {
  if (text.length > LONGEST_ADDRESS || !URL.canParse(text)) {
    throw unusable('import-address-invalid', 'this is not the address of a file on the web');
  }
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw unusable('import-address-invalid', 'the address must begin with https:// or http://');
  }
  if (url.username !== '' || url.password !== '') {
    throw unusable('import-address-invalid', 'the address holds a name or a password: give one that needs none');
  }
  if (allowedHosts.includes(url.host)) return url;
  if (!PORTS.has(url.port)) throw unusable('import-address-refused', 'the address names an unusual port');
  if (!mayBePublic(url)) throw notPublic();
  return url;
}

/** As far as its text tells: a name may still stand for an address that is not. */
export function mayBePublic(url: URL): boolean {
  const host = hostOf(url);
  // Decimal, octal and hexadecimal forms of an address have become its usual form in URL.
  if (isIP(host) !== 0) return isPublicAddress(host);
  return !/(^|\.)(localhost|local|internal|localdomain|home\.arpa)\.?$/i.test(host);
}

/** As the network knows it: IPv6 addresses without their brackets. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

export function notPublic() {
  return unusable('import-address-refused', 'the address does not lead to the public internet');
}
