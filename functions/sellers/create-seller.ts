import type { Answer, Call } from '../../shared/api/route.ts';
import type { sellersRoutes } from '../../shared/api/sellers-routes.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { sellerSettingsSchema } from '../../shared/sellers/settings.ts';
import type { Seller } from '../../shared/store/sellers.ts';
import { answerSeller } from './answer-seller.ts';
import type { SellersDeps } from './deps.ts';

/** Far above what one person runs, far below what his own item holds. */
const MOST_OF_ONE_OWNER = 200;

/** A seller who is connected to nothing yet. A crash before he is given to his owner leaves one whom admins see. */
export async function createSeller(
  call: Call<typeof sellersRoutes.createSeller>,
  deps: Pick<SellersDeps, 'sellers' | 'users' | 'newId' | 'now'>,
): Promise<Answer<typeof sellersRoutes.createSeller>> {
  const { body, principal, audit } = call;
  if (principal.role !== 'admin' && principal.sellerIds.length >= MOST_OF_ONE_OWNER) {
    throw new AppError('conflict', {
      code: 'too-many-sellers',
      message: `an owner has at most ${MOST_OF_ONE_OWNER} sellers`,
    });
  }
  const seller = newSeller(deps.newId(), body.name, deps.now());
  await deps.sellers.create(seller);
  if (principal.role !== 'admin') await deps.users.addSeller(principal.userId, seller.sellerId);
  Object.assign(audit, { sellerId: seller.sellerId, name: seller.name });
  return answerSeller(seller, call);
}

function newSeller(sellerId: string, name: string, now: number): Seller {
  return {
    sellerId,
    name,
    version: 1,
    avitoStatus: 'not-connected',
    avitoStatusSince: now,
    settings: sellerSettingsSchema.parse({}),
    settingsVersion: 1,
    isStopped: false,
    webhookSecretVersion: 1,
    webhookStatus: 'off',
    createdAt: now,
  };
}
