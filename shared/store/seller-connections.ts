import { type SellerUpdate, STAYS, updateSeller } from './seller-update.ts';
import { type AvitoStatus, type Seller, sellerSchema } from './sellers.ts';
import type { Table } from './table.ts';

/**
 * How a seller is connected to Avito, in the seller's own item. Each method is one conditional write; what it answers is the seller
 * after it, or `undefined` where nothing was written, as for one who has gone or is being deleted.
 */
export class SellerConnections {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** His keys are good, and this is the account they open. */
  connect(
    sellerId: string,
    account: { avitoUserId: string; avitoName: string | undefined; avitoStatus: AvitoStatus },
    now: number,
  ): Promise<Seller | undefined> {
    return this.#update(sellerId, {
      set: { ...account, avitoStatusSince: now },
      remove: account.avitoName === undefined ? ['avitoName'] : [],
      counts: 'version',
      condition: STAYS,
    });
  }

  /** No work is done for him from now on; whose account it was is still known, for what is left to be tidied up. */
  async suspend(sellerId: string, now: number): Promise<void> {
    await this.#update(sellerId, {
      set: { avitoStatus: 'not-connected', avitoStatusSince: now, webhookStatus: 'off' },
      condition: '#avitoStatus <> :avitoStatus OR NOT #webhookStatus = :webhookStatus',
    });
  }

  /** The last step of a disconnection. */
  async forgetAccount(sellerId: string, now: number): Promise<void> {
    await this.#update(sellerId, {
      set: { avitoStatus: 'not-connected', avitoStatusSince: now, webhookStatus: 'off' },
      remove: ['avitoUserId', 'avitoName'],
      counts: 'version',
      condition: 'attribute_exists(#avitoUserId)',
    });
  }

  /** A new webhook secret is to be registered; until `endSecretChange` the one before is as good. */
  async beginSecretChange({ sellerId, webhookSecretVersion }: Seller): Promise<Seller | undefined> {
    return this.#update(sellerId, {
      set: { webhookSecretVersion: webhookSecretVersion + 1, previousWebhookSecretVersion: webhookSecretVersion },
      condition: `${STAYS} AND attribute_not_exists(#previousWebhookSecretVersion) AND #webhookSecretVersion = :read`,
      values: { ':read': webhookSecretVersion },
    });
  }

  /** The webhook is as it should be: from now on only this version of the secret is good. */
  async endSecretChange(
    { sellerId, webhookSecretVersion }: Seller,
    webhookStatus: 'ours' | 'off',
  ): Promise<Seller | undefined> {
    return this.#update(sellerId, {
      set: { webhookStatus },
      remove: ['previousWebhookSecretVersion'],
      condition: `${STAYS} AND #webhookSecretVersion = :read`,
      values: { ':read': webhookSecretVersion },
    });
  }

  /** Nobody wants a webhook here, so nobody shall miss it or register it again. */
  switchWebhookOff(sellerId: string): Promise<Seller | undefined> {
    return this.#update(sellerId, { set: { webhookStatus: 'off' }, condition: STAYS });
  }

  async #update(sellerId: string, update: SellerUpdate): Promise<Seller | undefined> {
    const written = await updateSeller(this.#table, sellerId, update);
    return written === undefined ? undefined : sellerSchema.parse(written);
  }
}
