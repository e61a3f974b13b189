import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { StartProblem } from '../start-problem.ts';
import { localClient } from './local-client.ts';

export interface DynamoDbEngine {
  url: string;
  /** Resolves once everything written is on disk. */
  close(): Promise<void>;
}

const ready = z.object({ port: z.number() });

/**
 * Starts the embedded DynamoDB, kept in a folder, on a thread of its own: its work on the disk must not hold up the gateway.
 * Throws a StartProblem when the folder holds no readable database.
 */
export async function startDynamoDb(options: {
  folder: string;
  onFailure: (error: Error) => void;
}): Promise<DynamoDbEngine> {
  mkdirSync(options.folder, { recursive: true });
  const thread = new Worker(new URL('./dynalite-thread.ts', import.meta.url), { workerData: { path: options.folder } });
  const failed = new Promise<never>((_resolve, reject) => thread.once('error', reject));
  const exited = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
  try {
    const [message] = await Promise.race([once(thread, 'message'), failed]);
    const url = `http://127.0.0.1:${ready.parse(message).port}`;
    await Promise.race([proveReadable(url), failed]);
    failed.catch(options.onFailure);
    return {
      url,
      close: async () => {
        thread.postMessage('close');
        await exited;
      },
    };
  } catch (cause) {
    await thread.terminate();
    throw new StartProblem(
      `The database in ${options.folder} cannot be read. Move the folder away to start with an empty one.`,
      { cause },
    );
  }
}

/** The engine opens its files at the first request, and dies of it when they are broken. */
async function proveReadable(url: string): Promise<void> {
  const client = new DynamoDBClient({ ...localClient(url), maxAttempts: 1 });
  await client.send(new ListTablesCommand({}));
  client.destroy();
}
