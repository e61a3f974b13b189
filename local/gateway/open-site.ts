import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { extname } from 'node:path';
import { Script } from 'node:vm';
import * as z from 'zod';
import type { SiteDescription } from '../template/read-site.ts';
import type { GatewayResponse } from './to-response.ts';

/** Answers with the files of a page as CloudFront would, from what was deployed and from nothing else on this machine. */
export interface Site {
  answer(request: IncomingMessage): GatewayResponse;
}

interface Loaded {
  body: Buffer;
  headers: Record<string, string>;
}

/** Reads every file once: they do not change while they are deployed. */
export function openSite({ methods, headers, files, viewerRequestCode }: SiteDescription): Site {
  const loaded = new Map(files.map(({ key, path, headers: own }) => [`/${key}`, load(path, own)]));
  const rewrite = viewerRequestCode === undefined ? (path: string) => path : rewriting(viewerRequestCode);

  function answer({ method = '', url = '/', headers: asked }: IncomingMessage): GatewayResponse {
    if (!methods.includes(method)) return message(405, { allow: methods.join(', ') });
    const [path = '/'] = url.split('?', 1);
    const file = loaded.get(decodeURIComponent(rewrite(path)));
    if (file === undefined) return message(404);
    if (asked['if-none-match'] === file.headers.etag) return { status: 304, headers: file.headers, body: empty };
    return { status: 200, headers: file.headers, body: file.body };
  }
  return {
    answer: (request) => {
      const { status, headers: own, body } = answer(request);
      return { status, headers: { ...own, ...headers }, body };
    },
  };
}

const empty = Buffer.alloc(0);

function load(path: string, headers: Record<string, string>): Loaded {
  const body = readFileSync(path);
  const etag = `"${createHash('md5').update(body).digest('hex')}"`;
  return { body, headers: { 'content-type': types[extname(path)] ?? 'application/octet-stream', etag, ...headers } };
}

function message(status: 404 | 405, headers: Record<string, string> = {}): GatewayResponse {
  const body = status === 404 ? 'There is no such file.\n' : 'This page is read only.\n';
  return { status, headers: { 'content-type': 'text/plain', ...headers }, body: Buffer.from(body) };
}

const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Runs the code of a CloudFront function, which may lead a request to another path; one that answers itself is none of ours. */
function rewriting(code: string): (path: string) => string {
  const script = new Script(`${code}\nJSON.stringify(handler(JSON.parse(event)))`);
  return (path) => {
    const request = { method: 'GET', uri: path, querystring: {}, headers: {}, cookies: {} };
    const event = JSON.stringify({ version: '1.0', viewer: { ip: '127.0.0.1' }, request });
    return result.parse(JSON.parse(String(script.runInNewContext({ event }, { timeout: 1_000 })))).uri;
  };
}

const result = z.object({ uri: z.string() });
