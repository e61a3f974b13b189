import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { uploads } from '../../../shared/imports/uploads.ts';
import { anUploadStore } from '../../support/an-upload-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'uploads-'));
const file = join(folder, 'file');
let store: Awaited<ReturnType<typeof anUploadStore>>;

beforeAll(async () => {
  store = await anUploadStore();
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

async function textOf(key: string): Promise<string | undefined> {
  return (await store.get(key, file)) ? readFileSync(file, 'utf8') : undefined;
}

/** Something that answers in S3's place. */
async function answering(respond: (response: http.ServerResponse) => void) {
  const server = http.createServer((request, response) => {
    request.resume();
    respond(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return uploads({
    bucket: 'b',
    endpoint: `http://127.0.0.1:${port}`,
    region: async () => 'eu-central-1',
    credentials: async () => ({ accessKeyId: 'a', secretAccessKey: 'b' }),
    now: Date.now,
  });
}

function breakOff(response: http.ServerResponse): void {
  response.writeHead(200, { 'content-length': '100' }).write('<Ads>');
  setImmediate(() => response.destroy());
}

describe('a store that does not do what it should', () => {
  it.each([
    ['answers an error', (response: http.ServerResponse) => void response.writeHead(503).end()],
    ['does not answer', (response: http.ServerResponse) => void response.destroy()],
  ])('%s: the caller may try again', async (_, respond) => {
    const broken = await answering(respond);
    const expected = { kind: 'transient', code: 'uploads-unavailable' };
    await expect(broken.get('key', file)).rejects.toMatchObject(expected);
    writeFileSync(file, 'x');
    await expect(broken.put('key', file, 1)).rejects.toMatchObject(expected);
  });

  it('breaks off in the middle of a file: the same', async () => {
    const broken = await answering(breakOff);
    await expect(broken.get('key', file)).rejects.toMatchObject({ code: 'uploads-unavailable' });
  });
});

it('keeps a file and gives it back', async () => {
  writeFileSync(file, '<Ads/>'.repeat(50_000));
  await store.put('imports/seller-1/job/0', file, 300_000);
  expect((await textOf('imports/seller-1/job/0'))?.length).toBe(300_000);
});

it('says when there is no such file', async () => {
  expect(await textOf('imports/seller-1/none/0')).toBeUndefined();
});

it('gives an address that anybody can put one file to', async () => {
  const { url, headers } = await store.addressFor('imports/seller-1/job/1', 6, 900);
  expect(headers).toEqual({ 'content-length': '6', 'content-type': 'application/octet-stream' });
  expect(new URL(url).searchParams.get('X-Amz-SignedHeaders')).toBe('content-length;content-type;host');
  expect((await fetch(url, { method: 'PUT', headers, body: '<Ads/>' })).status).toBe(200);
  expect(await textOf('imports/seller-1/job/1')).toBe('<Ads/>');
});

it('finds its bucket at S3 itself where nothing stands in for it', async () => {
  const there = uploads({
    bucket: 'bucket-1',
    region: async () => 'eu-central-1',
    credentials: async () => ({ accessKeyId: 'a', secretAccessKey: 'b' }),
    now: Date.now,
  });
  expect((await there.addressFor('imports/s/j/0', 1, 900)).url).toMatch(
    /^https:\/\/bucket-1\.s3\.eu-central-1\.amazonaws\.com\/imports\/s\/j\/0\?X-Amz-Algorithm=/,
  );
});
