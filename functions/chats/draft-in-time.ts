import { AppError } from '../../shared/errors/app-error.ts';
import type { ChatRef } from '../../shared/store/chat.ts';
import type { Reply } from '../../shared/store/replies.ts';
import type { SendingDeps } from './chats-deps.ts';

/** As many as an echo is looked for among: the echo of an older reply would be taken for a human's message. */
const REPLIES_LOOKED_AT = 5;
const MESSAGES_LOOKED_AT = 50;

/**
 * A draft may be sent while it is the next thing the seller's side says: newer messages of the buyer do no harm, for they have
 * a turn of their own, but what answers a question that was answered since would only confuse. Throws the conflict `answered-meanwhile`
 * where a human or a later reply has answered, and `draft-outdated` where so much has happened that nobody can tell.
 */
export async function refuseIfOutdated(
  chat: ChatRef,
  draft: Reply,
  { replies, chatLog }: Pick<SendingDeps, 'replies' | 'chatLog'>,
): Promise<void> {
  const [newest, messages] = await Promise.all([
    replies.newest(chat, REPLIES_LOOKED_AT),
    chatLog.newestMessages(chat, MESSAGES_LOOKED_AT, { isConsistent: true }),
  ]);
  const later = newest.filter(({ seq }) => seq > draft.seq);
  const since = Math.floor(draft.createdAt / 1_000);
  const hasReplyAnswered = later.some(({ state, messageId }) => messageId !== undefined || state === 'sending');
  const hasHumanAnswered = messages.some(({ author, createdAt }) => author === 'human' && createdAt >= since);
  if (hasReplyAnswered || hasHumanAnswered) {
    throw new AppError('conflict', { code: 'answered-meanwhile', message: 'the buyer has had an answer since' });
  }
  const isLongPast = messages.length === MESSAGES_LOOKED_AT && (messages.at(-1)?.createdAt ?? 0) > since;
  if (later.length === REPLIES_LOOKED_AT || isLongPast) {
    throw new AppError('conflict', { code: 'draft-outdated', message: 'too much was said since this draft' });
  }
}
