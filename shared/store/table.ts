import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The product's one table. */
export interface Table {
  client: DynamoDBDocumentClient;
  name: string;
}

/** The name of the index that lists items by a state they are in. Sparse: what needs nobody is not in it. */
export const BY_STATE = 'byState';

export function connectTable(name: string, client = new DynamoDBClient({})): Table {
  return { client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }), name };
}

/**
 * Whether a conditional write took place: `undefined` where its condition did not hold, which is an expected outcome.
 * Other errors pass through.
 */
export async function ifHolds<T>(write: Promise<T>): Promise<T | undefined> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}
