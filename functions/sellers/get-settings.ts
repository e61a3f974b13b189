import type { Answer, Call } from '../../shared/api/route.ts';
import type { sellersRoutes } from '../../shared/api/sellers-routes.ts';
import type { Seller } from '../../shared/store/sellers.ts';
import { etag } from './answer-seller.ts';
import type { SellersDeps } from './deps.ts';
import { findSeller } from './find-seller.ts';

export async function getSettings(
  call: Call<typeof sellersRoutes.getSettings>,
  deps: Pick<SellersDeps, 'sellers'>,
): Promise<Answer<typeof sellersRoutes.getSettings>> {
  return answerSettings(await findSeller(call.params.sellerId, deps), call);
}

export function answerSettings(
  { settings, settingsVersion }: Seller,
  { response }: Pick<Call, 'response'>,
): Answer<typeof sellersRoutes.getSettings> {
  response.headers.etag = etag(settingsVersion);
  return { ...settings, version: settingsVersion };
}
