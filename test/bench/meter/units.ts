import type { TableDescription } from '../../../local/template/read-tables.ts';
import { type Item, itemBytes } from './item.ts';

const writeUnitBytes = 1_024;
const readUnitBytes = 4_096;

/** A write is charged by the larger of the item before and after, also when its condition did not hold. */
export function tableWriteUnits(before: Item | undefined, after: Item | undefined): number {
  return writeUnits(Math.max(before ? itemBytes(before) : 0, after ? itemBytes(after) : 0));
}

/** Each index entry that appears, goes or moves is a write of its own; one that moves goes and appears. */
export function indexWriteUnits(table: TableDescription, before: Item | undefined, after: Item | undefined): number {
  return table.GlobalSecondaryIndexes.reduce((total, index) => {
    if (index.Projection.ProjectionType !== 'KEYS_ONLY') throw new Error(`the meter cannot read ${index.IndexName}`);
    const keys = [...table.KeySchema, ...index.KeySchema].map(({ AttributeName }) => AttributeName);
    const old = entryOf(before, keys);
    const young = entryOf(after, keys);
    if (JSON.stringify(old) === JSON.stringify(young)) return total;
    const [gone, appeared] = [old, young].map((entry) => (entry === undefined ? 0 : writeUnits(itemBytes(entry))));
    return total + (gone ?? 0) + (appeared ?? 0);
  }, 0);
}

/** Half a unit for an eventually consistent read; a query rounds up the sum of what it read, and costs even when that is nothing. */
export function readUnits(items: Item[], isConsistent: boolean): number {
  const bytes = items.reduce((total, item) => total + itemBytes(item), 0);
  return Math.max(1, Math.ceil(bytes / readUnitBytes)) * (isConsistent ? 1 : 0.5);
}

function writeUnits(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / writeUnitBytes));
}

/** An item without one of the keys is not in the index. */
function entryOf(item: Item | undefined, keys: string[]): Item | undefined {
  const entry: Item = {};
  for (const key of keys.toSorted()) {
    const value = item?.[key];
    if (value === undefined) return undefined;
    entry[key] = value;
  }
  return entry;
}
