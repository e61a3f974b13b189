import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feedAddress } from '../../../shared/imports/feed-address.ts';
import { isPublicAddress } from '../../../shared/imports/public-address.ts';
import { safeDownload } from '../../../shared/imports/safe-download.ts';

const folder = mkdtempSync(join(tmpdir(), 'download-'));
const file = join(folder, 'feed');
let asked: string[] = [];
let respond: (request: http.IncomingMessage, response: http.ServerResponse) => void = () => {};
const server = http.createServer((request, response) => {
  asked.push(`${request.headers.host}${request.url}`);
  respond(request, response);
});
let port = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

const answering = (body: string | Buffer, headers: http.OutgoingHttpHeaders = {}, status = 200) => {
  asked = [];
  respond = (_, response) => void response.writeHead(status, headers).end(body);
};

/** The server of this test stands for a shop's: its name is resolved to this machine, which is allowed by its port. */
const shop = () => `http://shop.example:${port}/feed.xml`;
const download = (address: string, change: Parameters<typeof safeDownload>[2] = {}) =>
  safeDownload(address, file, {
    allowedHosts: [`shop.example:${port}`],
    resolve: async () => ['127.0.0.1'],
    ...change,
  });

describe('an address', () => {
  it.each([
    'http://127.0.0.1/feed.xml',
    'http://127.1/feed.xml',
    'http://2130706433/feed.xml',
    'http://0x7f000001/feed.xml',
    'http://0177.0.0.1/feed.xml',
    'http://0/feed.xml',
    'http://0.0.0.0/',
    'http://10.0.0.1/',
    'http://172.16.5.5/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::1]/',
    'http://[::]/',
    'http://[fd00:ec2::254]/latest/meta-data/',
    'http://[fe80::1]/',
    'http://[::ffff:169.254.169.254]/',
    'http://[::ffff:7f00:1]/',
    'http://[::7f00:1]/',
    'http://[64:ff9b::a9fe:a9fe]/',
    'http://[2002:7f00:1::]/',
    'http://localhost/',
    'http://LOCALHOST./',
    'http://metadata.google.internal/',
    'http://printer.local/',
    'https://shop.example:8443/',
    'https://shop.example:22/',
  ])('%s is refused', (address) => {
    expect(() => feedAddress(address)).toThrow(expect.objectContaining({ code: 'import-address-refused' }));
  });

  it.each([
    'file:///etc/passwd',
    'ftp://shop.example/feed.xml',
    'data:text/xml,<Ads/>',
    'gopher://shop.example/',
    'shop.example/feed.xml',
    '',
    'https://',
    'https://name:word@shop.example/feed.xml',
    'https://name@shop.example/feed.xml',
    `https://shop.example/${'a'.repeat(2_000)}`,
  ])('%j is none', (address) => {
    expect(() => feedAddress(address)).toThrow(expect.objectContaining({ code: 'import-address-invalid' }));
  });

  it.each(['https://shop.example/feed.xml?key=1', 'http://shop.example:80/', 'https://8.8.8.8/', 'https://пример.рф/'])(
    '%s may be asked',
    (address) => {
      expect(feedAddress(address).href).toContain('/');
    },
  );

  it('that is nonsense is not public', () => {
    expect(['', 'localhost', '1.2.3', '::1%lo', '999.1.1.1'].map(isPublicAddress)).toEqual(Array(5).fill(false));
  });

  it('is not quoted when it is refused', async () => {
    const error = await download('http://user:geheim@10.0.0.7/x').catch((caught: Error) => caught);
    expect(String(error)).not.toMatch(/geheim|10\.0\.0\.7|user/);
  });
});

