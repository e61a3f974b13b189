import type { Answer, Call } from '../../shared/api/route.ts';
import type { sellersRoutes } from '../../shared/api/sellers-routes.ts';
import type { SellerHealth } from '../../shared/store/health.ts';
import { answerSeller, iso, type SellerAnswer } from './answer-seller.ts';
import type { SellersDeps } from './deps.ts';
import { findSeller } from './find-seller.ts';

export async function getSeller(
  call: Call<typeof sellersRoutes.getSeller>,
  deps: Pick<SellersDeps, 'sellers' | 'health' | 'systemStop'>,
): Promise<Answer<typeof sellersRoutes.getSeller>> {
  const { sellerId } = call.params;
  const [seller, health, isStoppedForAll] = await Promise.all([
    findSeller(sellerId, deps),
    deps.health.get(sellerId),
    deps.systemStop.isStopped(),
  ]);
  return { ...answerSeller(seller, call), isStoppedForAll, health: health && healthAnswer(health) };
}

function healthAnswer(health: SellerHealth): SellerAnswer['health'] {
  const { lookedAfterAt, reconciledAt, failure, oldestUnansweredAt, missedByWebhook } = health;
  return {
    lookedAfterAt: iso(lookedAfterAt),
    reconciledAt: optional(reconciledAt),
    failure,
    oldestUnansweredAt: optional(oldestUnansweredAt),
    missedByWebhook,
    subscriptionSeenAt: optional(health.subscriptionSeenAt),
    lastWebhookAt: optional(health.lastWebhookAt),
  };
}

function optional(milliseconds: number | undefined): string | undefined {
  return milliseconds === undefined ? undefined : iso(milliseconds);
}
