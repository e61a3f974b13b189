import * as z from 'zod';
import type { Connection } from './connection.ts';
import { type MessageContent, readMessageContent } from './message-content.ts';
import { chatPath, pathSegment } from './paths.ts';
import { acknowledgement } from './request.ts';
import { id, listOf, optionalBoolean, optionalId, optionalSeconds } from './wire-values.ts';

export interface AvitoMessage {
  id: string;
  /** `undefined` for service records. */
  authorId: string | undefined;
  /** Unix seconds; ties within a second are common. */
  createdAt: number | undefined;
  type: string;
  content: MessageContent;
  /** As Avito gave it, for those who pass the message on. */
  rawContent: unknown;
  /** Seen from the seller's account. */
  direction: 'in' | 'out' | undefined;
  isRead: boolean | undefined;
}

export interface MessagePage {
  /** Newest first. */
  messages: AvitoMessage[];
  hasMore: boolean;
}

/** Avito's receipt. The id is how the echo webhook is recognised as our own (avito-api 2.5). */
export interface SentMessage {
  id: string;
  /** Unix seconds. */
  createdAt: number | undefined;
}

export interface Page {
  /** 1 to 100, default 100. */
  limit?: number;
  /** 0 to 1000; Avito answers 400 above (avito-api 2.1, LIVE-2). */
  offset?: number;
}

export const messageSchema = z
  .object({
    id,
    author_id: optionalId,
    created: optionalSeconds,
    direction: z.enum(['in', 'out']).optional().catch(undefined),
    type: z.string().catch('unknown'),
    content: z.unknown().optional(),
    // SPEC says is_read, the live answer isRead (avito-api 2.2, LIVE-1).
    isRead: optionalBoolean,
    is_read: optionalBoolean,
  })
  .transform(
    (message): AvitoMessage => ({
      id: message.id,
      authorId: message.author_id,
      createdAt: message.created,
      type: message.type,
      content: readMessageContent(message.type, message.content),
      rawContent: message.content,
      direction: message.direction,
      isRead: message.isRead ?? message.is_read,
    }),
  );

// SPEC: a bare array. Live: { messages, meta } (avito-api 2.2, LIVE-1).
const pageSchema = z.union([
  z.array(z.unknown()).transform((messages) => ({ messages, meta: undefined })),
  z.object({
    messages: z
      .array(z.unknown())
      .nullable()
      .transform((messages) => messages ?? []),
    meta: z.object({ has_more: optionalBoolean }).optional().catch(undefined),
  }),
]);

const sentSchema = z
  .object({ id, created: optionalSeconds })
  .transform((sent): SentMessage => ({ id: sent.id, createdAt: sent.created }));

/** Reading and writing the messages of a chat (avito-api 2, operations 3, 4, 6, 7 and 8). */
export function messageOperations({ request, userId }: Connection) {
  return {
    async listMessages(chatId: string, { limit = 100, offset = 0 }: Page = {}): Promise<MessagePage> {
      const page = await request({
        operation: 'listMessages',
        method: 'GET',
        // Only v3, and only with the slash at its end (avito-api 5, pitfall 2).
        path: `${chatPath('v3', userId, chatId)}/messages/`,
        query: { limit: String(limit), offset: String(offset) },
        answer: pageSchema,
      });
      return {
        messages: listOf(messageSchema).parse(page.messages),
        hasMore: page.meta?.has_more ?? page.messages.length >= limit,
      };
    },

    /** Plain text of at most 1000 characters (avito-api 2.5, SPEC). */
    sendText(chatId: string, text: string): Promise<SentMessage> {
      return request({
        operation: 'sendText',
        method: 'POST',
        path: `${chatPath('v1', userId, chatId)}/messages`,
        json: { type: 'text', message: { text } },
        answer: sentSchema,
      });
    },

    sendImage(chatId: string, imageId: string): Promise<SentMessage> {
      return request({
        operation: 'sendImage',
        method: 'POST',
        path: `${chatPath('v1', userId, chatId)}/messages/image`,
        json: { image_id: imageId },
        answer: sentSchema,
      });
    },

    /** A POST, not a DELETE, and only within an hour of sending (avito-api 2.8, SPEC). */
    async deleteMessage(chatId: string, messageId: string): Promise<void> {
      await request({
        operation: 'deleteMessage',
        method: 'POST',
        path: `${chatPath('v1', userId, chatId)}/messages/${pathSegment(messageId)}`,
        answer: acknowledgement,
      });
    },

    async markRead(chatId: string): Promise<void> {
      await request({
        operation: 'markRead',
        method: 'POST',
        path: `${chatPath('v1', userId, chatId)}/read`,
        answer: acknowledgement,
      });
    },
  };
}
