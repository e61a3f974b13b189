import type { Table } from '../store/table.ts';

export type Item = Record<string, unknown>;

export interface UpgradeChange {
  set: Item;
  /** What the change was made from: the item is written only while these are as they were read. */
  madeFrom: string[];
}

/** How items of one kind come from one schema version to the next. */
export interface Upgrade {
  /** What it is about, for people: `chat`. */
  entity: string;
  from: number;
  concerns(item: Item): boolean;
  /** May read what lies beside the item. Must come to the same whenever it is asked. */
  change(item: Item, table: Table): Promise<UpgradeChange>;
}

export function nameOf({ entity, from }: Upgrade): string {
  return `${entity} ${from} → ${from + 1}`;
}
