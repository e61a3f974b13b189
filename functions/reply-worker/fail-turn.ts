import { isAppError } from '../../shared/errors/app-error.ts';
import { notify } from '../../shared/notices/notify.ts';
import { refusedStatus } from '../../shared/sellers/avito-refusal.ts';
import { expiryOf } from '../../shared/sellers/retention.ts';
import { wordless } from '../../shared/store/replies.ts';
import type { AvitoStatus } from '../../shared/store/sellers.ts';
import { finishReply, type ReplyOutcome } from './finish-reply.ts';
import type { AnswerDeps, Turn } from './turn.ts';

export interface Refusal {
  reason: string;
  /** Set when it concerns the whole account: then no work is done for the seller until that changes. */
  sellerStatus: AvitoStatus | undefined;
}

/** What will not get better by trying again, or `undefined` for what may. */
export function refusalIn(error: unknown): Refusal | undefined {
  if (!isAppError(error) || error.kind === 'transient') return undefined;
  return { reason: error.code, sellerStatus: refusedStatus(error) };
}

/** Ends a turn that cannot be answered: a human is asked, and the seller is marked where his whole account is concerned. */
export async function failTurn(turn: Turn, { reason, sellerStatus }: Refusal, deps: AnswerDeps): Promise<ReplyOutcome> {
  const { seller, chat, seq } = turn;
  const now = deps.now();
  if (sellerStatus !== undefined) {
    const isNews = await deps.sellers.noteAvitoStatus(seller.sellerId, sellerStatus, now);
    if (isNews) {
      deps.log.error('seller cannot be served', { sellerId: seller.sellerId, status: sellerStatus, reason });
      await notify(seller, { type: 'avito.refused', at: now, status: sellerStatus }, deps);
    }
  }
  const kept = await deps.replies.get(chat, seq);
  if (kept?.state === 'sending') await deps.replies.settleUnsent(kept, 'failed', reason);
  const reply =
    kept === undefined
      ? wordless(chat, { seq, state: 'failed', reason, createdAt: now, expiresAt: expiryOf(seller.settings, now) })
      : { ...kept, state: 'failed' as const, reason };
  if (kept === undefined) await deps.replies.keep(reply);
  return finishReply(turn, reply, deps);
}
