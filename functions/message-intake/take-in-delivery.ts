import { parseWebhookEvent } from '../../shared/avito/webhook-event.ts';
import type { ParkedEvents } from '../../shared/store/parked-events.ts';
import type { Seller, Sellers } from '../../shared/store/sellers.ts';
import type { TakeInDeps, TakenIn } from './arrival.ts';
import type { QueuedDelivery } from './read-record.ts';
import { takeInMessage } from './take-in-message.ts';

export interface DeliveryDeps extends TakeInDeps {
  sellers: Pick<Sellers, 'get'>;
  parkedEvents: Pick<ParkedEvents, 'park'>;
}

export type DeliveryOutcome = TakenIn | 'probe' | 'parked' | 'dropped';

/**
 * Takes one delivery from the inbound queue. What cannot be understood is parked with its reason and is done with: it
 * would fail the same way at every retry and hold up the chat behind it.
 *
 * Running it twice is safe: every step below either finds its own trace and stops, or overwrites it with the same.
 */
export async function takeInDelivery(delivery: QueuedDelivery, deps: DeliveryDeps): Promise<DeliveryOutcome> {
  const parsed = parseWebhookEvent(delivery.body);
  if (parsed.kind === 'probe') return 'probe';
  if (parsed.kind === 'unknown') return park(delivery, parsed.reason, deps);

  const seller = await deps.sellers.get(delivery.sellerId);
  if (seller === undefined) return park(delivery, 'unknown-seller', deps);
  if (seller.deletingSince !== undefined) {
    // He wants nothing of this kept: what is stored now would outlive his deletion.
    deps.measure.count('DeliveriesDropped');
    return 'dropped';
  }
  if (!isSecretInForce(seller, delivery.secretVersion)) return park(delivery, 'revoked-secret', deps);
  if (parsed.event.accountId !== seller.avitoUserId) return park(delivery, 'other-account', deps);

  return takeInMessage({ seller, event: parsed.event, source: delivery.source, receivedAt: delivery.receivedAt }, deps);
}

function isSecretInForce(seller: Seller, version: number | undefined): boolean {
  return (
    version === undefined || version === seller.webhookSecretVersion || version === seller.previousWebhookSecretVersion
  );
}

async function park(delivery: QueuedDelivery, reason: string, deps: DeliveryDeps): Promise<'parked'> {
  const { queueMessageId, sellerId, source, body, receivedAt } = delivery;
  await deps.parkedEvents.park({ id: queueMessageId, sellerId, source, reason, body, receivedAt });
  deps.log.warn('delivery parked', { sellerId, reason, source });
  deps.measure.count('DeliveriesParked');
  return 'parked';
}
