import type { Chat, ChatRef } from '../../shared/store/chat.ts';
import { wordless } from '../../shared/store/replies.ts';
import type { ChatsDeps } from './chats-deps.ts';
import { changedMeanwhile, findChat } from './known.ts';

/** Between a look and a write the buyer may write once or twice, not for ever. */
const ATTEMPTS = 4;

/**
 * Keeps the bot quiet in a chat until then, or for longer where it is so already; the open turn is the human's, as it is when
 * he writes in Avito. Safe to repeat: it writes the same again.
 */
export async function takeInHand(
  ref: ChatRef,
  until: number,
  deps: Pick<ChatsDeps, 'now'> & {
    chats: Pick<ChatsDeps['chats'], 'get' | 'takeInHand'>;
    replies: Pick<ChatsDeps['replies'], 'keep'>;
  },
): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const chat = await findChat(ref, deps);
    const takeover = { until: Math.max(until, chat.takeoverUntil ?? 0), now: deps.now() };
    if ((await deps.chats.takeInHand(chat, takeover)) !== undefined) return endTurn(chat, deps);
  }
  throw changedMeanwhile();
}

/** Unless a reply to the last turn was kept before: a worker under way finds this one and stops. */
async function endTurn(
  chat: Chat,
  { replies, now }: { replies: Pick<ChatsDeps['replies'], 'keep'>; now(): number },
): Promise<void> {
  if (chat.inboundSeq === 0) return;
  await replies.keep(
    wordless(chat, { seq: chat.inboundSeq, state: 'silent', reason: 'human-answers', createdAt: now() }),
  );
}
