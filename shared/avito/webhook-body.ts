import type { AvitoChat } from './chats.ts';
import type { AvitoMessage } from './messages.ts';

/** A message of the history in the form in which the webhook would have brought it (avito-api 3.2). */
export function webhookBody(
  message: AvitoMessage,
  { accountId, chat, nowSeconds }: { accountId: string; chat: Pick<AvitoChat, 'id' | 'listing'>; nowSeconds: number },
): string {
  return JSON.stringify({
    id: `history-${message.id}`,
    version: 'v3.0.0',
    timestamp: nowSeconds,
    payload: {
      type: 'message',
      value: {
        id: message.id,
        chat_id: chat.id,
        chat_type: chatTypeOf(chat),
        user_id: accountId,
        author_id: message.direction === 'out' ? accountId : message.authorId,
        item_id: chat.listing?.id ?? null,
        type: message.type,
        content: message.rawContent,
        created: message.createdAt,
      },
    },
  });
}

/** The list of chats does not name the type; the id begins with it (avito-api 2), and a chat about a listing is `u2i`. */
function chatTypeOf({ id, listing }: Pick<AvitoChat, 'id' | 'listing'>): string {
  return /^(u2i|u2u|a2u)-/.exec(id)?.[1] ?? (listing === undefined ? 'unknown' : 'u2i');
}
