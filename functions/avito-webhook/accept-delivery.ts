import type { InboundQueue } from '../../shared/queues/inbound-queue.ts';
import { peekDelivery } from '../../shared/webhooks/peek-delivery.ts';
import { verifyWebhookSecret } from '../../shared/webhooks/webhook-secret.ts';

export interface AcceptDeps {
  /** The key that webhook secrets are derived from. */
  webhookKey(): Promise<string>;
  inbound: InboundQueue;
  now(): number;
}

export interface DeliveryRequest {
  sellerId: string;
  secret: string;
  body: string;
}

export type Acceptance = 'queued' | 'probe' | 'unknown-webhook' | 'too-large' | 'not-json';

/** SQS takes 1 MiB; what Avito sends is a few kilobytes. */
const LARGEST_BODY_BYTES = 262_144;

/**
 * Puts an authentic delivery on the queue as it came. Knows nothing of what messages mean and touches no database: Avito
 * gives us two seconds and may never come again (avito-api 3.3). Throws a transient AppError when the queue is down.
 */
export async function acceptDelivery(request: DeliveryRequest, deps: AcceptDeps): Promise<Acceptance> {
  const { sellerId, secret, body } = request;
  const secretVersion = verifyWebhookSecret(await deps.webhookKey(), sellerId, secret);
  if (secretVersion === undefined) return 'unknown-webhook';
  if (Buffer.byteLength(body) > LARGEST_BODY_BYTES) return 'too-large';

  const peek = peekDelivery(body);
  if (peek.kind !== 'delivery') return peek.kind;

  await deps.inbound.put({
    sellerId,
    secretVersion,
    body,
    chatId: peek.chatId,
    messageId: peek.messageId,
    source: 'webhook',
    receivedAt: deps.now(),
  });
  return 'queued';
}
