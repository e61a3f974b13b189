import type { Answer, Call } from '../../shared/api/route.ts';
import type { sellersRoutes } from '../../shared/api/sellers-routes.ts';
import { type NoticeSettings, noticeSettingsSchema } from '../../shared/notices/notice-settings.ts';
import { noticeTypes } from '../../shared/notices/notice-types.ts';
import type { NoticeDelivery } from '../../shared/store/notice-deliveries.ts';
import type { Seller } from '../../shared/store/sellers.ts';
import { etag, iso } from './answer-seller.ts';
import type { SellersDeps } from './deps.ts';
import { findSeller } from './find-seller.ts';

type NoticesAnswer = Answer<typeof sellersRoutes.getNotices>;

export async function getNotices(
  call: Call<typeof sellersRoutes.getNotices>,
  deps: Pick<SellersDeps, 'sellers' | 'deliveries'>,
): Promise<NoticesAnswer> {
  return answerNotices(await findSeller(call.params.sellerId, deps), call, deps);
}

export async function answerNotices(
  { sellerId, notices = noticeSettingsSchema.parse({}) }: Seller,
  { response }: Pick<Call, 'response'>,
  { deliveries }: Pick<SellersDeps, 'deliveries'>,
): Promise<NoticesAnswer> {
  const { webhook, telegram, version, events, areDetailsShown, secretChangedAt } = notices;
  const [byWebhook, byTelegram] = await Promise.all([
    webhook && deliveries.get(sellerId, 'webhook'),
    telegram && deliveries.get(sellerId, 'telegram'),
  ]);
  response.headers.etag = etag(version);
  return {
    version,
    webhook: webhook && byWebhook ? { url: webhook.url, ...stateOf(webhook, byWebhook) } : null,
    telegram: telegram && byTelegram ? { chatId: telegram.chatId, ...stateOf(telegram, byTelegram) } : null,
    events: noticeTypes.filter((type) => events.includes(type)),
    areDetailsShown,
    secretChangedAt: secretChangedAt === undefined ? null : iso(secretChangedAt),
  };
}

function stateOf(
  { switchedOff }: Pick<NonNullable<NoticeSettings['webhook']>, 'switchedOff'>,
  { toldAt, failure }: NoticeDelivery,
) {
  return {
    ...(switchedOff && { switchedOff: { code: switchedOff.code, at: iso(switchedOff.at) } }),
    ...(toldAt !== undefined && { toldAt: iso(toldAt) }),
    ...(failure && { failure: { code: failure.code, at: iso(failure.at) } }),
  };
}
