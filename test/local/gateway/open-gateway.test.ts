import { once } from 'node:events';
import { request } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openGateway } from '../../../local/gateway/open-gateway.ts';
import type { Site } from '../../../local/gateway/open-site.ts';
import type { InvocationOutcome } from '../../../local/lambda/start-instance.ts';
import type { HttpApiDescription } from '../../../local/template/read-http-api.ts';

const ok: InvocationOutcome = { kind: 'answered', payload: { statusCode: 200 } };

describe('a request', () => {
  it('reaches its function as an event of payload format 2.0', async () => {
    const { url, events } = await aGateway();
    await fetch(`${url}/hook/demo/a%20b?x=1&y=2&x=3`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie: 'a=1; b=2', 'X-Mixed-Case': 'Yes' },
      body: '{"привет":"👋"}',
    });
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      version: '2.0',
      routeKey: 'POST /hook/{seller}/{secret}',
      rawPath: '/hook/demo/a b',
      rawQueryString: 'x=1&y=2&x=3',
      queryStringParameters: { x: '1,3', y: '2' },
      pathParameters: { seller: 'demo', secret: 'a b' },
      cookies: ['a=1', 'b=2'],
      headers: { 'content-type': 'application/json', 'x-mixed-case': 'Yes' },
      body: '{"привет":"👋"}',
      isBase64Encoded: false,
      requestContext: {
        apiId: 'api',
        stage: '$default',
        routeKey: 'POST /hook/{seller}/{secret}',
        http: { method: 'POST', path: '/hook/demo/a b', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1' },
      },
    });
    expect(events[0]?.headers).not.toHaveProperty('cookie');
    expect(events[0]?.requestContext.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    ['/hook/a%2Fb', 200, { seller: 'a', secret: 'b' }],
    ['/hook/a%2Fb/c', 404, undefined],
    ['/hook/a/%D0%B9%3F%23%00', 200, { seller: 'a', secret: 'й?#\u0000' }],
    ['/hook/a/b%252Fc', 200, { seller: 'a', secret: 'b%2Fc' }],
    ['/hook/a/%zz', 400, undefined],
    ['/hook/a/%ff', 400, undefined],
    ['/hook//b', 404, undefined],
    ['/hook/a/b/', 404, undefined],
    ['//hook/a/b', 404, undefined],
  ])('to %s is decoded before its route is sought: %i', async (path, status, pathParameters) => {
    const { url, events } = await aGateway();
    expect((await fetch(url + path, { method: 'POST' })).status).toBe(status);
    expect(events.map((event) => event.pathParameters)).toEqual(pathParameters === undefined ? [] : [pathParameters]);
  });

  it('keeps the query as it was sent beside the decoded one', async () => {
    const { url, events } = await aGateway();
    await fetch(`${url}/hook/a/b?q=%D0%B9+1&q=2?3&empty=&x=%2C`, { method: 'POST' });
    expect(events[0]).toMatchObject({
      rawQueryString: 'q=%D0%B9+1&q=2?3&empty=&x=%2C',
      queryStringParameters: { q: 'й 1,2?3', empty: '', x: ',' },
    });
  });

  it('with a header given twice has it once, with both values', async () => {
    const { url, events } = await aGateway();
    const sent = request(`${url}/hook/a/b`, { method: 'POST' });
    sent.setHeader('x-twice', ['1', '2']).end();
    await once(sent, 'response');
    expect(events[0]?.headers['x-twice']).toBe('1,2');
  });

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])('of the method %s reaches its own route', async (method) => {
    const { url, events } = await aGateway({}, undefined, [`${method} /api/{proxy+}`]);
    expect((await fetch(`${url}/api/sellers/1`, { method })).status).toBe(200);
    expect(events[0]).toMatchObject({
      routeKey: `${method} /api/{proxy+}`,
      requestContext: { http: { method } },
      pathParameters: { proxy: 'sellers/1' },
    });
  });

  it.each([
    ['text/plain; charset=utf-8', {}, false],
    ['application/problem+json', {}, false],
    ['application/x-www-form-urlencoded', {}, true],
    ['image/png', {}, true],
    ['application/json', { 'Content-Encoding': 'gzip' }, true],
  ])('with a body of type %s and %j is in base64: %s', async (type, headers, isBase64Encoded) => {
    const { url, events } = await aGateway();
    await fetch(`${url}/hook/a/b`, { method: 'POST', headers: { 'Content-Type': type, ...headers }, body: 'body' });
    expect(events[0]).toMatchObject({ isBase64Encoded, body: isBase64Encoded ? btoa('body') : 'body' });
  });

  it('without a body has none', async () => {
    const { url, events } = await aGateway();
    await fetch(`${url}/hook/a/b`, { method: 'POST' });
    expect(events[0]).not.toHaveProperty('body');
  });

  it('to an unknown route below those of the API gets 404, and anywhere else what the page answers', async () => {
    const site: Site = { answer: () => ({ status: 200, headers: {}, body: Buffer.from('page') }) };
    const { url, events } = await aGateway({ site });
    expect(await messageOf(await fetch(`${url}/hook`))).toEqual([404, 'Not Found']);
    expect(await messageOf(await fetch(`${url}/hook/a/b/c`))).toEqual([404, 'Not Found']);
    expect(await messageOf(await fetch(`${url}/hook%2Fa`))).toEqual([404, 'Not Found']);
    expect(await (await fetch(`${url}/hooks`)).text()).toBe('page');
    expect(await (await fetch(url, { method: 'POST', body: 'x' })).text()).toBe('page');
    expect(events).toEqual([]);
  });

  it('of more than 10 MB gets 413 and the next one its answer', async () => {
    const { url, events } = await aGateway();
    const large = await fetch(`${url}/hook/a/b`, { method: 'POST', body: new Uint8Array(10 * 1024 * 1024 + 1) });
    expect(await messageOf(large)).toEqual([413, 'Request Entity Too Large']);
    expect(events).toEqual([]);
    const largest = await fetch(`${url}/hook/a/b`, { method: 'POST', body: new Uint8Array(10 * 1024 * 1024) });
    expect(largest.status).toBe(200);
  });

  it('beyond the burst gets 429', async () => {
    const { url } = await aGateway({ throttling: { requestsPerSecond: 0.001, burst: 2 } });
    const statuses = [];
    for (let each = 0; each < 3; each += 1) statuses.push((await fetch(`${url}/hook/a/b`, { method: 'POST' })).status);
    expect(statuses).toEqual([200, 200, 429]);
  });

  it('that its client breaks off is nothing to the others', async () => {
    const { url, events } = await aGateway();
    const broken = request(`${url}/hook/a/b`, { method: 'POST', headers: { 'content-length': 100 } });
    broken.on('error', () => {});
    broken.write('begun');
    broken.destroy();
    expect((await fetch(`${url}/hook/a/b`, { method: 'POST' })).status).toBe(200);
    expect(events).toHaveLength(1);
  });
});

