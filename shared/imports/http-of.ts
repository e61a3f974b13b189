import type http from 'node:http';
import https from 'node:https';

/**
 * Node's client for an address. `node:http` is loaded for the first address that needs it: importing it loads `fetch` and
 * `WebSocket` as well, which takes half as long as all of a function's bundle.
 */
export async function httpOf({ protocol }: URL): Promise<Pick<typeof http, 'get' | 'request'>> {
  if (protocol === 'https:') return https;
  return await import('node:http');
}
