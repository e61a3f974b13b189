/** A chat, its messages and its replies share one partition; what a chat is about never needs a second look-up. */
export function chatPartition({ sellerId, chatId }: { sellerId: string; chatId: string }): string {
  return `CHAT#${sellerId}#${chatId}`;
}

/** The chat itself, among all that lies in its partition. */
export function chatKey(ref: { sellerId: string; chatId: string }) {
  return { pk: chatPartition(ref), sk: 'CHAT' };
}

export const MESSAGE = 'MESSAGE#';
export const REPLY = 'REPLY#';

/** Messages lie in the order of Avito's seconds. */
export function messageSortKey({ createdAt, messageId }: { createdAt: number; messageId: string }): string {
  return `${MESSAGE}${String(createdAt).padStart(12, '0')}#${messageId}`;
}

/** Replies lie in the order of the turns they answer. */
export function replySortKey(seq: number): string {
  return `${REPLY}${String(seq).padStart(10, '0')}`;
}
