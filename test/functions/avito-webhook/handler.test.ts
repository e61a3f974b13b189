import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { webhookSecret } from '../../../shared/webhooks/webhook-secret.ts';
import { aSecretsManager } from '../../support/a-secrets-manager.ts';
import { anSqs } from '../../support/an-sqs.ts';
import { aContext, anHttpEvent } from '../../support/lambda-events.ts';
import { captureOutput } from '../../support/output.ts';

const key = 'the key of this deployment';
const secret = webhookSecret(key, 'seller-1', 1);
const words = 'слова покупателя';
const nobody = 'http://127.0.0.1:1';

let sqs: Awaited<ReturnType<typeof anSqs>>;
let secrets: Awaited<ReturnType<typeof aSecretsManager>>;
let environment: Record<string, string>;
let output: ReturnType<typeof captureOutput>;
beforeAll(async () => {
  [sqs, secrets] = await Promise.all([anSqs(), aSecretsManager()]);
  environment = {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'LOCALLOCALLOCALLOCAL',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_SQS: sqs.url,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url,
    INBOUND_QUEUE_URL: sqs.inboundUrl,
    WEBHOOK_KEY_SECRET_ARN: await secrets.keep('webhook-key', key),
    POWERTOOLS_SERVICE_NAME: 'avito-webhook',
    POWERTOOLS_LOG_LEVEL: 'DEBUG',
  };
});
afterAll(() => Promise.all([sqs.close(), secrets.close()]));
beforeEach(() => {
  output = captureOutput();
});
afterEach(() => {
  output.restore();
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** The function as Lambda loads it, with this environment. */
async function load(changes: Record<string, string> = {}) {
  for (const [name, value] of Object.entries({ ...environment, ...changes })) vi.stubEnv(name, value);
  const { handler } = await import('../../../functions/avito-webhook/handler.ts');
  return (event: Partial<APIGatewayProxyEventV2>) =>
    handler(anHttpEvent({ pathParameters: { sellerId: 'seller-1', secret }, ...event }), aContext());
}
const aBody = (id: string) =>
  JSON.stringify({ payload: { type: 'message', value: { id, chat_id: 'u2i-a~b', content: { text: words } } } });

describe('what Avito hears', () => {
  it('200 once the queue has it, and nothing more', async () => {
    const call = await load();
    expect(await call({ body: aBody('m-1') })).toEqual({ statusCode: 200 });
    const [message] = await sqs.takeAll(sqs.inboundUrl);
    expect(message).toMatchObject({ body: aBody('m-1'), group: 'seller-1/u2i-a~b' });
    expect(output.text()).toBe('');
  });

  it('200 for a body in base64', async () => {
    const call = await load();
    const body = Buffer.from(aBody('m-2')).toString('base64');
    expect(await call({ body, isBase64Encoded: true })).toEqual({ statusCode: 200 });
    expect((await sqs.takeAll(sqs.inboundUrl)).map((message) => message.body)).toEqual([aBody('m-2')]);
  });

  it('200 for its probe and for a shape nobody knows', async () => {
    const call = await load();
    expect(await call({ body: '{}' })).toEqual({ statusCode: 200 });
    expect(await call({ body: '{"payload":{"type":"new"}}' })).toEqual({ statusCode: 200 });
    expect((await sqs.takeAll(sqs.inboundUrl)).map(({ body }) => body)).toEqual(['{"payload":{"type":"new"}}']);
  });

  it.each<[number, string, Partial<APIGatewayProxyEventV2>]>([
    [404, 'unknown-webhook', { pathParameters: { sellerId: 'seller-1', secret: `${secret}A` }, body: '{}' }],
    [404, 'unknown-webhook', { pathParameters: { sellerId: 'seller-2', secret }, body: '{}' }],
    [404, 'unknown-webhook', { pathParameters: { sellerId: 'seller-1', secret: '%00' }, body: '{}' }],
    [404, 'unknown-webhook', { pathParameters: {}, body: '{}' }],
    [400, 'not-json', { body: words }],
    [400, 'not-json', {}],
    [400, 'not-json', { body: '%%%', isBase64Encoded: true }],
    [413, 'too-large', { body: JSON.stringify(words.repeat(20_000)) }],
    [413, 'too-large', { body: Buffer.alloc(300_000, 'a').toString('base64'), isBase64Encoded: true }],
  ])('%i %s', async (status, code, event) => {
    const call = await load();
    expect(await call(event)).toEqual({
      statusCode: status,
      headers: { 'content-type': 'application/problem+json' },
      body: JSON.stringify({ type: 'about:blank', status, code }),
    });
    expect(await sqs.takeAll(sqs.inboundUrl)).toEqual([]);
  });
});

describe('when something behind the webhook is down', () => {
  it.each([
    [
      'the queue',
      'inbound-queue-unavailable',
      { AWS_ENDPOINT_URL_SQS: nobody, INBOUND_QUEUE_URL: `${nobody}/000000000000/inbound.fifo` },
    ],
    ['the key', 'webhook-key-unavailable', { AWS_ENDPOINT_URL_SECRETS_MANAGER: nobody }],
  ])('Avito hears 503 within its two seconds: %s', async (_what, code, changes) => {
    const call = await load(changes);
    const start = performance.now();
    const answer = await call({ body: aBody('m-3') });
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(answer).toMatchObject({ statusCode: 503, body: JSON.stringify({ type: 'about:blank', status: 503, code }) });
    expect(output.text()).toContain(code);
    expect(output.text()).toContain('request failed');
    for (const hidden of [secret, secret.slice(2), key, words]) expect(output.text()).not.toContain(hidden);
  });
});

it('does not load without its environment, and names everything that is missing', async () => {
  await expect(load({ INBOUND_QUEUE_URL: 'not a URL', WEBHOOK_KEY_SECRET_ARN: '' })).rejects.toThrow(
    'environment: INBOUND_QUEUE_URL must be a URL; WEBHOOK_KEY_SECRET_ARN is missing',
  );
});
