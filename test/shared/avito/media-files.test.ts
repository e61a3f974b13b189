import { describe, expect, it } from 'vitest';
import { mediaAddress } from '../../../shared/avito/media-address.ts';
import { createMediaFetch } from '../../../shared/avito/media-files.ts';
import { anHttpServer, type Respond } from './http-server.ts';

const API = 'https://api.avito.ru';

describe('an address of Avito', () => {
  it.each([
    'https://00.img.avito.st/image/1/1.abc.jpg',
    'https://avito.st/1',
    'https://www.avito.ru/voice/1.mp4?token=1',
    'https://WWW.AVITO.RU/1',
    'https://api.avito.ru/1',
  ])('may be asked: %s', (address) => {
    expect(mediaAddress(address, API)?.href).toBe(new URL(address).href);
  });

  it('of one machine may be asked where the sandbox stands for Avito', () => {
    expect(mediaAddress('http://127.0.0.1:3001/voices/1.mp4', 'http://127.0.0.1:3001')?.port).toBe('3001');
    expect(mediaAddress('http://127.0.0.1:3002/voices/1.mp4', 'http://127.0.0.1:3001')).toBeUndefined();
    expect(mediaAddress('https://127.0.0.1:3001/voices/1.mp4', 'http://127.0.0.1:3001')).toBeUndefined();
  });

  it.each([
    'http://00.img.avito.st/1.jpg',
    'https://avito.st.example.com/1.jpg',
    'https://notavito.ru/1.jpg',
    'https://example.com/avito.ru/1.jpg',
    'https://avito.ru@example.com/1.jpg',
    'https://user:pass@avito.ru/1.jpg',
    'https://img.avito.st:8443/1.jpg',
    'https://avito.ru./1.jpg',
    'https://169.254.169.254/latest/meta-data',
    'http://127.0.0.1:3001/1.jpg',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    'avito.ru/1.jpg',
    '//avito.ru/1.jpg',
    '',
  ])('is none of these: %s', (address) => {
    expect(mediaAddress(address, API)).toBeUndefined();
  });
});

describe('the file of a message', () => {
  const wanted = { contentTypes: ['image/jpeg', 'image/png'], mostBytes: 1_000 };

  async function fetched(respond: Respond, options: { timeoutMs?: number } = {}) {
    const server = await anHttpServer(respond);
    const fetchMedia = createMediaFetch({ apiUrl: server.url, ...options });
    return { file: await fetchMedia(`${server.url}/images/1`, wanted), requests: server.requests };
  }

  it('comes with its type, asked for without a token', async () => {
    const { file, requests } = await fetched((response) => {
      response.writeHead(200, { 'content-type': 'Image/JPEG; charset=binary' }).end(Buffer.from([1, 2, 3]));
    });
    expect(file).toEqual({ bytes: new Uint8Array([1, 2, 3]), contentType: 'image/jpeg' });
    expect(requests[0]?.headers.authorization).toBeUndefined();
  });

  it('may be just as large as allowed', async () => {
    const { file } = await fetched((response) => {
      response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.alloc(1_000));
    });
    expect(file).toMatchObject({ bytes: { length: 1_000 } });
  });

  it.each<[string, string, Respond]>([
    ['is missing', 'refused', (response) => response.writeHead(404).end()],
    ['is forbidden', 'refused', (response) => response.writeHead(403, { 'content-type': 'image/png' }).end('x')],
    ['is elsewhere', 'refused', (response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end()],
    ['is empty', 'refused', (response) => response.writeHead(200, { 'content-type': 'image/png' }).end()],
    [
      'is a page',
      'wrong-type',
      (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>'),
    ],
    ['has no type', 'wrong-type', (response) => response.writeHead(200).end('x')],
    [
      'says that it is too large',
      'too-large',
      (response) => response.writeHead(200, { 'content-type': 'image/png', 'content-length': 1_001 }).write('x'),
    ],
    [
      'is larger than it says nothing of',
      'too-large',
      (response) => {
        response.writeHead(200, { 'content-type': 'image/png' });
        response.write(Buffer.alloc(600));
        response.end(Buffer.alloc(600));
      },
    ],
    ['breaks off', 'unreachable', (response) => response.destroy()],
    [
      'breaks off in the middle',
      'unreachable',
      (response) => {
        response.writeHead(200, { 'content-type': 'image/png', 'content-length': 100 });
        response.write(Buffer.alloc(10), () => response.destroy());
      },
    ],
  ])('that %s is a reason, and no error', async (_what, reason, respond) => {
    expect((await fetched(respond)).file).toBe(reason);
  });

  it('that does not come in time is given up, also half way', async () => {
    expect((await fetched(() => {}, { timeoutMs: 50 })).file).toBe('timeout');
    const halfWay: Respond = (response) => {
      response.writeHead(200, { 'content-type': 'image/png' }).write(Buffer.alloc(10));
    };
    expect((await fetched(halfWay, { timeoutMs: 50 })).file).toBe('timeout');
  });

  it('at a foreign address is not asked for', async () => {
    const stranger = await anHttpServer((response) => response.end('x'));
    const fetchMedia = createMediaFetch({ apiUrl: API });
    expect(await fetchMedia(`${stranger.url}/1.jpg`, wanted)).toBe('foreign-address');
    expect(stranger.requests).toEqual([]);
  });

  it('at an address where nobody listens is unreachable', async () => {
    const url = 'http://127.0.0.1:9';
    expect(await createMediaFetch({ apiUrl: url })(`${url}/1.jpg`, wanted)).toBe('unreachable');
  });
});