describe('a name', () => {
  it.each([
    [['10.0.0.1']],
    [['127.0.0.1']],
    [['169.254.169.254']],
    [['fd00:ec2::254']],
    [['::ffff:10.0.0.1']],
    // One good address among bad ones: which of them is taken would be chance.
    [['8.8.8.8', '10.0.0.1']],
  ])('that stands for %j is refused before anything is asked', async (addresses) => {
    answering('x');
    const attempt = download('http://shop.example/feed.xml', { resolve: async () => addresses });
    await expect(attempt).rejects.toMatchObject({ code: 'import-address-refused' });
    expect(asked).toEqual([]);
  });

  it('that nobody knows may be known later', async () => {
    const resolve = () => Promise.reject(new Error('ENOTFOUND'));
    await expect(download(shop(), { resolve })).rejects.toMatchObject({
      kind: 'transient',
      code: 'import-download-failed',
    });
    await expect(download(shop(), { resolve: async () => [] })).rejects.toMatchObject({ kind: 'transient' });
  });

  it('is asked once, so that a second answer cannot lead elsewhere', async () => {
    answering('<Ads/>');
    let count = 0;
    const resolve = async () => {
      count += 1;
      return count === 1 ? ['127.0.0.1'] : ['10.0.0.1'];
    };
    await download(shop(), { resolve });
    expect([count, asked]).toEqual([1, [`shop.example:${port}/feed.xml`]]);
  });
});

describe('a redirect', () => {
  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://127.0.0.1:22/',
    'http://[::1]/',
    'file:///etc/passwd',
    'http://u:p@shop.example/',
    '//10.0.0.1/',
    'http://',
  ])('to %s is refused', async (location) => {
    answering('', { location }, 302);
    await expect(download(shop())).rejects.toMatchObject({
      kind: 'invalid',
      code: expect.stringMatching(/^import-address-/),
    });
    expect(asked).toHaveLength(1);
  });

  it('to a name that stands for a private address is refused', async () => {
    answering('', { location: 'http://inner.example/' }, 301);
    const resolve = async (host: string) => (host === 'inner.example' ? ['192.168.0.1'] : ['127.0.0.1']);
    await expect(download(shop(), { resolve })).rejects.toMatchObject({ code: 'import-address-refused' });
    expect(asked).toHaveLength(1);
  });

  it('is followed three times and not four', async () => {
    const redirecting = (redirects: number) => {
      asked = [];
      respond = (_, response) => {
        if (asked.length > redirects) response.end('<Ads/>');
        else response.writeHead(302, { location: '/next' }).end();
      };
    };
    redirecting(3);
    expect(await download(shop())).toBe(6);
    redirecting(4);
    await expect(download(shop())).rejects.toMatchObject({ message: 'the address is redirected too often' });
  });
});

describe('a file', () => {
  it.each([
    ['as it is', Buffer.from('<Ads/>'), {}],
    ['packed by gzip', gzipSync('<Ads/>'), { 'content-encoding': 'gzip' }],
    ['packed by brotli', brotliCompressSync('<Ads/>'), { 'content-encoding': 'br' }],
  ])('is kept %s', async (_, body, headers) => {
    answering(body, headers);
    expect(await download(shop())).toBe(6);
    expect(readFileSync(file, 'utf8')).toBe('<Ads/>');
  });

  it('that grows beyond 50 MB while it is unpacked is refused', async () => {
    answering(gzipSync(Buffer.alloc(51 * 1024 * 1024)), { 'content-encoding': 'gzip' });
    await expect(download(shop())).rejects.toMatchObject({ code: 'import-too-large' });
  });

  it.each([
    [404, 'invalid', 'import-download-refused'],
    [403, 'invalid', 'import-download-refused'],
    [503, 'transient', 'import-download-failed'],
    [429, 'transient', 'import-download-failed'],
  ])('that is answered with %d is %s', async (status, kind, code) => {
    answering('no', {}, status);
    await expect(download(shop())).rejects.toMatchObject({ kind, code, message: expect.stringContaining(`${status}`) });
  });

  it('that breaks off may come whole another time', async () => {
    respond = (_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('<Ads>');
      setImmediate(() => response.destroy());
    };
    await expect(download(shop())).rejects.toMatchObject({ kind: 'transient', code: 'import-download-failed' });
  });

  it('whose packing is broken is not kept', async () => {
    answering('not gzip', { 'content-encoding': 'gzip' });
    await expect(download(shop())).rejects.toMatchObject({ code: 'import-download-failed' });
    answering('x', { 'content-encoding': 'zip' });
    await expect(download(shop())).rejects.toMatchObject({ code: 'import-download-refused' });
  });

  it('that does not come in time is given up', async () => {
    respond = () => {};
    await expect(download(shop(), { idleTimeoutMs: 20 })).rejects.toMatchObject({ kind: 'transient' });
    respond = (_, response) => void response.writeHead(200).write('<Ads>');
    await expect(download(shop(), { timeoutMs: 30 })).rejects.toMatchObject({ kind: 'transient' });
  });
});
