import type { Answer } from '../../shared/api/route.ts';
import type { sellersRoutes } from '../../shared/api/sellers-routes.ts';
import type { Seller } from '../../shared/store/sellers.ts';
import { ownerOf, type SubscriptionOwner } from '../../shared/webhooks/our-subscriptions.ts';
import type { SellersDeps } from './deps.ts';

/** A subscription of the account, and whose it is. The URL may hold a secret of ours; `owner.shown` does not. */
export interface Subscription {
  url: string;
  owner: SubscriptionOwner;
  /** Delivers to this seller, at our present address and with his present secret. */
  isCurrent: boolean;
}

type LookDeps = Pick<SellersDeps, 'avitoFor' | 'webhookKey' | 'publicUrl'>;

/** What Avito lists now. */
export async function lookAtSubscriptions(seller: Seller, deps: LookDeps): Promise<Subscription[]> {
  const identity = { publicUrl: deps.publicUrl, key: await deps.webhookKey(), sellerId: seller.sellerId };
  const listed = await deps.avitoFor(seller).listSubscriptions();
  return listed.map(({ url }) => {
    const owner = ownerOf(url, identity);
    const isCurrent = owner.kind === 'ours' && owner.isHere && owner.version === seller.webhookSecretVersion;
    return { url, owner, isCurrent };
  });
}

export function webhookAnswer(
  { webhookStatus, previousWebhookSecretVersion }: Seller,
  subscriptions: Subscription[],
): Answer<typeof sellersRoutes.getWebhook> {
  return {
    status: webhookStatus,
    isSecretChanging: previousWebhookSecretVersion !== undefined,
    subscriptions: subscriptions.map(({ owner, isCurrent }) => ({
      url: owner.shown,
      isOurs: owner.kind === 'ours',
      isCurrent,
    })),
  };
}
