import type { ChatRef } from '../../shared/store/chat.ts';
import type { Reply } from '../../shared/store/replies.ts';

/** A reply that is on its way to the buyer. */
export function aReply(chat: ChatRef, changes: Partial<Reply> = {}): Reply {
  return {
    ...chat,
    seq: 1,
    state: 'sending',
    endsAs: 'sent',
    reason: 'answered',
    text: 'Цена 4 500 ₽.',
    usedFacts: ['listing.price'],
    objections: [],
    usage: [],
    createdAt: 1_767_261_601_000,
    sendingSince: 1_767_261_601_000,
    ...changes,
  };
}
