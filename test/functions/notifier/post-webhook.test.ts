import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { type PostOptions, postWebhook, type SignedPost } from '../../../functions/notifier/post-webhook.ts';
import { noticeSecret } from '../../../shared/notices/notice-secret.ts';
import { anHttpServer, type Respond } from '../../shared/avito/http-server.ts';

const KEY = 'k'.repeat(64);
const secret = noticeSecret(KEY, 'seller-1', 2);
const oldSecret = noticeSecret(KEY, 'seller-1', 1);

async function aReceiver(respond: Respond = (response) => void response.writeHead(204).end()) {
  const server = await anHttpServer(respond);
  const post = (change: Partial<SignedPost> = {}, options: Partial<PostOptions> = {}) =>
    postWebhook(
      {
        url: `${server.url}/hook?key=geheim`,
        id: 'msg_1',
        body: '{"type":"notice.test"}',
        secrets: [secret],
        ...change,
      },
      { isLocal: true, now: Date.now, ...options },
    );
  return { ...server, post };
}

const answering =
  (status: number, headers: Record<string, string> = {}): Respond =>
  (response) =>
    void response.writeHead(status, headers).end('what the receiver says');

describe('a signed post', () => {
  it("is what the library's own check takes for good", async () => {
    const { post, requests } = await aReceiver();
    const body = JSON.stringify({ type: 'chat.handed-off', data: { lastWords: 'Ещё продаёте? 🙂' } });
    expect(await post({ body })).toEqual({ kind: 'told' });
    const [request] = requests;
    expect(request).toMatchObject({ method: 'POST', url: '/hook?key=geheim', body });
    expect(request?.headers).toMatchObject({ 'content-type': 'application/json', 'webhook-id': 'msg_1' });
    const headers = request?.headers as Record<string, string>;
    expect(new Webhook(secret).verify(request?.body ?? '', headers)).toEqual(JSON.parse(body));
  });

  it.each([
    ['another secret', () => new Webhook(oldSecret), (headers: Record<string, string>) => headers],
    ['another id', () => new Webhook(secret), (headers: Record<string, string>) => ({ ...headers, 'webhook-id': 'x' })],
    [
      'another time',
      () => new Webhook(secret),
      (headers: Record<string, string>) => ({
        ...headers,
        'webhook-timestamp': String(Number(headers['webhook-timestamp']) + 1),
      }),
    ],
  ])('is not good for %s', async (_, webhook, change) => {
    const { post, requests } = await aReceiver();
    await post();
    const headers = change(requests[0]?.headers as Record<string, string>);
    expect(() => webhook().verify(requests[0]?.body ?? '', headers)).toThrow('No matching signature');
  });

  it('is good for the secret before, too, while both sign', async () => {
    const { post, requests } = await aReceiver();
    await post({ secrets: [secret, oldSecret] });
    const headers = requests[0]?.headers as Record<string, string>;
    for (const each of [secret, oldSecret]) {
      expect(new Webhook(each).verify(requests[0]?.body ?? '', headers)).toEqual({ type: 'notice.test' });
    }
  });

  it('has the same id each time it is sent, and the time of each attempt', async () => {
    const { post, requests } = await aReceiver();
    const at = Date.now();
    await post({}, { now: () => at });
    await post({}, { now: () => at + 60_000 });
    expect(requests.map(({ headers }) => headers['webhook-id'])).toEqual(['msg_1', 'msg_1']);
    const [first, second] = requests.map(({ headers }) => Number(headers['webhook-timestamp']));
    expect((second ?? 0) - (first ?? 0)).toBe(60);
  });
});

