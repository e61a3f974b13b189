/** A chat, its messages and its replies share one partition; what a chat is about never needs a second look-up. */
export function chatPartition({ sellerId, chatId }: { sellerId: string; chatId: string }): string {
  return `CHAT#${sellerId}#${chatId}`;
}
