import type { AvitoClient } from '../../avito/client.ts';
import { isAppError } from '../../errors/app-error.ts';
import { avitoHint } from '../../sellers/tariff-hint.ts';
import type { Seller } from '../../store/sellers.ts';
import { type Finding, ok, reasonOf, toDo } from './finding.ts';

export interface SellerContext {
  avitoFor(seller: Seller): Pick<AvitoClient, 'getAccount' | 'listChats' | 'listSubscriptions'>;
  webhookUrlOf(sellerId: string, secretVersion: number): Promise<string>;
}

/** Keys and account, the right to the messenger, the subscription; what cannot be known without the one before is not asked. */
export async function checkSeller(seller: Seller, context: SellerContext): Promise<Finding[]> {
  const subject = `seller ${seller.sellerId}`;
  if (seller.deletingSince !== undefined) return [ok(subject, 'is being deleted')];
  if (seller.avitoUserId === undefined) {
    return [toDo(subject, `is not connected: PUT /api/sellers/${seller.sellerId}/avito with his keys`)];
  }
  const account = await checkAccount(seller, context);
  if (!account.isOk) return [account];
  const messenger = await checkMessenger(seller, context);
  if (!messenger.isOk) return [account, messenger];
  return [account, messenger, await checkSubscription(seller, context)];
}

async function checkAccount(seller: Seller, { avitoFor }: SellerContext): Promise<Finding> {
  const subject = `seller ${seller.sellerId}`;
  try {
    const { id } = await avitoFor(seller).getAccount();
    if (id !== seller.avitoUserId) return toDo(subject, 'his keys open another account by now: connect him again');
    const stopped = seller.isStopped ? ', stopped' : '';
    return ok(subject, `account ${id}, mode ${seller.settings.mode}${stopped}`);
  } catch (error) {
    const isRefused = isAppError(error) && (error.kind === 'unauthorised' || error.kind === 'not-found');
    const advice = isRefused ? 'connect him again' : 'try again, and see whether Avito is up';
    return toDo(subject, `no token or no account (${reasonOf(error)}): ${advice}`);
  }
}

async function checkMessenger(seller: Seller, { avitoFor }: SellerContext): Promise<Finding> {
  const subject = `seller ${seller.sellerId} messenger`;
  try {
    await avitoFor(seller).listChats({ limit: 1 });
    return ok(subject, 'chats can be read');
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === 'avito-payment-required') return toDo(subject, avitoHint('payment-required') ?? reason);
    const isPassing = isAppError(error, 'transient');
    const advice = isPassing ? 'try again, and see whether Avito is up' : "the keys must be the account owner's";
    return toDo(subject, `chats cannot be read (${reason}): ${advice}`);
  }
}

async function checkSubscription(seller: Seller, { avitoFor, webhookUrlOf }: SellerContext): Promise<Finding> {
  const { sellerId, webhookSecretVersion, previousWebhookSecretVersion } = seller;
  const subject = `seller ${sellerId} webhook`;
  const register = `POST /api/sellers/${sellerId}/webhook`;
  const versions = [webhookSecretVersion, previousWebhookSecretVersion].filter((version) => version !== undefined);
  try {
    const ours = await Promise.all(versions.map((version) => webhookUrlOf(sellerId, version)));
    const subscriptions = await avitoFor(seller).listSubscriptions();
    const foreign = subscriptions.filter(({ url }) => !ours.includes(url)).length;
    if (foreign < subscriptions.length) {
      return ok(subject, foreign === 0 ? 'Avito delivers here' : `Avito delivers here, and elsewhere (${foreign})`);
    }
    if (foreign > 0) return toDo(subject, `Avito delivers elsewhere (${foreign}) and not here: ${register}`);
    return toDo(subject, `Avito delivers to nobody, so answers come up to a minute late: ${register}`);
  } catch (error) {
    return toDo(subject, `subscriptions cannot be read (${reasonOf(error)}): try again`);
  }
}
