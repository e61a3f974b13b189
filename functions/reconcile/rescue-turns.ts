import { count } from '../../shared/chats/count.ts';
import { notify } from '../../shared/notices/notify.ts';
import { expiryOf } from '../../shared/sellers/retention.ts';
import type { Chat } from '../../shared/store/chat.ts';
import { wordless } from '../../shared/store/replies.ts';
import type { Seller } from '../../shared/store/sellers.ts';
import type { ReconcileDeps } from './reconcile-deps.ts';

/** Far above the longest wait and a slow model: by then a job that is alive has ended its turn or holds a lease. */
const STRANDED_AFTER_MS = 60_000;
/** A turn that failed for so long is a human's. */
const ABANDONED_AFTER_MS = 1_800_000;
const MOST_AT_ONCE = 50;

/**
 * Looks after open turns that nobody works on (a queue that lost its jobs, a job in the dead letters): asks for the answer
 * again, and in the end for a human. Returns since when the oldest buyer waits, in unix milliseconds.
 */
export async function rescueTurns(seller: Seller, deps: ReconcileDeps): Promise<number | undefined> {
  const { sellerId } = seller;
  const open = await deps.chats.inState(sellerId, 'answering', MOST_AT_ONCE);
  const now = deps.now();
  for (const { chatId, changedAt } of open) {
    if (now - Date.parse(changedAt) > STRANDED_AFTER_MS) await rescue(seller, chatId, deps);
  }
  return open[0] === undefined ? undefined : Date.parse(open[0].changedAt);
}

/** The index may lag behind: only the chat itself tells how long its turn has been open. */
async function rescue(seller: Seller, chatId: string, deps: ReconcileDeps): Promise<void> {
  const ref = { sellerId: seller.sellerId, chatId };
  const chat = await deps.chats.get(ref, { isConsistent: true });
  const now = deps.now();
  if (chat === undefined || chat.turnStartedAt === undefined || (chat.leaseUntil ?? 0) > now) return;
  const waitedMs = now - Date.parse(chat.turnStartedAt);
  if (waitedMs <= STRANDED_AFTER_MS) return;
  if (waitedMs <= ABANDONED_AFTER_MS) {
    await deps.replyQueue.schedule({ ...ref, seq: chat.inboundSeq }, 0);
    deps.measure.count('TurnsRescued');
    return;
  }
  await giveUp(seller, chat, deps);
}

async function giveUp(seller: Seller, chat: Chat, deps: ReconcileDeps): Promise<void> {
  const { sellerId, chatId, inboundSeq: seq, isOurPurchase } = chat;
  const now = deps.now();
  const reason = 'gave-up';
  const failure = { seq, state: 'failed', reason, createdAt: now, expiresAt: expiryOf(seller.settings, now) } as const;
  if (!(await deps.replies.keep(wordless(chat, failure)))) {
    const kept = await deps.replies.get(chat, seq);
    if (kept?.state === 'sending') await deps.replies.settleUnsent(kept, 'failed', reason);
  }
  await notify(seller, { type: 'turn.failed', at: now, chatId, seq, reason }, deps);
  const handedOffAt = chat.handedOffAt ?? new Date(now).toISOString();
  if (await deps.chats.finishTurn(chat, { seq, state: 'needs-human', handedOffAt, isOurPurchase, now })) {
    const messages = { buyer: seq - chat.answeredSeq };
    await count(sellerId, { messages, outcome: { outcome: 'failed', reason } }, deps);
  }
  deps.measure.count('TurnsFailed');
  deps.log.error('turn given up', { sellerId, chatId, seq, reason });
}
