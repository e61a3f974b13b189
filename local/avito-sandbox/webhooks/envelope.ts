import { authorIdOf, contentView, unixSeconds } from '../avito-api/message-view.ts';
import type { SandboxChat } from '../world/chat.ts';
import type { SandboxMessage } from '../world/message.ts';

export interface EnvelopeOptions {
  id: string;
  now: number;
  origin: string;
  deletionIsAText: boolean;
}

/** The body of a delivery: names neither the buyer nor the listing's title, and no direction. */
export function webhookEnvelope(chat: SandboxChat, message: SandboxMessage, options: EnvelopeOptions) {
  const { body } = message;
  const told =
    body.type === 'deleted' && options.deletionIsAText ? ({ type: 'text', text: 'Сообщение удалено' } as const) : body;
  return {
    id: options.id,
    version: 'v3.0.0',
    timestamp: unixSeconds(options.now),
    payload: {
      type: 'message',
      value: {
        id: message.id,
        chat_id: chat.id,
        chat_type: chat.type,
        user_id: chat.accountId,
        author_id: authorIdOf(chat, message),
        item_id: chat.type === 'u2i' ? chat.listingId : null,
        type: told.type,
        content: contentView(chat, told, options.origin),
        created: unixSeconds(message.createdAt),
        published_at: new Date(message.createdAt).toISOString().replace(/\.\d+Z$/, 'Z'),
        read: null,
      },
    },
  };
}
