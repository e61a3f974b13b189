import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../synthesize.ts';

/** Runs a file of lib/edge/ as CloudFront does: in nothing but the language. */
function run(name: string, request: object, viewer = { ip: '203.0.113.5' }) {
  const code = readFileSync(path.join(projectRoot, `lib/edge/${name}.js`), 'utf8');
  const event = JSON.stringify({ version: '1.0', viewer, request });
  return JSON.parse(String(runInNewContext(`${code}\nJSON.stringify(handler(JSON.parse(event)))`, { event })));
}

describe('the path that is looked for', () => {
  it.each([
    ['/', '/index.html'],
    ['/sign-in', '/index.html'],
    ['/sellers/demo', '/index.html'],
    ['/sellers/demo/chats/u2i-a.b~c', '/index.html'],
    ['/sellers/demo/', '/index.html'],
    ['/invitations/abc.def', '/index.html'],
    ['/assets', '/index.html'],
    ['/%2e%2e/secret', '/index.html'],
    ['/index.html', '/index.html'],
    ['/theme.js', '/theme.js'],
    ['/favicon.svg', '/favicon.svg'],
    ['/robots.txt', '/robots.txt'],
    ['/assets/index-B95c2oE2.js', '/assets/index-B95c2oE2.js'],
    ['/assets/gone', '/assets/gone'],
  ])('for %s is %s', (uri, expected) => {
    expect(run('page-of-path', { uri, method: 'GET', headers: {} })).toEqual({
      uri: expected,
      method: 'GET',
      headers: {},
    });
  });
});

describe('the address of the caller', () => {
  it('goes along, over whatever he said of himself, and nothing else changes', () => {
    const headers = { authorization: { value: 'Bearer x' }, 'x-viewer-address': { value: '10.0.0.1' } };
    const request = { uri: '/api/auth/login', method: 'POST', headers };
    expect(run('viewer-address', request, { ip: '2001:db8::7' })).toEqual({
      ...request,
      headers: { ...headers, 'x-viewer-address': { value: '2001:db8::7' } },
    });
  });
});

it('the functions keep to what the runtime of CloudFront can read', () => {
  for (const name of ['page-of-path', 'viewer-address']) {
    const code = readFileSync(path.join(projectRoot, `lib/edge/${name}.js`), 'utf8');
    // It knows neither destructuring nor spreading.
    expect(code).not.toMatch(/\.\.\.|(const|let|function \w+\() ?[{[]/);
    expect(Buffer.byteLength(code)).toBeLessThan(10_240);
  }
});