describe('an answer', () => {
  it.each([200, 201, 202, 204])('of %d means that it arrived', async (status) => {
    expect(await (await aReceiver(answering(status))).post()).toEqual({ kind: 'told' });
  });

  it('of 410 means that no more is wanted', async () => {
    expect(await (await aReceiver(answering(410))).post()).toEqual({ kind: 'unwanted', code: 'webhook-gone' });
  });

  it.each([400, 401, 403, 404, 429, 500, 503])('of %d may be another one later', async (status) => {
    expect(await (await aReceiver(answering(status))).post()).toEqual({
      kind: 'failed',
      code: `webhook-answered-${status}`,
    });
  });

  it.each([
    ['30', 30],
    ['soon', undefined],
    ['-1', undefined],
    ['9999999', undefined],
  ])('that asks to wait %j is understood as %s', async (asked, seconds) => {
    const attempt = await (await aReceiver(answering(429, { 'retry-after': asked }))).post();
    expect(attempt).toEqual({
      kind: 'failed',
      code: 'webhook-answered-429',
      ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }),
    });
  });

  it.each([301, 302, 307, 308])('of %d is not followed', async (status) => {
    const { post, requests } = await aReceiver(answering(status, { location: '/elsewhere' }));
    expect(await post()).toMatchObject({ kind: 'failed', code: `webhook-answered-${status}` });
    expect(requests).toHaveLength(1);
  });

  it('whose body never ends is not waited for', async () => {
    const { post } = await aReceiver((response) => void response.writeHead(200).write('and so on'));
    expect(await post({}, { timeoutMs: 5_000 })).toEqual({ kind: 'told' });
  });

  it('that does not come is given up', async () => {
    const { post } = await aReceiver(() => {});
    expect(await post({}, { timeoutMs: 30 })).toEqual({ kind: 'failed', code: 'webhook-timeout' });
  });

  it('that breaks off, or comes from nobody, is a failure', async () => {
    const { post } = await aReceiver((response) => void response.destroy());
    expect(await post()).toEqual({ kind: 'failed', code: 'webhook-unreachable' });
    expect(await post({ url: 'http://127.0.0.1:1/' })).toEqual({ kind: 'failed', code: 'webhook-unreachable' });
  });
});

describe('an address that is not of the open internet', () => {
  const inTheCloud = { isLocal: false };

  it.each(['https://127.0.0.1/', 'https://10.0.0.1/', 'https://169.254.169.254/', 'http://shop.example/', 'nonsense'])(
    'is never called, however it came to be kept: %s',
    async (url) => {
      const { post } = await aReceiver();
      expect(await post({ url }, inTheCloud)).toEqual({ kind: 'refused', code: 'webhook-address-refused' });
    },
  );

  it.each([[['127.0.0.1']], [['169.254.169.254']], [['::ffff:10.0.0.1']], [['8.8.8.8', '10.0.0.1']]])(
    'is found behind a name: %j',
    async (addresses) => {
      const { post } = await aReceiver();
      const attempt = await post({ url: 'https://shop.example/' }, { ...inTheCloud, resolve: async () => addresses });
      expect(attempt).toEqual({ kind: 'refused', code: 'webhook-address-refused' });
    },
  );

  it('is not allowed by being on one machine', async () => {
    const { post } = await aReceiver();
    const resolve = async () => ['192.168.0.1'];
    expect(await post({ url: 'https://shop.example/' }, { resolve })).toMatchObject({ kind: 'refused' });
  });

  it('may be a name that nobody knows yet', async () => {
    const { post } = await aReceiver();
    const resolve = () => Promise.reject(new Error('ENOTFOUND'));
    expect(await post({ url: 'https://shop.example/' }, { ...inTheCloud, resolve })).toEqual({
      kind: 'failed',
      code: 'webhook-unreachable',
    });
  });

  it('may be a name that nobody looks up in time', async () => {
    const { post } = await aReceiver();
    const resolve = () => new Promise<string[]>(() => {});
    expect(await post({ url: 'https://shop.example/' }, { resolve, timeoutMs: 20 })).toMatchObject({ kind: 'failed' });
  });

  it('is not reached by a name that is resolved differently a second time', async () => {
    const { post, requests, url } = await aReceiver();
    let count = 0;
    const resolve = async () => {
      count += 1;
      return ['127.0.0.1'];
    };
    const { port } = new URL(url);
    expect(await post({ url: `http://localhost:${port}/` }, { resolve })).toEqual({ kind: 'told' });
    expect([count, requests.length]).toEqual([1, 1]);
  });
});
