import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createAvitoClient } from '../../../shared/avito/client.ts';
import { isOutcomeUnknown } from '../../../shared/avito/outcome.ts';
import { aClient, aClientOf } from './a-client.ts';
import { anHttpServer, answerJson, everythingIn, failureOf, type Respond } from './http-server.ts';

const chatId = 'u2i-AbC~dEf_123';
const receipt = { id: 'm1', created: 1767003700, type: 'text', direction: 'out', content: { text: 'Да' } };

/** Refuses the first requests with a status, and takes the rest. */
function refuseFirst(times: number, status: number): Respond {
  return (response, _request, count) =>
    count <= times ? answerJson(response, {}, status) : answerJson(response, receipt);
}

describe('a request to Avito', () => {
  it('goes with a token, after the pace let it', async () => {
    const { client, noted, requests } = await aClient((response) => answerJson(response, receipt));
    expect(await client.sendText(chatId, 'Да, кресло в наличии.')).toEqual({ id: 'm1', createdAt: 1767003700 });
    expect(requests).toMatchObject([
      {
        method: 'POST',
        url: '/messenger/v1/accounts/111222333/chats/u2i-AbC%7EdEf_123/messages',
        headers: { authorization: 'Bearer secret-token-1', 'content-type': 'application/json' },
      },
    ]);
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({ type: 'text', message: { text: 'Да, кресло в наличии.' } });
    expect(noted.admissions).toBe(1);
  });

  it('takes a base URL with a slash at its end', async () => {
    const server = await anHttpServer((response) => answerJson(response, { ok: true }));
    await aClientOf(`${server.url}/`).client.markRead(chatId);
    expect(server.requests[0]?.url).toBe('/messenger/v1/accounts/111222333/chats/u2i-AbC%7EdEf_123/read');
  });

  it.each(['', '.', '..', '\ud800'])('is not made for the chat id %j, which would change the path', async (id) => {
    const { client, requests } = await aClient((response) => answerJson(response, receipt));
    await expect((async () => client.sendText(id, 'Да'))()).rejects.toMatchObject({
      kind: 'invalid',
      code: 'avito-invalid',
    });
    expect(requests).toHaveLength(0);
  });

  it('keeps a chat id with odd characters in one path segment', async () => {
    const { client, requests } = await aClient((response) => answerJson(response, receipt));
    await client.sendText('a/../b?c#d e', 'Да');
    expect(requests[0]?.url).toBe('/messenger/v1/accounts/111222333/chats/a%2F..%2Fb%3Fc%23d%20e/messages');
  });

  it('is not made when the pace refuses it, and is known not to have been made', async () => {
    const server = await anHttpServer((response) => answerJson(response, receipt));
    const refusal = new Error('too fast');
    const client = createAvitoClient({
      baseUrl: server.url,
      userId: '1',
      tokens: { current: async () => 'token', renew: async () => 'token' },
      pace: { admit: () => Promise.reject(refusal), pause: async () => undefined },
    });
    expect(await failureOf(client.sendText(chatId, 'Да'))).toBe(refusal);
    expect(isOutcomeUnknown(refusal)).toBe(false);
    expect(server.requests).toHaveLength(0);
  });
});

