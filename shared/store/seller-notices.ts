import { type NoticeChannel, type NoticeSettings, noticeSettingsSchema } from '../notices/notice-settings.ts';
import { STAYS, updateSeller } from './seller-update.ts';
import { type Seller, sellerSchema } from './sellers.ts';
import type { Table } from './table.ts';

/** How a seller is told of what needs him, in the seller's own item, so that whoever tells him has read it already. */
export class SellerNotices {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Makes the next version. `undefined` when they are no longer as they were read, or the seller is being deleted. */
  async change({ sellerId, notices }: Seller, change: Partial<NoticeSettings>): Promise<Seller | undefined> {
    const read = notices ?? noticeSettingsSchema.parse({});
    const isAsRead = read.version === 0 ? 'attribute_not_exists(#notices)' : '#notices.#version = :read';
    const written = await updateSeller(this.#table, sellerId, {
      set: { notices: { ...read, ...change, version: read.version + 1 } },
      condition: `${STAYS} AND ${isAsRead}`,
      values: read.version === 0 ? {} : { ':read': read.version },
    });
    return written === undefined ? undefined : sellerSchema.parse(written);
  }

  /** Nobody is told there any more. Says whether it was so; a channel that was set anew meanwhile stays on. */
  async switchOff(seller: Seller, channel: NoticeChannel, code: string, now: number): Promise<boolean> {
    const chosen = seller.notices?.[channel];
    if (chosen === undefined) return false;
    const off = { [channel]: { ...chosen, switchedOff: { code, at: now } } };
    return (await this.change(seller, off)) !== undefined;
  }
}
