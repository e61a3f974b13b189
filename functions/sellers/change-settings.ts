import type { Answer, Call } from '../../shared/api/route.ts';
import type { sellersRoutes } from '../../shared/api/sellers-routes.ts';
import { changedSettings, settingsDifference } from '../../shared/sellers/change-settings.ts';
import type { SellersDeps } from './deps.ts';
import { findStayingSeller } from './find-seller.ts';
import { answerSettings } from './get-settings.ts';
import { checkSeen, lostRace } from './seen-version.ts';

/** What changes nothing is not written, and makes no new version. */
export async function changeSettings(
  call: Call<typeof sellersRoutes.changeSettings>,
  deps: Pick<SellersDeps, 'sellers'>,
): Promise<Answer<typeof sellersRoutes.changeSettings>> {
  const { params, body, request, audit } = call;
  const seller = await findStayingSeller(params.sellerId, deps);
  checkSeen(request.ifMatch, seller.settingsVersion);
  const settings = changedSettings(seller.settings, body);
  const changed = settingsDifference(seller.settings, settings);
  if (Object.keys(changed).length === 0) return answerSettings(seller, call);

  const written = await deps.sellers.changeSettings(seller, settings);
  if (written === undefined) throw lostRace(request.ifMatch);
  audit.changed = changed;
  return answerSettings(written, call);
}
