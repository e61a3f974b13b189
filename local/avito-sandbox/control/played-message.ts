import { contentView } from '../avito-api/message-view.ts';
import type { SandboxChat } from '../world/chat.ts';
import type { SandboxMessage } from '../world/message.ts';

/** A message as the one who plays sees it: unlike Avito's API it says whether a seller's message came through the API. */
export interface PlayedMessage {
  id: string;
  author: 'buyer' | 'seller' | 'system';
  via: 'api' | 'human' | 'avito';
  /** Unix milliseconds. */
  createdAt: number;
  readAt: number | null;
  type: SandboxMessage['body']['type'];
  /** Of text and system messages; of a voice, what it says. */
  text: string | undefined;
  /** As in Avito's API. */
  content: Record<string, unknown>;
}

const authors = { account: 'seller', counterpart: 'buyer', system: 'system' } as const;

export function playedMessage(chat: SandboxChat, message: SandboxMessage, origin: string): PlayedMessage {
  const { id, author, via, createdAt, readAt, body } = message;
  return {
    id,
    author: authors[author],
    via,
    createdAt,
    readAt,
    type: body.type,
    text: wordsOf(body),
    content: contentView(chat, body, origin),
  };
}

function wordsOf(body: SandboxMessage['body']): string | undefined {
  if (body.type === 'voice') return body.says;
  return body.type === 'text' || body.type === 'system' ? body.text : undefined;
}
