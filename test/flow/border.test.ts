import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aChat } from './a-chat.ts';
import { startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

/** A body of exactly so many bytes that would otherwise be fine. */
const ofBytes = (bytes: number) => `{"pad":"${'x'.repeat(bytes - 10)}"}`;

describe('POST to the webhook', () => {
  it('with a documented body gets 200 and the buyer an answer', async () => {
    const chat = aChat(world);
    const message = chat.buyerWrites('Сколько стоит?');
    const response = await world.deliver(chat.webhookOf(message));
    expect(response.status).toBe(200);
    await world.run();
    expect(chat.answers()).toHaveLength(1);
  });

  it("with Avito's probe gets 200 and queues nothing", async () => {
    expect((await world.deliver('{}')).status).toBe(200);
  });

  it.each([
    ['a secret with one character changed', (url: string) => url.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A'))],
    ['a secret of another version', (url: string) => url.replace(/\/1-/, '/2-')],
    ["another seller's name", (url: string) => url.replace('/demo/', '/other/')],
    ['nonsense for a secret', (url: string) => url.replace(/[^/]+$/, 'nonsense')],
  ])('with %s gets 404', async (_what, forge) => {
    const response = await world.deliver('{}', forge(world.webhookUrl));
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ type: 'about:blank', status: 404, code: 'unknown-webhook' });
  });

  it.each([
    ['text that is not JSON', 'hello', 400, 'not-json'],
    ['half a JSON', '{"payload":', 400, 'not-json'],
    ['nothing', '', 400, 'not-json'],
    ['300 KiB', ofBytes(300 * 1024), 413, 'too-large'],
    ['one byte over 256 KiB', ofBytes(256 * 1024 + 1), 413, 'too-large'],
  ])('with %s gets a problem', async (_what, body, status, code) => {
    const response = await world.deliver(body);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ status, code });
  });

  it.each([
    ['an unknown event type', '{"id":"1","payload":{"type":"typing","value":{"chat_id":"u2i-1"}}}', 'unknown-type'],
    ['a message without an id', '{"payload":{"type":"message","value":{"chat_id":"u2i-1"}}}', 'unknown-shape'],
    ['a list', '[1,2,3]', 'unknown-shape'],
    ['256 KiB of something', ofBytes(256 * 1024), 'unknown-shape'],
    ['characters that SQS refuses', '{"payload":{"type":"x\uFFFE","value":1}}', 'unknown-type'],
  ])('with %s gets 200, parks it, and goes on', async (_what, body, reason) => {
    world.advance(1);
    expect((await world.deliver(body)).status).toBe(200);
    await world.run();
    const [parked] = await world.parked.newest(world.sellerId, 1);
    expect(parked).toMatchObject({ reason, receivedAt: Date.now() });

    const chat = aChat(world);
    chat.buyerWrites('Ещё продаёте?');
    await world.run();
    expect(chat.answers()).toHaveLength(1);
  });

  it('about an account that is not the seller parks it', async () => {
    const chat = aChat(world);
    const message = chat.buyerWrites('Сколько стоит?');
    await world.run();
    world.advance(1);
    const body = chat.webhookOf({ ...message, id: 'foreign' }).replaceAll('111222333', '999');
    expect((await world.deliver(body)).status).toBe(200);
    await world.run();
    expect(await world.parked.newest(world.sellerId, 1)).toEqual([
      expect.objectContaining({ reason: 'other-account' }),
    ]);
    expect(chat.answers()).toHaveLength(1);
  });
});
