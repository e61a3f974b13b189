import { isOutcomeUnknown } from '../../shared/avito/outcome.ts';
import { AppError, isAppError } from '../../shared/errors/app-error.ts';
import { InputError } from '../../shared/lambda/input-error.ts';
import { type Seller, sellerLeaving } from '../../shared/store/sellers.ts';
import { webhookSecret, webhookUrl } from '../../shared/webhooks/webhook-secret.ts';
import type { SellersDeps } from './deps.ts';
import { lookAtSubscriptions, type Subscription } from './webhook-view.ts';

export interface Registered {
  seller: Seller;
  subscriptions: Subscription[];
}

/** What becomes of subscriptions that are not this seller's: nothing is done while there are some, or they go, or they stay. */
type Others = 'refuse' | 'replace' | 'keep';

/**
 * Has Avito deliver to this seller at the present address with the present secret, and to no other of ours; then the
 * secret before ends. Throws a 409 `webhook-foreign` with the URLs of others where they are a reason to refuse. Whether a new subscription replaces the others by itself is contested (avito-api 3.1): so it is looked
 * before, and verified by looking again.
 *
 * Running it twice is safe: it only does what it finds undone. A secret ends after Avito has the new one.
 */
export async function registerSubscription(seller: Seller, others: Others, deps: SellersDeps): Promise<Registered> {
  const before = await lookAtSubscriptions(seller, deps);
  if (others === 'refuse') refuseOthers(before);
  if (!hasCurrent(before)) await subscribe(seller, deps);

  const registered = await verify(seller, deps);
  const unwanted = registered.filter(
    ({ owner, isCurrent }) => !isCurrent && (owner.kind === 'ours' || others === 'replace'),
  );
  for (const { url } of unwanted) await deps.avitoFor(seller).unsubscribeWebhook(url);
  const subscriptions = unwanted.length === 0 ? registered : await verify(seller, deps);

  const settled = await deps.connections.endSecretChange(seller, 'ours');
  if (settled === undefined) throw sellerLeaving();
  return { seller: settled, subscriptions };
}

/** Two bots would answer every buyer, or the others would silently get nothing more: that is for a person to decide. */
export function refuseOthers(subscriptions: Subscription[]): void {
  const others = subscriptions.filter(({ owner }) => owner.kind !== 'ours');
  if (others.length === 0) return;
  throw new InputError(
    others.map(({ owner }) => ({ in: 'avito', field: 'subscription', message: owner.shown })),
    'webhook-foreign',
    'Avito delivers this account to somebody else too: they would be replaced',
  );
}

function hasCurrent(subscriptions: Subscription[]): boolean {
  return subscriptions.some(({ isCurrent }) => isCurrent);
}

/** After an unknown outcome the look that follows tells. */
async function subscribe(seller: Seller, { avitoFor, webhookKey, publicUrl }: SellersDeps): Promise<void> {
  const { sellerId, webhookSecretVersion } = seller;
  const secret = webhookSecret(await webhookKey(), sellerId, webhookSecretVersion);
  try {
    await avitoFor(seller).subscribeWebhook(webhookUrl(publicUrl, sellerId, secret));
  } catch (error) {
    if (isOutcomeUnknown(error)) return;
    throw isAppError(error) && error.code === 'avito-invalid' ? unreachable(error) : error;
  }
}

/** Avito tries the URL and wants 200 within two seconds (avito-api 3.1). */
function unreachable(cause: AppError): AppError {
  return new AppError('permanent', {
    code: 'avito-webhook-refused',
    message: 'Avito does not take our address: it must be reachable from the internet and answer within two seconds',
    cause,
  });
}

async function verify(seller: Seller, deps: SellersDeps): Promise<Subscription[]> {
  const subscriptions = await lookAtSubscriptions(seller, deps);
  if (hasCurrent(subscriptions)) return subscriptions;
  throw new AppError('transient', {
    code: 'avito-webhook-missing',
    message: 'Avito took the webhook but does not list it; try again',
  });
}
