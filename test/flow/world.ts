import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { vi } from 'vitest';
import { localClient } from '../../local/engines/local-client.ts';
import { demoSellerId, seedDemoSeller } from '../../local/seed/seed-demo-seller.ts';
import { sellerAvito } from '../../shared/sellers/seller-avito.ts';
import { sellerSettingsSchema } from '../../shared/sellers/settings.ts';
import { Chats } from '../../shared/store/chats.ts';
import { Counts } from '../../shared/store/counts.ts';
import { Messages } from '../../shared/store/messages.ts';
import { ParkedEvents } from '../../shared/store/parked-events.ts';
import { Replies } from '../../shared/store/replies.ts';
import { type Seller, Sellers } from '../../shared/store/sellers.ts';
import { SystemStop } from '../../shared/store/system.ts';
import { connectTable } from '../../shared/store/table.ts';
import { type Cloud, startCloud } from './cloud.ts';
import { aContext, type BatchHandler, createPump } from './pump.ts';
import { serveHttp, signIn } from './world-api.ts';

/** Long enough for a busy machine, short enough to wait for. */
const AVITO_TIMEOUT_MS = 300;

/**
 * The product in one process, on a clock that only tests move: webhooks go through the gateway to the real handlers, their queues
 * are emptied when `run` is called, and the demo seller answers by himself.
 */
export async function startWorld({ avitoTimeoutMs = AVITO_TIMEOUT_MS } = {}) {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-03-02T10:00:00Z') });
  const cloud = await startCloud();
  const clock = { advance: (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1_000) };
  const { intake, workerDeps, createWorker, reconcile } = await loadHandlers(cloud, clock, avitoTimeoutMs);
  const worker = createWorker(workerDeps);
  serveHttp(cloud, aContext);
  const seller = await connectSeller(cloud);
  const inbound = createPump(cloud, 'message-intake');
  const replies = createPump(cloud, 'reply-worker');
  const { control } = cloud.sandbox;

  /** Delivers the webhooks under way and empties both queues of what is visible now. */
  const run = async (answer: BatchHandler = worker) => {
    do await control.settled();
    while ((await inbound.once(intake)) || (await replies.once(answer)));
  };
  const table = connectTable(seller.tableName, new DynamoDBClient(localClient(cloud.engines.dynamoDb)));
  const sellers = new Sellers(table);
  const webhookUrl = control.subscriptionsOf(seller.accountId)[0]?.url ?? '';
  return {
    ...clock,
    cloud,
    control,
    gemini: cloud.gemini,
    run,
    /** Lets time pass second by second, as long as any wait of a turn lasts. */
    async runFor(seconds: number) {
      await run();
      for (let second = 0; second < seconds; second += 1) {
        clock.advance(1);
        await run();
      }
    },
    /** Lets time pass in leaps; what has become due by then is done after each. */
    async runAfter(...seconds: number[]) {
      for (const leap of seconds) {
        clock.advance(leap);
        await run();
      }
    },
    reconcile: () => reconcile(undefined, aContext),
    takeInAll: async () => {
      do await control.settled();
      while (await inbound.once(intake));
    },
    repliesPump: replies,
    workerDeps,
    /** The reply worker with a model of the test's choice, or with one that something happens to while it thinks. */
    workerWith: (change: Partial<typeof workerDeps>) => createWorker({ ...workerDeps, ...change }),
    async setSettings(change: Partial<Seller['settings']>) {
      await sellers.change(demoSellerId, { settings: sellerSettingsSchema.parse({ mode: 'auto', ...change }) });
    },
    sellerId: demoSellerId,
    sellers,
    counts: new Counts(table),
    chats: new Chats(table),
    messages: new Messages(table),
    replies: new Replies(table),
    parked: new ParkedEvents(table),
    systemStop: new SystemStop(table),
    webhookUrl,
    apiUrl: cloud.gateway.url,
    signIn: () => signIn(cloud),
    /** A webhook with this very body, as Avito or somebody else would send it. */
    deliver: (body: string, url = webhookUrl) =>
      fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body }),
    async close() {
      inbound.close();
      replies.close();
      await cloud.close();
      vi.useRealTimers();
    },
  };
}
export type World = Awaited<ReturnType<typeof startWorld>>;

async function loadHandlers({ sandbox }: Cloud, clock: { advance(seconds: number): void }, timeoutMs: number) {
  const [intake, worker, workerDeps, reconcile] = await Promise.all([
    import('../../functions/message-intake/handler.ts'),
    import('../../functions/reply-worker/handler.ts'),
    import('../../functions/reply-worker/deps.ts'),
    import('../../functions/reconcile/handler.ts'),
  ]);
  const sleep = async (milliseconds: number) => clock.advance(milliseconds / 1_000);
  return {
    intake: intake.handler,
    createWorker: worker.createHandler,
    workerDeps: {
      ...workerDeps.createDeps(),
      sleep,
      avitoFor: sellerAvito({
        table: connectTable(process.env.TABLE_NAME ?? ''),
        secrets: new SecretsManagerClient(),
        baseUrl: sandbox.url,
        secretPrefix: process.env.SELLER_SECRET_PREFIX ?? '',
        timeoutMs,
        now: Date.now,
        sleep,
      }),
    },
    reconcile: reconcile.handler,
  };
}

async function connectSeller({ description, engines, gateway, sandbox }: Cloud) {
  const [account] = sandbox.accounts;
  const [table] = description.tables;
  if (account === undefined || table === undefined) throw new Error('no account or no table to connect');
  await seedDemoSeller({
    account,
    avitoUrl: sandbox.url,
    publicUrl: gateway.url,
    engines,
    tableName: table.name,
    sellerSecretPrefix: process.env.SELLER_SECRET_PREFIX ?? '',
    webhookKeySecretArn: process.env.WEBHOOK_KEY_SECRET_ARN ?? '',
    now: Date.now,
  });
  return { accountId: account.id, tableName: table.name };
}
