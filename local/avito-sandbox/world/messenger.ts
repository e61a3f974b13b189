import type { SandboxChat } from './chat.ts';
import type { SandboxEvents } from './events.ts';
import type { IdSource } from './id-source.ts';
import type { MessageBody, SandboxMessage } from './message.ts';
import { SandboxRefusal } from './refusal.ts';
import type { World } from './world.ts';

export interface MessengerDeps {
  world: World;
  events: SandboxEvents;
  now: () => number;
  newId: IdSource;
  /** The world changed and wants to be kept. */
  changed: () => void;
}

/** Chats and messages as Avito keeps them. It tells nobody outside: webhooks are the caller's business. */
export interface Messenger {
  openChat(chat: Pick<SandboxChat, 'accountId' | 'listingId' | 'counterpartId'>): SandboxChat;
  find(chatId: string): SandboxChat | undefined;
  /** @throws SandboxRefusal when there is no such chat. */
  chat(chatId: string): SandboxChat;
  chatsOf(accountId: number): SandboxChat[];
  write(chat: SandboxChat, message: Pick<SandboxMessage, 'author' | 'via' | 'body'>): SandboxMessage;
  /** Stays in the history as type `deleted`. */
  delete(chat: SandboxChat, message: SandboxMessage): void;
  /** Marks what the other side wrote as read. */
  markRead(chat: SandboxChat, reader: 'account' | 'counterpart'): void;
}

export function createMessenger({ world, events, now, newId, changed }: MessengerDeps): Messenger {
  const chats = new Map(world.chats.map((chat) => [chat.id, chat]));
  const touch = (chat: SandboxChat) => {
    changed();
    events.emit({ type: 'changed', chat });
  };
  return {
    openChat(place) {
      const chat: SandboxChat = {
        ...place,
        id: newId('chat'),
        type: 'u2i',
        createdAt: now(),
        activity: ++world.activity,
        messages: [],
      };
      world.chats.push(chat);
      chats.set(chat.id, chat);
      changed();
      return chat;
    },
    find: (chatId) => chats.get(chatId),
    chat(chatId) {
      const chat = chats.get(chatId);
      if (chat === undefined) throw new SandboxRefusal(404, 'unknown-chat', 'there is no such chat');
      return chat;
    },
    chatsOf: (accountId) => world.chats.filter((chat) => chat.accountId === accountId),
    write(chat, { author, via, body }) {
      const message = { id: newId('message'), author, via, createdAt: now(), readAt: null, body: named(body, newId) };
      chat.messages.push(message);
      chat.activity = ++world.activity;
      changed();
      events.emit({ type: 'message', chat, message });
      return message;
    },
    delete(chat, message) {
      message.body = { type: 'deleted' };
      touch(chat);
    },
    markRead(chat, reader) {
      const unread = chat.messages.filter((message) => message.author !== reader && message.readAt === null);
      for (const message of unread) message.readAt = now();
      if (unread.length > 0) touch(chat);
    },
  };
}

function named(body: MessageBody, newId: IdSource): MessageBody {
  return body.type === 'voice' ? { ...body, voiceId: body.voiceId ?? newId('voice') } : body;
}
