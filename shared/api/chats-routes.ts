import * as z from 'zod';
import { chat, chatState, chatSummary, clientMessageId, message, outgoingText, reply } from './chat-schemas.ts';
import { chatId, id, listOf, page, sellerParams, time, voiceId } from './fields.ts';
import type { Contract } from './route.ts';

const chatParams = sellerParams.extend({ chatId });
const replyParams = chatParams.extend({
  replyId: z
    .string()
    .regex(/^[1-9]\d{0,9}$/, 'must be the id of a reply')
    .transform(Number),
});

const isDone = z.boolean().describe('When false something is left: call again.');

const asOf = time.describe('What to ask with as `updatedSince` next time.');

export const chatsRoutes = {
  listChats: {
    function: 'chats',
    method: 'GET',
    path: '/sellers/{sellerId}/chats',
    access: 'seller-operator',
    summary: 'Lists chats by their last change, the newest first; those of a listing in pages without that order',
    params: sellerParams,
    query: page.extend({
      state: chatState.optional(),
      listingId: id.optional(),
      text: z
        .string()
        .trim()
        .min(2)
        .max(100)
        .regex(/[\p{L}\p{N}]/u, 'must hold a letter or a figure')
        .optional()
        .describe(
          'Words of the buyer. Each call looks through some chats: go on with `nextCursor`, also after an empty page.',
        ),
      updatedSince: time.optional(),
    }),
    answer: listOf(chatSummary).extend({
      asOf,
      searchedBackTo: time.optional().describe('Of a search: chats changed since then have been looked through.'),
    }),
  },
  getChat: {
    function: 'chats',
    method: 'GET',
    path: '/sellers/{sellerId}/chats/{chatId}',
    access: 'seller-operator',
    summary: 'Shows a chat',
    params: chatParams,
    answer: chat,
  },
  listMessages: {
    function: 'chats',
    method: 'GET',
    path: '/sellers/{sellerId}/chats/{chatId}/messages',
    access: 'seller-operator',
    summary: 'Lists what was said in a chat, the newest first',
    params: chatParams,
    query: page.extend({
      updatedSince: time
        .optional()
        .describe('Nothing, if the chat has not changed since then; else what was written from an hour before it on.'),
    }),
    answer: listOf(message).extend({ asOf }),
  },
  getVoice: {
    function: 'chats',
    method: 'GET',
    path: '/sellers/{sellerId}/chats/{chatId}/voices/{voiceId}',
    access: 'seller-operator',
    summary: 'Says where a voice message can be heard',
    params: chatParams.extend({ voiceId }),
    answer: z.object({ url: z.string().describe("Avito's own address of the file; good for an hour.") }),
  },
  writeMessage: {
    function: 'chats',
    method: 'POST',
    path: '/sellers/{sellerId}/chats/{chatId}/messages',
    access: 'seller-operator',
    summary: 'Writes to the buyer as a human, who takes the chat over by it',
    params: chatParams,
    body: z.strictObject({ text: outgoingText, clientMessageId }),
    answer: message,
  },
  takeOverChat: {
    function: 'chats',
    method: 'POST',
    path: '/sellers/{sellerId}/chats/{chatId}/takeover',
    access: 'seller-operator',
    summary: 'Keeps the bot quiet in a chat',
    params: chatParams,
    body: z.strictObject({ minutes: z.int().min(1).max(10_080).optional() }).optional(),
    answer: chat,
  },
  releaseChat: {
    function: 'chats',
    method: 'POST',
    path: '/sellers/{sellerId}/chats/{chatId}/release',
    access: 'seller-operator',
    summary: 'Gives a chat back to the bot, and calls for a human no more',
    params: chatParams,
    answer: chat,
  },
  listReplies: {
    function: 'chats',
    method: 'GET',
    path: '/sellers/{sellerId}/chats/{chatId}/replies',
    access: 'seller-operator',
    summary: 'Lists what was decided about the turns of a chat and why, the newest first',
    params: chatParams,
    query: page,
    answer: listOf(reply),
  },
  approveReply: {
    function: 'chats',
    method: 'POST',
    path: '/sellers/{sellerId}/chats/{chatId}/replies/{replyId}/approve',
    access: 'seller-operator',
    summary: 'Sends a draft, in other words where they are given',
    params: replyParams,
    body: z.strictObject({ text: outgoingText.optional() }).optional(),
    answer: reply,
  },
  dismissReply: {
    function: 'chats',
    method: 'POST',
    path: '/sellers/{sellerId}/chats/{chatId}/replies/{replyId}/dismiss',
    access: 'seller-operator',
    summary: 'Drops a draft',
    params: replyParams,
    answer: reply,
  },
  rateReply: {
    function: 'chats',
    method: 'POST',
    path: '/sellers/{sellerId}/chats/{chatId}/replies/{replyId}/rating',
    access: 'seller-operator',
    summary: 'Says whether a reply was good, and what would have been better',
    params: replyParams,
    body: z.strictObject({
      isGood: z.boolean(),
      correction: z.string().trim().min(1).max(1_000).optional().describe('What should have been said.'),
      note: z.string().trim().min(1).max(1_000).optional(),
    }),
    answer: reply,
  },
  eraseChat: {
    function: 'chats',
    method: 'DELETE',
    path: '/sellers/{sellerId}/chats/{chatId}',
    access: 'seller-owner',
    summary: 'Erases what was said in a chat and whose it was; Avito itself keeps its own',
    params: chatParams,
    answer: z.object({ isDone }),
  },
  eraseBuyer: {
    function: 'chats',
    method: 'POST',
    path: '/sellers/{sellerId}/buyers/{buyerId}/erasure',
    access: 'seller-owner',
    summary: 'Erases all chats of a buyer, as he may ask for',
    params: sellerParams.extend({ buyerId: id }),
    answer: z.object({ erasedChats: z.int(), isDone }),
  },
} as const satisfies Contract;