describe('a refused token', () => {
  it.each([401, 403])('with status %i is renewed once, and the request goes again', async (status) => {
    const { client, noted, requests } = await aClient(refuseFirst(1, status));
    expect(await client.sendText(chatId, 'Да')).toMatchObject({ id: 'm1' });
    expect(noted.renewals).toEqual(['secret-token-1']);
    expect(requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer secret-token-1',
      'Bearer secret-token-2',
    ]);
    expect(noted.admissions).toBe(2);
  });

  it.each([
    [401, 'avito-unauthorised'],
    [403, 'avito-no-rights'],
  ])('with status %i is not renewed twice, but means %s', async (status, code) => {
    const { client, noted, requests } = await aClient(refuseFirst(9, status));
    const failure = await failureOf(client.sendText(chatId, 'Да'));
    expect(failure).toMatchObject({ kind: 'unauthorised', code });
    expect(isOutcomeUnknown(failure)).toBe(false);
    expect(noted.renewals).toHaveLength(1);
    expect(requests).toHaveLength(2);
  });

  it('is not renewed for every call that has no rights, only once in a quarter of an hour', async () => {
    let now = 0;
    const { client, noted, requests } = await aClient(refuseFirst(99, 403), { now: () => now });
    await failureOf(client.getChat(chatId));
    await failureOf(client.getChat(chatId));
    expect(requests).toHaveLength(3);
    expect(noted.renewals).toHaveLength(1);
    now = 15 * 60 * 1000;
    await failureOf(client.getChat(chatId));
    expect(noted.renewals).toHaveLength(2);
  });

  it('is renewed each time when renewing helps', async () => {
    const expired = new Set(['Bearer secret-token-1', 'Bearer secret-token-2']);
    const { client, noted } = await aClient((response, { headers }) =>
      answerJson(response, { ok: true }, expired.has(headers.authorization ?? '') ? 403 : 200),
    );
    expired.delete('Bearer secret-token-2');
    await client.markRead(chatId);
    expired.add('Bearer secret-token-2');
    await client.markRead(chatId);
    expect(noted.renewals).toEqual(['secret-token-1', 'secret-token-2']);
  });
});

describe('a status', () => {
  it.each([
    [400, 'invalid', 'avito-invalid', false],
    [402, 'permanent', 'avito-payment-required', false],
    [404, 'not-found', 'avito-not-found', false],
    [408, 'transient', 'avito-timeout', true],
    [410, 'not-found', 'avito-not-found', false],
    [422, 'invalid', 'avito-invalid', false],
    [429, 'transient', 'avito-rate-limited', false],
    [500, 'transient', 'avito-unavailable', true],
    [503, 'transient', 'avito-unavailable', true],
    [302, 'transient', 'avito-nonsense', true],
  ])('%i is %s: %s (outcome unknown: %s)', async (status, kind, code, outcomeUnknown) => {
    const body = { error: { code: status, message: 'leak' } };
    const { client, noted, requests } = await aClient((response) => answerJson(response, body, status));
    const failure = await failureOf(client.sendText(chatId, 'leak'));
    expect(failure).toMatchObject({ kind, code, message: `Avito answered sendText with status ${status}` });
    expect(isOutcomeUnknown(failure)).toBe(outcomeUnknown);
    expect(everythingIn(failure)).not.toMatch(/leak|secret-token/);
    expect(noted.renewals).toHaveLength(0);
    expect(requests).toHaveLength(1);
  });

  it('503 tells how long to wait when Avito says it', async () => {
    const { client } = await aClient((response) => answerJson(response, {}, 503, { 'retry-after': '20' }));
    await expect(client.getAccount()).rejects.toMatchObject({ code: 'avito-unavailable', retryAfterSeconds: 20 });
  });
});

describe('a rate limit', () => {
  const now = Date.parse('2026-01-01T10:00:00Z');

  it.each([
    ['7', 7],
    ['0', 1],
    ['2.5', 3],
    ['Thu, 01 Jan 2026 10:00:30 GMT', 30],
    ['Thu, 01 Jan 2026 09:00:00 GMT', 1],
    ['99999999999999', 900],
    ['Thu, 01 Jan 2099 10:00:00 GMT', 900],
    ['-5', 1],
    ['soon', 10],
    [undefined, 10],
  ])('with Retry-After %j pauses the seller for %i s', async (retryAfter, seconds) => {
    const headers = retryAfter === undefined ? undefined : { 'retry-after': retryAfter };
    const { client, noted } = await aClient((response) => answerJson(response, {}, 429, headers), { now: () => now });
    await expect(client.getAccount()).rejects.toMatchObject({ code: 'avito-rate-limited', retryAfterSeconds: seconds });
    expect(noted.pauses).toEqual([seconds]);
  });

  it('that is spent by a good answer pauses the seller, and the answer counts', async () => {
    const headers = { 'x-ratelimit-limit': '300', 'x-ratelimit-remaining': '0' };
    const { client, noted } = await aClient((response) => answerJson(response, receipt, 200, headers));
    expect(await client.sendText(chatId, 'Да')).toMatchObject({ id: 'm1' });
    expect(noted.pauses).toEqual([10]);
  });

  it('that is not spent pauses nobody', async () => {
    const { client, noted } = await aClient((response) =>
      answerJson(response, receipt, 200, { 'x-ratelimit-remaining': '3' }),
    );
    await client.sendText(chatId, 'Да');
    expect(noted.pauses).toEqual([]);
  });

  it('does not lose the receipt of a message because the pause could not be noted', async () => {
    const { client, noted } = await aClient((response) =>
      answerJson(response, receipt, 200, { 'x-ratelimit-remaining': '0' }),
    );
    noted.failingPauses = true;
    expect(await client.sendText(chatId, 'Да')).toMatchObject({ id: 'm1' });
  });
});

