import { AppError } from '../../shared/errors/app-error.ts';
import { noticeId } from '../../shared/notices/notice-event.ts';
import { noticeSecret, signingVersions } from '../../shared/notices/notice-secret.ts';
import { channelsFor, type NoticeChannel, type NoticeSettings } from '../../shared/notices/notice-settings.ts';
import type { NoticeJob } from '../../shared/queues/notice-queue.ts';
import type { NoticeDeliveries } from '../../shared/store/notice-deliveries.ts';
import type { SellerNotices } from '../../shared/store/seller-notices.ts';
import type { Seller, Sellers } from '../../shared/store/sellers.ts';
import { type Attempt, nextTryIn } from './attempt.ts';
import { noticeBody } from './notice-body.ts';
import type { SignedPost } from './post-webhook.ts';
import { type DetailsDeps, readDetails } from './read-details.ts';
import type { TelegramMessage } from './send-telegram.ts';
import { telegramText } from './telegram-text.ts';

export interface TellDeps extends DetailsDeps {
  sellers: Pick<Sellers, 'get'>;
  sellerNotices: Pick<SellerNotices, 'switchOff'>;
  deliveries: Pick<NoticeDeliveries, 'get' | 'noteTold' | 'noteFailure'>;
  /** The key that secrets are derived from. */
  webhookKey(): Promise<string>;
  postWebhook(post: SignedPost): Promise<Attempt>;
  sendTelegram(message: TelegramMessage): Promise<Attempt>;
  /** Where the dashboard is. */
  dashboardUrl: string;
  now(): number;
}

export type TellOutcome = 'told' | 'told-before' | 'not-wanted' | 'switched-off' | 'refused' | 'given-up';

/**
 * Tells a seller of one event on one channel. Throws a transient error with the code of the failure, and the time after which to
 * try again, as long as the notice is worth that; `tries` counts this one. Throws a permanent one where the deployment has to be
 * put right: such notices end among the dead letters, where they can be taken from again.
 *
 * Running it twice is safe: what was told is remembered, and the id is the same for who was told all the same.
 */
export async function tellSeller(job: NoticeJob, tries: number, deps: TellDeps): Promise<TellOutcome> {
  const { sellerId, channel, event } = job;
  const seller = await deps.sellers.get(sellerId);
  const isWanted = channelsFor(seller?.notices, event.type).includes(channel);
  if (seller === undefined || seller.deletingSince !== undefined || !isWanted) return 'not-wanted';
  const id = noticeId(sellerId, event);
  const before = await deps.deliveries.get(sellerId, channel);
  if (before.toldIds.includes(id)) return 'told-before';

  const attempt = await tryOnce(seller, job, deps);
  const now = deps.now();
  if (attempt.kind === 'told') {
    await deps.deliveries.noteTold(sellerId, channel, { id, before, now });
    return 'told';
  }
  await deps.deliveries.noteFailure(sellerId, channel, attempt.code, now);
  return endOf(attempt, { seller, channel, tries }, deps);
}

async function endOf(
  attempt: Exclude<Attempt, { kind: 'told' }>,
  { seller, channel, tries }: { seller: Seller; channel: NoticeChannel; tries: number },
  deps: TellDeps,
): Promise<TellOutcome> {
  const { code } = attempt;
  const message = 'the seller could not be told';
  if (attempt.kind === 'refused') return 'refused';
  if (attempt.kind === 'broken') throw new AppError('permanent', { code, message });
  if (attempt.kind === 'unwanted') {
    await deps.sellerNotices.switchOff(seller, channel, code, deps.now());
    return 'switched-off';
  }
  const retryAfterSeconds = nextTryIn(tries, attempt.retryAfterSeconds);
  if (retryAfterSeconds === undefined) return 'given-up';
  throw new AppError('transient', { code, message, retryAfterSeconds });
}

async function tryOnce(seller: Seller, { channel, event }: NoticeJob, deps: TellDeps): Promise<Attempt> {
  const { webhook, telegram } = seller.notices ?? {};
  const body = noticeBody(seller, event, await readDetails(seller, event, deps), deps.dashboardUrl);
  if (channel === 'telegram') {
    return deps.sendTelegram({ chatId: telegram?.chatId ?? '', text: telegramText(event, body) });
  }
  return deps.postWebhook({
    url: webhook?.url ?? '',
    id: noticeId(seller.sellerId, event),
    body: JSON.stringify(body),
    secrets: await secretsOf(seller.sellerId, seller.notices, deps),
  });
}

async function secretsOf(sellerId: string, notices: NoticeSettings | undefined, deps: TellDeps): Promise<string[]> {
  const key = await deps.webhookKey();
  const versions = signingVersions(notices ?? { secretVersion: 0 }, deps.now());
  return versions.map((version) => noticeSecret(key, sellerId, version));
}
