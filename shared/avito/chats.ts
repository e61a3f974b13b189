import * as z from 'zod';
import type { Connection } from './connection.ts';
import { type AvitoMessage, messageSchema, type Page } from './messages.ts';
import { accountPath, chatPath } from './paths.ts';
import { id, listOf, optionalId, optionalNumber, optionalSeconds, optionalText } from './wire-values.ts';

/** u2i: about an ad, u2u: between profiles, a2u: with Avito (avito-api 3.2). */
export type ChatType = 'u2i' | 'u2u' | 'a2u';

export interface ChatListing {
  id: string;
  title: string | undefined;
  /** As Avito words it: «4 500 ₽». */
  priceText: string | undefined;
  url: string | undefined;
  /** 10 for active, 20 for deleted; others are undocumented (avito-api 2.1). */
  statusId: number | undefined;
  /** The ad's author. Not our account: in this chat we are the buyer (avito-api 2.1, LIVE-1). */
  ownerId: string | undefined;
}

export interface AvitoChat {
  id: string;
  /** Unix seconds. */
  updatedAt: number | undefined;
  /** `undefined` for chats about no ad, and for item id 0 (avito-api 2.1, LIVE-1). */
  listing: ChatListing | undefined;
  users: { id: string; name: string | undefined }[];
  lastMessage: AvitoMessage | undefined;
}

export interface ChatQuery extends Page {
  unreadOnly?: boolean;
  /** Avito's default is u2i alone (avito-api 2.1, SPEC). */
  chatTypes?: ChatType[];
  itemIds?: string[];
}

const contextSchema = z
  .object({
    type: z.literal('item'),
    value: z.object({
      id: optionalId,
      title: optionalText,
      price_string: optionalText,
      url: optionalText,
      status_id: optionalNumber,
      user_id: optionalId,
    }),
  })
  .optional()
  .catch(undefined);

const userSchema = z.object({ id, name: optionalText }).transform((user) => ({ id: user.id, name: user.name }));

const chatSchema = z
  .object({
    id,
    updated: optionalSeconds,
    context: contextSchema,
    users: listOf(userSchema).optional().catch(undefined),
    last_message: messageSchema.optional().catch(undefined),
  })
  .transform(
    (chat): AvitoChat => ({
      id: chat.id,
      updatedAt: chat.updated,
      listing: readListing(chat.context),
      users: chat.users ?? [],
      lastMessage: chat.last_message,
    }),
  );

const chatsSchema = z.object({ chats: listOf(chatSchema) });

/** Chats and the chat card (avito-api 2, operations 1 and 2). */
export function chatOperations({ request, userId }: Connection) {
  return {
    /** Newest activity first, approximately; at most the 1100 newest can be reached (avito-api 2.1, LIVE-1 and LIVE-2). */
    async listChats(query: ChatQuery = {}): Promise<AvitoChat[]> {
      const { chats } = await request({
        operation: 'listChats',
        method: 'GET',
        path: `${accountPath('v2', userId)}/chats`,
        query: chatParameters(query),
        answer: chatsSchema,
      });
      return chats;
    },

    getChat(chatId: string): Promise<AvitoChat> {
      return request({ operation: 'getChat', method: 'GET', path: chatPath('v2', userId, chatId), answer: chatSchema });
    },
  };
}

function readListing(context: z.infer<typeof contextSchema>): ChatListing | undefined {
  if (context?.value.id === undefined) return undefined;
  const { id: listingId, title, price_string: priceText, url, status_id: statusId, user_id: ownerId } = context.value;
  return { id: listingId, title, priceText, url, statusId, ownerId };
}

function chatParameters({ unreadOnly, chatTypes, itemIds, limit, offset }: ChatQuery): Record<string, string> {
  return {
    ...(unreadOnly === undefined ? {} : { unread_only: String(unreadOnly) }),
    // Lists are joined by commas, as in SPEC's examples (avito-api 2.1).
    ...(chatTypes?.length ? { chat_types: chatTypes.join(',') } : {}),
    ...(itemIds?.length ? { item_ids: itemIds.join(',') } : {}),
    ...(limit === undefined ? {} : { limit: String(limit) }),
    ...(offset === undefined ? {} : { offset: String(offset) }),
  };
}
