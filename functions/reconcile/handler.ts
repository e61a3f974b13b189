import type { Context } from 'aws-lambda';
import { createDeps } from './deps.ts';
import { reconcileAll } from './reconcile-all.ts';
import type { ReconcileDeps } from './reconcile-deps.ts';

/** What a run keeps for the seller it is at when the time runs out. */
const MARGIN_MS = 10_000;

/** Runs every minute: finds what the webhook did not bring, and turns that nobody works on. */
export const createHandler =
  (deps: ReconcileDeps) =>
  async (_event: unknown, context: Pick<Context, 'getRemainingTimeInMillis'>): Promise<void> => {
    const report = await reconcileAll(deps.now() + context.getRemainingTimeInMillis() - MARGIN_MS, deps);
    deps.log.info('reconciled', { ...report });
  };

export const handler = createHandler(createDeps());
