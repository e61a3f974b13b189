import type { Answer, Call } from '../../shared/api/route.ts';
import type { sellersRoutes } from '../../shared/api/sellers-routes.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { Proof } from '../../shared/sellers/prove-avito.ts';
import { type Seller, sellerLeaving } from '../../shared/store/sellers.ts';
import { answerSeller } from './answer-seller.ts';
import { claimAccount } from './claim-account.ts';
import type { SellersDeps } from './deps.ts';
import { findStayingSeller } from './find-seller.ts';
import { proveKeys } from './prove-keys.ts';
import { removeOurSubscriptions } from './remove-our-subscriptions.ts';

/**
 * Connects a seller to the Avito account his keys open. Nothing is kept before the keys have proven good; a tariff
 * without messenger is no reason to throw them away, for it is bought later.
 *
 * After a crash it is called again: an account that is claimed already is claimed again, a secret is replaced by the same,
 * and until the last write no work is done with keys that do not belong to the account that is known.
 */
export async function connectAvito(
  call: Call<typeof sellersRoutes.connectAvito>,
  deps: SellersDeps,
): Promise<Answer<typeof sellersRoutes.connectAvito>> {
  const { params, body, audit } = call;
  const { replaceAccount, ...keys } = body;
  await findStayingSeller(params.sellerId, deps);
  const proof = await proveKeys(keys, deps);
  const connected = await deps.exclusively(params.sellerId, async () => {
    const seller = await findStayingSeller(params.sellerId, deps);
    const isOther = seller.avitoUserId !== undefined && seller.avitoUserId !== proof.account.id;
    if (isOther && !replaceAccount) await checkUnused(seller, proof, deps);
    await claimAccount(proof.account.id, params.sellerId, deps);
    if (isOther) await leaveAccount(seller, deps);
    return keep(seller, proof, deps);
  });
  Object.assign(audit, { accountId: connected.avitoUserId, status: connected.avitoStatus });
  return answerSeller(connected, call);
}

/**
 * Whoever connects another account than before has nearly always taken the wrong one of a dozen pairs of keys. It would
 * mix two shops: the chats that are known could not be answered with the new keys, and drafts, listings and counts would
 * be of both. So it must be said out loud, unless there is nothing yet to mix: then the mistake was the account before.
 */
async function checkUnused(
  { sellerId, avitoName, avitoUserId }: Seller,
  { account }: Proof,
  { chats }: SellersDeps,
): Promise<void> {
  if (!(await chats.hasChats(sellerId))) return;
  const [before, now] = [nameOf(avitoName, avitoUserId), nameOf(account.name, account.id)];
  throw new AppError('conflict', {
    code: 'account-differs',
    message: `the keys open ${now}, but the seller has chats of ${before}; connect it as another seller, or say replaceAccount`,
  });
}

function nameOf(name: string | undefined, accountId: string | undefined): string {
  return name === undefined ? `account ${accountId}` : `«${name}» (${accountId})`;
}

/** Work for the old account ends before its keys go, so that nothing is tried with the new ones there. */
async function leaveAccount(seller: Seller, deps: SellersDeps): Promise<void> {
  await removeOurSubscriptions(seller, deps);
  await deps.connections.suspend(seller.sellerId, deps.now());
}

async function keep(seller: Seller, { account, hasMessenger, credentials }: Proof, deps: SellersDeps): Promise<Seller> {
  await deps.credentialsOf(seller.sellerId).create(credentials);
  const avitoStatus = hasMessenger ? 'connected' : 'payment-required';
  const found = { avitoUserId: account.id, avitoName: account.name, avitoStatus } as const;
  const connected = await deps.connections.connect(seller.sellerId, found, deps.now());
  // His deletion may have begun without the lock; what it removes afterwards is what was just written.
  if (connected === undefined) throw sellerLeaving();
  if (seller.avitoUserId !== undefined && seller.avitoUserId !== account.id) {
    await deps.avitoAccounts.release(seller.avitoUserId, seller.sellerId);
  }
  return connected;
}