describe('a broken wire', () => {
  const html = '<html>leak secret-token</html>';

  it.each<[string, string, Respond]>([
    [
      'HTML',
      'avito-nonsense',
      (response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html),
    ],
    ['a text that is no JSON', 'avito-nonsense', (response) => response.writeHead(200).end(html)],
    [
      'half of the JSON',
      'avito-nonsense',
      (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"leak'),
    ],
    ['nothing', 'avito-nonsense', (response) => response.writeHead(200, { 'content-type': 'application/json' }).end()],
    ['another shape', 'avito-nonsense', (response) => answerJson(response, { id: { leak: 'leak' }, created: 'leak' })],
    ['no JSON value but null', 'avito-nonsense', (response) => answerJson(response, null)],
    ['a reset', 'avito-connection-lost', (response) => response.socket?.resetAndDestroy()],
    ['no HTTP', 'avito-connection-lost', (response) => response.socket?.end('leak secret-token\r\n\r\n')],
    [
      'a body that breaks off',
      'avito-connection-lost',
      (response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' }).write('{"id":"leak"');
        setImmediate(() => response.destroy());
      },
    ],
  ])('answering with %s leaves the outcome unknown, and no secret in the error', async (_case, code, respond) => {
    const { client } = await aClient(respond);
    const failure = await failureOf(client.sendText(chatId, 'leak'));
    expect(failure).toMatchObject({ kind: 'transient', code });
    expect(isOutcomeUnknown(failure)).toBe(true);
    expect(everythingIn(failure)).not.toMatch(/leak|secret-token|AbC/);
  });

  it.each<[string, Respond]>([
    ['does not answer', () => undefined],
    [
      'never ends its answer',
      (response) => void response.writeHead(200, { 'content-type': 'application/json' }).write('{'),
    ],
  ])('that %s is a timeout with an unknown outcome', async (_case, respond) => {
    const { client } = await aClient(respond, { timeoutMs: 100 });
    const failure = await failureOf(client.sendText(chatId, 'Да'));
    expect(failure).toMatchObject({ kind: 'transient', code: 'avito-timeout' });
    expect(isOutcomeUnknown(failure)).toBe(true);
  });

  it('that was never connected has certainly sent nothing', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    server.close();
    await once(server, 'close');
    const port = typeof address === 'object' ? address?.port : undefined;
    for (const host of ['127.0.0.1', 'localhost']) {
      const failure = await failureOf(aClientOf(`http://${host}:${port}`).client.sendText(chatId, 'Да'));
      expect(failure).toMatchObject({ kind: 'transient', code: 'avito-unreachable' });
      expect(isOutcomeUnknown(failure)).toBe(false);
    }
  });

  it('that answers without end is cut off', async () => {
    const chunk = Buffer.alloc(1024 * 1024, 32);
    const { client } = await aClient((response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const write = (): void => {
        if (!response.destroyed) response.write(chunk, write);
      };
      write();
    });
    await expect(client.getAccount()).rejects.toMatchObject({ code: 'avito-nonsense' });
  });

  it('never tells the URL of a webhook', async () => {
    const { client } = await aClient((response) => answerJson(response, { ok: false }));
    const failure = await failureOf(client.subscribeWebhook('https://bot.example/webhooks/avito/s1/hidden-key'));
    expect(failure).toMatchObject({ code: 'avito-nonsense' });
    expect(everythingIn(failure)).not.toContain('hidden-key');
  });
});

describe('isOutcomeUnknown', () => {
  it.each([undefined, null, 'avito-timeout', new Error('avito-timeout'), { code: 'avito-timeout' }])(
    'is false for %s, which is none of our errors',
    (error) => {
      expect(isOutcomeUnknown(error)).toBe(false);
    },
  );
});
