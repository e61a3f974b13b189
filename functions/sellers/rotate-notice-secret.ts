import type { Answer, Call } from '../../shared/api/route.ts';
import type { sellersRoutes } from '../../shared/api/sellers-routes.ts';
import { noticeSecret } from '../../shared/notices/notice-secret.ts';
import { noticeSettingsSchema } from '../../shared/notices/notice-settings.ts';
import type { SellersDeps } from './deps.ts';
import { findStayingSeller } from './find-seller.ts';
import { lostRace } from './seen-version.ts';

/** The next secret. It is not kept anywhere: who loses it makes another. */
export async function rotateNoticeSecret(
  { params, audit }: Call<typeof sellersRoutes.rotateNoticeSecret>,
  deps: Pick<SellersDeps, 'sellers' | 'sellerNotices' | 'webhookKey' | 'now'>,
): Promise<Answer<typeof sellersRoutes.rotateNoticeSecret>> {
  const { sellerId } = params;
  const seller = await findStayingSeller(sellerId, deps);
  const key = await deps.webhookKey();
  const secretVersion = (seller.notices ?? noticeSettingsSchema.parse({})).secretVersion + 1;
  const written = await deps.sellerNotices.change(seller, { secretVersion, secretChangedAt: deps.now() });
  if (written === undefined) throw lostRace(undefined);
  audit.secretVersion = secretVersion;
  return { secret: noticeSecret(key, sellerId, secretVersion) };
}
