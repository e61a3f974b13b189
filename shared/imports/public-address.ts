import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * Whether an IP address is one of the open internet. Everything else is refused: private, loopback, link-local (where
 * clouds keep their metadata), carrier-grade NAT, multicast, reserved, unspecified, and every IPv6 form that carries an
 * IPv4 address, which is judged by what it carries.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  // An IPv4 address in IPv6's clothes becomes what it is.
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  // Of IPv6 only 2000::/3 has been given out; the list of ranges does not know all the rest (`::127.0.0.1` in hexadecimal).
  return parsed instanceof ipaddr.IPv4 || (parsed.parts[0] ?? 0) >> 13 === 1;
}
