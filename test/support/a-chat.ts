import type { BuyerMessageNote, ChatRef } from '../../shared/store/chat.ts';

let chats = 0;

/** A chat nobody has written to yet; each call names another one. */
export function aChat(sellerId = 'seller-1'): ChatRef {
  chats += 1;
  return { sellerId, chatId: `u2i-chat~${chats}` };
}

export function aNote(chat: ChatRef, changes: Partial<BuyerMessageNote> = {}): BuyerMessageNote {
  return {
    ...chat,
    chatType: 'u2i',
    listingId: '3456789012',
    buyerId: '900',
    messageId: 'm-1',
    createdAt: 1_767_261_600,
    ...changes,
  };
}
