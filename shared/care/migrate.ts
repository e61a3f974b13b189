import { GetCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { ifHolds, type Table } from '../store/table.ts';
import { MigrationPosition } from './migration-position.ts';
import { type Item, nameOf, type Upgrade, type UpgradeChange } from './upgrade.ts';

export interface MigrationProgress {
  /** Items that were looked at, in the runs before this one too. */
  seen: number;
  /** By the name of the upgrade; of a dry run, how many there would be. */
  upgraded: Record<string, number>;
  /** Items that were written to whenever they were about to be upgraded. */
  busy: number;
  /** The keys of items that could not be understood. */
  unreadable: string[];
}

export interface MigrationReport extends MigrationProgress {
  /** False when it was stopped: the next run goes on from there. */
  isComplete: boolean;
}

export interface MigrationOptions {
  upgrades: Upgrade[];
  /** Counts, writes nothing, and keeps no position. */
  isDryRun: boolean;
  pageSize?: number;
  signal?: AbortSignal;
  now(): number;
  onPage?(progress: MigrationProgress): void;
}

const PAGE_SIZE = 500;
const AT_ONCE = 10;
const TRIES = 5;

/**
 * Brings every item to the version this software writes: looks through the whole table, a page at a time, and keeps its
 * position in the table, so that it can be stopped and run again. An item is written only where it is as it was read, so the
 * product may run meanwhile, and so may a second migration. To be run after the software was deployed: items that are
 * written behind its position are new ones then.
 */
export async function migrate(table: Table, options: MigrationOptions): Promise<MigrationReport> {
  const { upgrades, isDryRun, pageSize = PAGE_SIZE, signal, now, onPage = () => {} } = options;
  const position = new MigrationPosition(table, upgrades.map(nameOf).join(', '));
  const kept = isDryRun ? undefined : await position.read();
  const progress: MigrationProgress = { seen: kept?.seen ?? 0, upgraded: {}, busy: 0, unreadable: [] };
  let from = kept?.from;
  do {
    if (signal?.aborted) return { ...progress, isComplete: false };
    const page = await table.client.send(
      new ScanCommand({ TableName: table.name, Limit: pageSize, ExclusiveStartKey: from, ConsistentRead: true }),
    );
    const items = page.Items ?? [];
    await inParallel(items, (item) => upgradeOrTell(item, table, options, progress));
    progress.seen += items.length;
    from = page.LastEvaluatedKey;
    if (!isDryRun && from !== undefined) await position.keep({ from, seen: progress.seen, at: now() });
    onPage(progress);
  } while (from !== undefined);
  if (!isDryRun) await position.forget();
  return { ...progress, isComplete: true };
}

/** One item that is not as any version wrote it does not hold up the others. */
async function upgradeOrTell(
  item: Item,
  table: Table,
  options: MigrationOptions,
  progress: MigrationProgress,
): Promise<void> {
  try {
    await upgradeItem(item, table, options, progress);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    progress.unreadable.push(`${item.pk} ${item.sk}`);
  }
}

async function upgradeItem(
  found: Item,
  table: Table,
  { upgrades, isDryRun }: MigrationOptions,
  progress: MigrationProgress,
): Promise<void> {
  let item: Item | undefined = found;
  for (let losses = 0; item !== undefined && losses < TRIES; ) {
    const upgrade = nextFor(item, upgrades);
    if (upgrade === undefined) return;
    const written: Item | undefined = isDryRun
      ? { ...item, schemaVersion: upgrade.from + 1 }
      : await write(item, upgrade, await upgrade.change(item, table), table);
    if (written === undefined) losses += 1;
    else progress.upgraded[nameOf(upgrade)] = (progress.upgraded[nameOf(upgrade)] ?? 0) + 1;
    // Not written: somebody was faster, and the item may have come to a newer version by that, or be gone.
    item = written ?? (await readAgain(item, table));
  }
  if (item !== undefined) progress.busy += 1;
}

function nextFor(item: Item, upgrades: Upgrade[]): Upgrade | undefined {
  return upgrades.find((upgrade) => item.schemaVersion === upgrade.from && upgrade.concerns(item));
}

async function write(
  item: Item,
  { from }: Upgrade,
  { set, madeFrom }: UpgradeChange,
  table: Table,
): Promise<Item | undefined> {
  const changed = Object.entries({ ...set, schemaVersion: from + 1 });
  const conditions = [...new Set(['schemaVersion', ...madeFrom])];
  const isRead = (name: string) => item[name] !== undefined;
  const names = new Set([...changed.map(([name]) => name), ...conditions]);
  const update = new UpdateCommand({
    TableName: table.name,
    Key: { pk: item.pk, sk: item.sk },
    UpdateExpression: `SET ${changed.map(([name]) => `#${name} = :${name}`).join(', ')}`,
    ConditionExpression: conditions
      .map((name) => (isRead(name) ? `#${name} = :read_${name}` : `attribute_not_exists(#${name})`))
      .join(' AND '),
    ExpressionAttributeNames: Object.fromEntries([...names].map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries([
      ...changed.map(([name, value]) => [`:${name}`, value]),
      ...conditions.filter(isRead).map((name) => [`:read_${name}`, item[name]]),
    ]),
    ReturnValues: 'ALL_NEW',
  });
  return (await ifHolds(table.client.send(update)))?.Attributes;
}

async function readAgain({ pk, sk }: Item, table: Table): Promise<Item | undefined> {
  const get = new GetCommand({ TableName: table.name, Key: { pk, sk }, ConsistentRead: true });
  return (await table.client.send(get)).Item;
}

async function inParallel<T>(things: T[], work: (thing: T) => Promise<void>): Promise<void> {
  const queue = things.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const thing of queue) await work(thing);
    }),
  );
}
