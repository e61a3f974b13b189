import { type CountDeps, count } from '../../shared/chats/count.ts';
import { expiryOf } from '../../shared/sellers/retention.ts';
import type { SellerSettings } from '../../shared/sellers/settings.ts';
import type { Chat, ChatRef } from '../../shared/store/chat.ts';
import type { Chats } from '../../shared/store/chats.ts';
import type { Happening } from '../../shared/store/counts.ts';
import { type Replies, wordless } from '../../shared/store/replies.ts';
import { changedMeanwhile, findChat } from './known.ts';

export interface TakeInHandDeps extends CountDeps {
  chats: Pick<Chats, 'get' | 'takeInHand'>;
  replies: Pick<Replies, 'keep'>;
}

/** Between a look and a write the buyer may write once or twice, not for ever. */
const ATTEMPTS = 4;

/**
 * Keeps the bot quiet in a chat until then, or for longer where it is so already; the open turn is the human's, as it is when
 * he writes in Avito. Gives the chat as it was before. Safe to repeat: it writes the same again.
 */
export async function takeInHand(
  ref: ChatRef,
  { until, by, settings }: { until: number; by: string; settings: SellerSettings },
  deps: TakeInHandDeps,
): Promise<Chat> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const before = await findChat(ref, deps);
    const takeover = { until: Math.max(until, before.takeoverUntil ?? 0), by, now: deps.now() };
    if ((await deps.chats.takeInHand(before, takeover)) !== undefined) {
      const isTurnHis = await endTurn(before, settings, deps);
      await count(ref.sellerId, happeningOf(before, isTurnHis, takeover.now), deps);
      return before;
    }
  }
  throw changedMeanwhile();
}

/** Unless a reply to the last turn was kept before: a worker under way finds this one and stops. Says whether it was not. */
async function endTurn(chat: Chat, settings: SellerSettings, { replies, now }: TakeInHandDeps): Promise<boolean> {
  if (chat.inboundSeq === 0) return false;
  const decision = { seq: chat.inboundSeq, state: 'silent' as const, reason: 'human-answers' };
  return replies.keep(wordless(chat, { ...decision, createdAt: now(), expiresAt: expiryOf(settings, now()) }));
}

function happeningOf(
  { takeoverUntil = 0, turnStartedAt, inboundSeq, answeredSeq }: Chat,
  isTurnHis: boolean,
  now: number,
) {
  const happening: Happening = { takeovers: takeoverUntil > now ? 0 : 1 };
  if (turnStartedAt === undefined || !isTurnHis) return happening;
  const outcome = { outcome: 'silent', reason: 'human-answers' } as const;
  return { ...happening, messages: { buyer: inboundSeq - answeredSeq }, outcome };
}
