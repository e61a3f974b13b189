import { onTestFinished } from 'vitest';
import type { ReconcileDeps } from '../../../functions/reconcile/reconcile-deps.ts';
import { reconcileSeller } from '../../../functions/reconcile/reconcile-seller.ts';
import { type AvitoSandboxOptions, startAvitoSandbox } from '../../../local/avito-sandbox/start-avito-sandbox.ts';
import { countedIds } from '../../../local/avito-sandbox/world/id-source.ts';
import { createAccessTokens } from '../../../shared/avito/access-tokens.ts';
import { createAvitoClient } from '../../../shared/avito/client.ts';
import type { StoredCredentials } from '../../../shared/avito/stored-credentials.ts';
import { parseWebhookEvent } from '../../../shared/avito/webhook-event.ts';
import type { InboundDelivery } from '../../../shared/queues/inbound-queue.ts';
import type { NoticeJob } from '../../../shared/queues/notice-queue.ts';
import type { ReplyJob } from '../../../shared/queues/reply-queue.ts';
import type { ChatRef } from '../../../shared/store/chat.ts';
import { Chats } from '../../../shared/store/chats.ts';
import { Counts } from '../../../shared/store/counts.ts';
import { Health } from '../../../shared/store/health.ts';
import { Messages } from '../../../shared/store/messages.ts';
import { Replies } from '../../../shared/store/replies.ts';
import { type Seller, Sellers } from '../../../shared/store/sellers.ts';
import type { Table } from '../../../shared/store/table.ts';
import { aNotebook } from '../../support/a-notebook.ts';
import { aSeller } from '../../support/a-seller.ts';

/** A minute in which the slow checks run. */
export const slowMinute = Date.parse('2026-01-01T10:00:00Z');
/** One in which they do not. */
export const quickMinute = slowMinute + 60_000;

let runs = 0;

/** Reconcile against a sandbox of its own, on the real table, with queues that take notes. */
export async function aReconcile(
  table: Table,
  options: { account?: number; sandbox?: Partial<AvitoSandboxOptions> } = {},
) {
  runs += 1;
  const clock = { now: quickMinute };
  const sandbox = await startAvitoSandbox({
    port: 0,
    now: () => clock.now,
    newId: countedIds(),
    withOldChats: false,
    ...options.sandbox,
  });
  onTestFinished(() => sandbox.close());
  const account = sandbox.accounts[options.account ?? 0];
  if (account === undefined) throw new Error('the sandbox has no such account');
  const [listing] = sandbox.control.listings(account.id);
  if (listing === undefined) throw new Error('the account has no listing');

  const notebook = aNotebook();
  const queued: InboundDelivery[] = [];
  const scheduled: { job: ReplyJob; delay: number }[] = [];
  const notices: NoticeJob[] = [];
  const stores = {
    sellers: new Sellers(table),
    chats: new Chats(table),
    counts: new Counts(table),
    health: new Health(table),
    messages: new Messages(table),
    replies: new Replies(table),
  };
  const subscription = { url: 'http://127.0.0.1:1/webhooks/avito/ours' };
  const deps: ReconcileDeps = {
    ...stores,
    inbound: { put: async (delivery) => void queued.push(delivery) },
    noticeQueue: { put: async (jobs) => void notices.push(...jobs) },
    replyQueue: { schedule: async (job, delay) => void scheduled.push({ job, delay }) },
    avitoFor: ({ avitoUserId = '' }) => anAvitoClient(sandbox.url, { account, avitoUserId, now: () => clock.now }),
    webhookUrlOf: async () => subscription.url,
    now: () => clock.now,
    log: notebook.log,
    measure: notebook.measure,
  };
  const seller: Seller = aSeller({ sellerId: `seller-${runs}`, avitoUserId: String(account.id) });
  await stores.sellers.create(seller);
  sandbox.control.setSubscriptions(account.id, [subscription.url]);
  const readSeller = async () => {
    const found = await stores.sellers.get(seller.sellerId);
    if (found === undefined) throw new Error('the seller is gone');
    return found;
  };
  return {
    account,
    clock,
    control: sandbox.control,
    deps,
    notebook,
    queued,
    scheduled,
    notices,
    seller,
    subscription,
    ...stores,
    readSeller,
    /** One run for this seller, as he is stored now. */
    run: async () => reconcileSeller(await readSeller(), deps),
    buyerWrites: (text: string, buyerId?: number) =>
      sandbox.control.buyerWrites({ listingId: listing.id, text, ...(buyerId === undefined ? {} : { buyerId }) }),
    ref: (chatId: string): ChatRef => ({ sellerId: seller.sellerId, chatId }),
    /** What the intake would read from what was queued. */
    events: () =>
      queued.map(({ body }) => {
        const parsed = parseWebhookEvent(body);
        if (parsed.kind !== 'message') throw new Error('a message was expected');
        return parsed.event;
      }),
  };
}

export type Reconcile = Awaited<ReturnType<typeof aReconcile>>;

function anAvitoClient(
  baseUrl: string,
  {
    account,
    avitoUserId,
    now,
  }: { account: { clientId: string; clientSecret: string }; avitoUserId: string; now: () => number },
) {
  let stored: StoredCredentials = { clientId: account.clientId, clientSecret: account.clientSecret };
  const tokens = createAccessTokens({
    baseUrl,
    now,
    credentials: {
      read: async () => stored,
      saveToken: async (token) => {
        stored = { ...stored, ...token };
      },
    },
    lock: { withLock: (work) => work() },
  });
  const pace = { admit: async () => undefined, pause: async () => undefined };
  return createAvitoClient({ baseUrl, userId: avitoUserId, tokens, pace, now, timeoutMs: 500 });
}
