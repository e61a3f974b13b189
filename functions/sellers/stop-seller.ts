import type { Answer, Call } from '../../shared/api/route.ts';
import type { sellersRoutes } from '../../shared/api/sellers-routes.ts';
import { answerSeller } from './answer-seller.ts';
import type { SellersDeps } from './deps.ts';
import { findSeller } from './find-seller.ts';

type StopDeps = Pick<SellersDeps, 'sellers'>;

/** The emergency stop takes no version: whoever pulls it means it, whatever else has changed. */
export async function stopSeller(
  call: Call<typeof sellersRoutes.stopSeller>,
  deps: StopDeps,
): Promise<Answer<typeof sellersRoutes.stopSeller>> {
  return setStopped(call, true, deps);
}

export async function startSeller(
  call: Call<typeof sellersRoutes.startSeller>,
  deps: StopDeps,
): Promise<Answer<typeof sellersRoutes.startSeller>> {
  return setStopped(call, false, deps);
}

/** Throws `seller-unknown`, or `seller-leaving` for one who is being deleted, and so is stopped for good. */
async function setStopped(
  call: Call<typeof sellersRoutes.stopSeller> | Call<typeof sellersRoutes.startSeller>,
  isStopped: boolean,
  deps: StopDeps,
) {
  const { sellerId } = call.params;
  await deps.sellers.change(sellerId, { isStopped });
  return answerSeller(await findSeller(sellerId, deps), call);
}
