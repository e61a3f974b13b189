import type { Answer, Call } from '../../shared/api/route.ts';
import type { QueueName, systemRoutes } from '../../shared/api/system-routes.ts';
import type { MessageCounts } from '../../shared/care/count-messages.ts';
import type { Log } from '../../shared/lambda/log.ts';
import type { Health, ReconcileRun, SellerHealth } from '../../shared/store/health.ts';
import type { AvitoStatus, Seller, Sellers } from '../../shared/store/sellers.ts';
import type { SystemStop } from '../../shared/store/system.ts';
import { toStop } from './stop-sellers.ts';

type GetSystemStatus = typeof systemRoutes.getSystemStatus;
type Status = Answer<GetSystemStatus>;

export interface StatusDeps {
  systemStop: Pick<SystemStop, 'state'>;
  /** What each queue holds, and what its dead letters. */
  queues: { name: QueueName; countMessages(): Promise<MessageCounts>; countDeadLetters(): Promise<MessageCounts> }[];
  sellers: Pick<Sellers, 'page'>;
  health: Pick<Health, 'lastRun' | 'ofMany'>;
  log: Log;
}

/** Everything an admin looks at first. A queue that does not answer is shown as such; the rest is shown all the same. */
export async function getSystemStatus(
  { query }: Pick<Call<GetSystemStatus>, 'query'>,
  deps: StatusDeps,
): Promise<Status> {
  const [stop, queues, run, sellers] = await Promise.all([
    deps.systemStop.state(),
    Promise.all(deps.queues.map((queue) => queueStatus(queue, deps.log))),
    deps.health.lastRun(),
    sellersStatus(query, deps),
  ]);
  return { stop: toStop(stop), queues, reconcile: reconcileStatus(run), sellers };
}

async function queueStatus(
  { name, countMessages, countDeadLetters }: StatusDeps['queues'][number],
  log: Log,
): Promise<Status['queues'][number]> {
  const orNull = (counts: Promise<MessageCounts>) =>
    counts.catch((error) => {
      log.error('queue not counted', { queue: name, error });
      return null;
    });
  const [messages, deadLetters] = await Promise.all([orNull(countMessages()), orNull(countDeadLetters())]);
  return { name, messages, deadLetters };
}

function reconcileStatus(run: ReconcileRun | undefined): Status['reconcile'] {
  return {
    lastRunAt: timeOf(run?.at),
    oldestUnansweredAt: timeOf(run?.oldestUnansweredAt),
    sellersLeft: run?.left ?? 0,
    sellersFailed: run?.failed ?? 0,
  };
}

async function sellersStatus(
  page: Call<GetSystemStatus>['query'],
  { sellers, health }: StatusDeps,
): Promise<Status['sellers']> {
  const { items, nextCursor } = await sellers.page(page);
  const known = await health.ofMany(items.map(({ sellerId }) => sellerId));
  return { items: items.map((seller) => sellerStatus(seller, known.get(seller.sellerId))), nextCursor };
}

const TOKEN: Record<AvitoStatus, 'good' | 'refused' | 'none'> = {
  connected: 'good',
  // Token and account work, the messenger does not.
  'payment-required': 'good',
  unauthorised: 'refused',
  'not-connected': 'none',
};
const TARIFF: Record<AvitoStatus, 'good' | 'without-messenger' | 'unknown'> = {
  connected: 'good',
  'payment-required': 'without-messenger',
  unauthorised: 'unknown',
  'not-connected': 'unknown',
};

function sellerStatus(seller: Seller, health: SellerHealth | undefined): Status['sellers']['items'][number] {
  const { sellerId, name, isStopped, avitoStatus, avitoStatusSince, webhookStatus, settings, deletingSince } = seller;
  return {
    sellerId,
    name,
    mode: settings.mode,
    isStopped,
    isLeaving: deletingSince !== undefined,
    token: TOKEN[avitoStatus],
    tariff: TARIFF[avitoStatus],
    avitoSince: new Date(avitoStatusSince).toISOString(),
    subscription: webhookStatus,
    lastWebhookAt: timeOf(health?.lastWebhookAt),
    lastReconciledAt: timeOf(health?.reconciledAt),
  };
}

function timeOf(moment: number | undefined): string | null {
  return moment === undefined ? null : new Date(moment).toISOString();
}
