import { sellerSettingsSchema } from '../sellers/settings.ts';
import { Sellers } from '../store/sellers.ts';
import type { Table } from '../store/table.ts';

type Retention = { retentionDays: number };

/** What was usual when they were written: whose seller is gone, goes by that. */
const USUAL: Retention = sellerSettingsSchema.parse({});

const known = new WeakMap<Table, Map<string, Promise<Retention>>>();

/** How long a seller keeps what was said; of each seller read once in a run, for his items come by the thousand. */
export function retentionOf(sellerId: string, table: Table): Promise<Retention> {
  const ofTable = known.get(table) ?? new Map<string, Promise<Retention>>();
  known.set(table, ofTable);
  const read = ofTable.get(sellerId) ?? new Sellers(table).get(sellerId).then((seller) => seller?.settings ?? USUAL);
  ofTable.set(sellerId, read);
  return read;
}
