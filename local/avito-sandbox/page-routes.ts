import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Hono } from 'hono';

const mediaTypes: Record<string, string> = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' };

const files = [
  'index.html',
  'page.css',
  'page.js',
  'element.js',
  'fault-panel.js',
  'listing-list.js',
  'message-bubble.js',
  'message-kinds.js',
  'message-log.js',
  'sandbox-api.js',
];

/** The buyer's page: static files, and nothing from elsewhere. */
export function addPageRoutes(app: Hono): void {
  for (const file of files) {
    const mediaType = mediaTypes[extname(file)] ?? 'application/octet-stream';
    app.get(file === 'index.html' ? '/' : `/${file}`, (c) =>
      c.body(readFileSync(new URL(`./page/${file}`, import.meta.url)), 200, {
        'content-type': `${mediaType}; charset=utf-8`,
        'content-security-policy': "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'",
        'cache-control': 'no-cache',
      }),
    );
  }
}
