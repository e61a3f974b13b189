import { describe, expect, it } from 'vitest';
import {
  type AcceptDeps,
  acceptDelivery,
  type DeliveryRequest,
} from '../../../functions/avito-webhook/accept-delivery.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { InboundDelivery } from '../../../shared/queues/inbound-queue.ts';
import { webhookSecret } from '../../../shared/webhooks/webhook-secret.ts';

const key = 'a key of the deployment';
const aRequest = (changes: Partial<DeliveryRequest> = {}): DeliveryRequest => ({
  sellerId: 'seller-1',
  secret: webhookSecret(key, 'seller-1', 2),
  body: '{"payload":{"type":"message","value":{"id":"m-1","chat_id":"u2i-a~b"}}}',
  ...changes,
});

function someDeps(changes: Partial<AcceptDeps> = {}) {
  const queued: InboundDelivery[] = [];
  const deps: AcceptDeps = {
    webhookKey: async () => key,
    inbound: { put: async (delivery) => void queued.push(delivery) },
    now: () => 1_767_261_600_123,
    ...changes,
  };
  return { deps, queued };
}

describe('an authentic delivery', () => {
  it('is queued as it came', async () => {
    const { deps, queued } = someDeps();
    expect(await acceptDelivery(aRequest(), deps)).toBe('queued');
    expect(queued).toEqual([
      {
        sellerId: 'seller-1',
        chatId: 'u2i-a~b',
        messageId: 'm-1',
        body: aRequest().body,
        source: 'webhook',
        secretVersion: 2,
        receivedAt: 1_767_261_600_123,
      },
    ]);
  });

  it.each(['[]', '1', 'null', '{"payload":{"type":"chat_read"}}', '{"id":1,"new_field":{}}', ' {"payload": [ ] }'])(
    'of an unknown shape is queued all the same: %s',
    async (body) => {
      const { deps, queued } = someDeps();
      expect(await acceptDelivery(aRequest({ body }), deps)).toBe('queued');
      expect(queued).toEqual([expect.objectContaining({ body, chatId: undefined, messageId: undefined })]);
    },
  );

  it("that is Avito's probe is answered and not queued", async () => {
    const { deps, queued } = someDeps();
    expect(await acceptDelivery(aRequest({ body: '{}' }), deps)).toBe('probe');
    expect(queued).toEqual([]);
  });

  it.each(['', 'привет', '{"payload":', '<xml/>'])('that is not JSON is refused: %j', async (body) => {
    const { deps, queued } = someDeps();
    expect(await acceptDelivery(aRequest({ body }), deps)).toBe('not-json');
    expect(queued).toEqual([]);
  });

  it.each([
    { letter: 'a', count: 262_142, acceptance: 'queued' },
    { letter: 'a', count: 262_143, acceptance: 'too-large' },
    { letter: 'ж', count: 131_071, acceptance: 'queued' },
    { letter: 'ж', count: 131_072, acceptance: 'too-large' },
    { letter: '🪑', count: 65_536, acceptance: 'too-large' },
  ])('of $count times $letter is $acceptance: bytes count, not letters', async ({ letter, count, acceptance }) => {
    const { deps, queued } = someDeps();
    expect(await acceptDelivery(aRequest({ body: JSON.stringify(letter.repeat(count)) }), deps)).toBe(acceptance);
    expect(queued).toHaveLength(acceptance === 'queued' ? 1 : 0);
  });

  it('is not confirmed while the queue does not take it', async () => {
    const down = new AppError('transient', { code: 'inbound-queue-unavailable', message: 'down' });
    const { deps } = someDeps({ inbound: { put: () => Promise.reject(down) } });
    await expect(acceptDelivery(aRequest(), deps)).rejects.toBe(down);
  });
});

describe('a delivery that is not authentic', () => {
  it.each([
    ['without a secret', { secret: '' }],
    ['with a malformed secret', { secret: 'secret' }],
    ['with the secret of another seller', { secret: webhookSecret(key, 'seller-2', 2) }],
    ['to another seller', { sellerId: 'seller-2' }],
    ['to nobody', { sellerId: '' }],
    ['made with another key', { secret: webhookSecret('another key', 'seller-1', 2) }],
  ])('is unknown, whatever it holds: %s', async (_what, changes) => {
    const { deps, queued } = someDeps();
    for (const body of [aRequest().body, '{}', 'not JSON', 'a'.repeat(300_000)]) {
      expect(await acceptDelivery(aRequest({ ...changes, body }), deps)).toBe('unknown-webhook');
    }
    expect(queued).toEqual([]);
  });
});