describe('the answer of a function', () => {
  it('becomes status, headers, cookies and body', async () => {
    const payload = {
      statusCode: 201,
      headers: { 'X-One': 1, 'content-type': 'text/csv' },
      cookies: ['a=1', 'b=2'],
      body: 'a;b',
    };
    const { url } = await aGateway({}, async () => ({ kind: 'answered', payload }));
    const response = await fetch(`${url}/hook/a/b`, { method: 'POST' });
    expect([response.status, await response.text()]).toEqual([201, 'a;b']);
    expect(response.headers.get('x-one')).toBe('1');
    expect(response.headers.get('content-type')).toBe('text/csv');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  it('in base64 is decoded', async () => {
    const payload = { statusCode: 200, body: btoa('plain'), isBase64Encoded: true };
    const { url } = await aGateway({}, async () => ({ kind: 'answered', payload }));
    expect(await (await fetch(`${url}/hook/a/b`, { method: 'POST' })).text()).toBe('plain');
  });

  it('without a status code is the body of a 200', async () => {
    const { url } = await aGateway({}, async () => ({ kind: 'answered', payload: { fine: true } }));
    const response = await fetch(`${url}/hook/a/b`, { method: 'POST' });
    expect([response.status, await response.json()]).toEqual([200, { fine: true }]);
  });

  it.each<[string, InvocationOutcome]>([
    ['an error', { kind: 'failed', error: { name: 'Error', message: 'with a secret' } }],
    ['a malformed response', { kind: 'answered', payload: { statusCode: 'fine' } }],
  ])('is 500 without detail for %s', async (_what, outcome) => {
    const { url } = await aGateway({}, async () => outcome);
    const response = await fetch(`${url}/hook/a/b`, { method: 'POST' });
    expect(await messageOf(response)).toEqual([500, 'Internal Server Error']);
  });

  it('is 503 when it takes longer than the integration may', async () => {
    const { url } = await aGateway({ timeoutMs: 20 }, () => new Promise(() => {}));
    expect(await messageOf(await fetch(`${url}/hook/a/b`, { method: 'POST' }))).toEqual([503, 'Service Unavailable']);
  });
});

describe('the gateway', () => {
  it('answers 503 until it serves', async () => {
    const gateway = await openGateway(0);
    onTestFinished(() => gateway.close(0));
    expect((await fetch(gateway.url)).status).toBe(503);
  });

  it('fails at once on a port in use', async () => {
    const { port } = await aGateway();
    await expect(openGateway(port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('writes its access log in the format of the stage, and no path', async () => {
    const { url, lines } = await aGateway({
      accessLogFormat: '$context.status $context.routeKey $context.identity.sourceIp $context.path $context.unknown',
    });
    await fetch(`${url}/hook/demo/the-secret`, { method: 'POST' });
    await fetch(`${url}/hook/the-secret`);
    expect(lines).toEqual(['200 POST /hook/{seller}/{secret} 127.0.0.1 - -', '404 - 127.0.0.1 - -']);
  });

  it('serves several APIs, each with its own limits and access log', async () => {
    const gateway = await openGateway(0);
    onTestFinished(() => gateway.close(0));
    const lines: string[] = [];
    const api = (id: string, key: string, burst: number) => ({
      id,
      routes: [{ key, functionArn: id, timeoutMs: 1_000 }],
      throttling: { requestsPerSecond: 0.001, burst },
      routeThrottling: new Map(),
      accessLogFormat: `${id} $context.status`,
    });
    const called: string[] = [];
    gateway.serve({
      apis: [api('webhooks', 'POST /hook/{id}', 1), api('admin', 'GET /api/health', 2)],
      invoke: async (arn) => {
        called.push(arn);
        return ok;
      },
      site: undefined,
      log: (line) => lines.push(line),
    });
    const hook = () => fetch(`${gateway.url}/hook/1`, { method: 'POST' });
    const health = () => fetch(`${gateway.url}/api/health`);
    for (const call of [hook, hook, health, health, health]) await call();
    expect(called).toEqual(['webhooks', 'admin', 'admin']);
    expect(lines).toEqual(['webhooks 200', 'webhooks 429', 'admin 200', 'admin 200', 'admin 429']);
  });

  it('answers running requests before it closes', async () => {
    let answer: (outcome: InvocationOutcome) => void = () => {};
    const reached = Promise.withResolvers<void>();
    const { url, close } = await aGateway({}, () => {
      reached.resolve();
      return new Promise((resolve) => {
        answer = resolve;
      });
    });
    const response = fetch(`${url}/hook/a/b`, { method: 'POST' });
    await reached.promise;
    const closed = close(5_000);
    answer(ok);
    expect((await response).status).toBe(200);
    await closed;
    await expect(fetch(url)).rejects.toThrow();
  });
});

async function aGateway(
  { timeoutMs = 1_000, site, ...api }: Partial<HttpApiDescription> & { timeoutMs?: number; site?: Site } = {},
  invoke: (event: object) => Promise<InvocationOutcome> = async () => ok,
  keys = ['POST /hook/{seller}/{secret}'],
) {
  const gateway = await openGateway(0);
  const events: APIGatewayProxyEventV2[] = [];
  const lines: string[] = [];
  gateway.serve({
    apis: [
      {
        id: 'api',
        routes: keys.map((key) => ({ key, functionArn: 'arn', timeoutMs })),
        throttling: undefined,
        routeThrottling: new Map(),
        accessLogFormat: undefined,
        ...api,
      },
    ],
    invoke: (_arn, event) => {
      events.push(event as APIGatewayProxyEventV2);
      return invoke(event);
    },
    site,
    log: (line) => lines.push(line),
  });
  onTestFinished(() => gateway.close(0));
  return { ...gateway, events, lines };
}

async function messageOf(response: Response): Promise<[number, unknown]> {
  const body = await response.json();
  return [response.status, (body as { message: unknown }).message];
}
