import { readFileSync } from 'node:fs';
import type { Hono } from 'hono';

const mediaTypes = { html: 'text/html', css: 'text/css', js: 'text/javascript' } as const;

const files: [path: string, file: string, mediaType: string][] = [
  ['/', 'index.html', mediaTypes.html],
  ['/page.css', 'page.css', mediaTypes.css],
  ['/page.js', 'page.js', mediaTypes.js],
];

/** The buyer's page: static files, and nothing from elsewhere. */
export function addPageRoutes(app: Hono): void {
  for (const [path, file, mediaType] of files) {
    app.get(path, (c) =>
      c.body(readFileSync(new URL(`./page/${file}`, import.meta.url)), 200, {
        'content-type': `${mediaType}; charset=utf-8`,
        'content-security-policy': "default-src 'self'; img-src 'self' blob:; frame-ancestors 'none'",
        'cache-control': 'no-cache',
      }),
    );
  }
}
