import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { AppError } from '../errors/app-error.ts';
import type { Table } from '../store/table.ts';

const PATIENCE_MS = 2_000;

/** Resolves when the table answers a read in time. Throws a transient `table-unavailable`. */
export async function pingTable(table: Table, patienceMs = PATIENCE_MS): Promise<void> {
  const read = new GetCommand({ TableName: table.name, Key: { pk: 'SYSTEM', sk: 'STOP' } });
  try {
    await table.client.send(read, { abortSignal: AbortSignal.timeout(patienceMs) });
  } catch (cause) {
    throw new AppError('transient', { code: 'table-unavailable', message: 'the table does not answer', cause });
  }
}
