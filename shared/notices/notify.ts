import type { Log } from '../lambda/log.ts';
import type { Measure } from '../lambda/metrics.ts';
import type { NoticeQueue } from '../queues/notice-queue.ts';
import type { Seller } from '../store/sellers.ts';
import { type NoticeEvent, noticeId } from './notice-event.ts';
import { channelsFor } from './notice-settings.ts';

export interface NotifyDeps {
  noticeQueue: NoticeQueue;
  log: Log;
  measure: Measure;
}

/**
 * Has the seller told of an event, on the channels he chose for it; where he chose none it does nothing. Never throws: what the
 * event is about stands in the inbox too, so a notice that cannot be queued is counted and logged, and holds nothing up.
 */
export async function notify(
  { sellerId, notices }: Pick<Seller, 'sellerId' | 'notices'>,
  event: NoticeEvent,
  { noticeQueue, log, measure }: NotifyDeps,
): Promise<void> {
  const channels = channelsFor(notices, event.type);
  if (channels.length === 0) return;
  try {
    await noticeQueue.put(channels.map((channel) => ({ sellerId, channel, event })));
  } catch (error) {
    measure.count('NoticesLost');
    log.error('notice lost', { sellerId, type: event.type, noticeId: noticeId(sellerId, event), error });
  }
}
