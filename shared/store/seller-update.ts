import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Seller } from './sellers.ts';
import { ifHolds, type Table } from './table.ts';

/** One conditional write to a seller's item. Attributes are named `#name` in the condition, what is set is there as `:name`. */
export interface SellerUpdate {
  set: Partial<Seller>;
  remove?: (keyof Seller)[];
  /** Which version it makes a new one of. */
  counts?: 'version' | 'settingsVersion' | 'knowledgeVersion';
  condition: string;
  values?: Record<string, unknown>;
}

/** The condition for a seller who is not being deleted. */
export const STAYS = 'attribute_not_exists(#deletingSince)';

/** The condition for the version that was read, given as `:read`. Sellers of an older form have none, which reads as 1. */
export function isSellerVersion(name: 'version' | 'settingsVersion', version: number): string {
  return version === 1 ? `(attribute_not_exists(#${name}) OR #${name} = :read)` : `#${name} = :read`;
}

/** The item after the update, or `undefined` where its condition did not hold. Makes no seller. */
export async function updateSeller(
  table: Table,
  sellerId: string,
  { set, remove = [], counts, condition, values = {} }: SellerUpdate,
): Promise<Record<string, unknown> | undefined> {
  const given = Object.entries(set).filter(([, value]) => value !== undefined);
  const setting = [
    ...given.map(([name]) => `#${name} = :${name}`),
    ...(counts === undefined ? [] : [`#${counts} = if_not_exists(#${counts}, :first) + :first`]),
  ];
  const expression = [
    setting.length === 0 ? '' : `SET ${setting.join(', ')}`,
    remove.length === 0 ? '' : `REMOVE ${remove.map((name) => `#${name}`).join(', ')}`,
  ].join(' ');
  const update = new UpdateCommand({
    TableName: table.name,
    Key: sellerKey(sellerId),
    UpdateExpression: expression,
    ConditionExpression: `attribute_exists(pk) AND ${condition}`,
    ExpressionAttributeNames: namesIn(`${expression} ${condition}`),
    ExpressionAttributeValues: {
      ...Object.fromEntries(given.map(([name, value]) => [`:${name}`, value])),
      ...(counts === undefined ? {} : { ':first': 1 }),
      ...values,
    },
    ReturnValues: 'ALL_NEW',
  });
  return (await ifHolds(table.client.send(update)))?.Attributes;
}

/** `#state` stands for the attribute `state`, and so on. */
function namesIn(expression: string): Record<string, string> {
  return Object.fromEntries([...expression.matchAll(/#(\w+)/g)].map(([placeholder, name = '']) => [placeholder, name]));
}

export function sellerKey(sellerId: string) {
  return { pk: `SELLER#${sellerId}`, sk: 'SELLER' };
}
