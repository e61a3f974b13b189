import { takeAttempt } from '../../shared/access/attempt-limits.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import type { sellersRoutes } from '../../shared/api/sellers-routes.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { type NoticeEvent, noticeId } from '../../shared/notices/notice-event.ts';
import { channelsFor } from '../../shared/notices/notice-settings.ts';
import type { SellersDeps } from './deps.ts';
import { findStayingSeller } from './find-seller.ts';

/** Throws a conflict `no-channel` where no channel is on, and `too-many-attempts` for somebody who tries all the time. */
export async function testNotices(
  { params, audit }: Call<typeof sellersRoutes.testNotices>,
  deps: Pick<SellersDeps, 'sellers' | 'noticeQueue' | 'attempts' | 'newId' | 'now'>,
): Promise<Answer<typeof sellersRoutes.testNotices>> {
  const { sellerId } = params;
  const seller = await findStayingSeller(sellerId, deps);
  const channels = channelsFor(seller.notices, 'notice.test');
  if (channels.length === 0) {
    throw new AppError('conflict', {
      code: 'no-channel',
      message: 'no channel is on: set a webhook or a Telegram chat',
    });
  }
  await takeAttempt('notice-test-seller', sellerId, deps);
  const event: NoticeEvent = { type: 'notice.test', at: deps.now(), testId: deps.newId() };
  await deps.noticeQueue.put(channels.map((channel) => ({ sellerId, channel, event })));
  audit.channels = channels;
  return { noticeId: noticeId(sellerId, event), channels };
}
