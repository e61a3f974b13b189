import type { AccessTokens } from './access-tokens.ts';
import { type AvitoAccount, accountOperations } from './account.ts';
import { type AutoloadFeed, autoloadOperations } from './autoload.ts';
import { type BlockedUser, blacklistOperations } from './blacklist.ts';
import { type AvitoChat, type ChatQuery, chatOperations } from './chats.ts';
import { type ImageFile, imageOperations } from './images.ts';
import { type AvitoItem, type AvitoItemInfo, type ItemQuery, itemOperations } from './items.ts';
import { type MessagePage, messageOperations, type Page, type SentMessage } from './messages.ts';
import type { Pace } from './pace.ts';
import { createAvitoRequest } from './request.ts';
import { subscriptionOperations, type WebhookSubscription } from './subscriptions.ts';
import { voiceFileOperations } from './voice-files.ts';

/**
 * Avito's API for one account. Every operation throws AppErrors: `avito-unauthorised`, `avito-no-rights`,
 * `avito-payment-required`, `avito-not-found`, `avito-invalid`, `avito-rate-limited`, `avito-unavailable`, `avito-timeout`,
 * `avito-unreachable`, `avito-connection-lost`, `avito-nonsense`, and what its tokens and its pace throw.
 */
export interface AvitoClient {
  getAccount(): Promise<AvitoAccount>;
  listChats(query?: ChatQuery): Promise<AvitoChat[]>;
  getChat(chatId: string): Promise<AvitoChat>;
  listMessages(chatId: string, page?: Page): Promise<MessagePage>;
  /** Avito has no idempotency key: ask `isOutcomeUnknown(error)` before sending again. */
  sendText(chatId: string, text: string): Promise<SentMessage>;
  sendImage(chatId: string, imageId: string): Promise<SentMessage>;
  uploadImage(image: ImageFile): Promise<string>;
  deleteMessage(chatId: string, messageId: string): Promise<void>;
  markRead(chatId: string): Promise<void>;
  getVoiceUrls(voiceIds: string[]): Promise<Map<string, string>>;
  blockUsers(users: BlockedUser[]): Promise<void>;
  subscribeWebhook(url: string): Promise<void>;
  unsubscribeWebhook(url: string): Promise<void>;
  listSubscriptions(): Promise<WebhookSubscription[]>;
  listItems(query?: ItemQuery): Promise<{ items: AvitoItem[]; hasMore: boolean }>;
  getItemInfo(itemId: string): Promise<AvitoItemInfo>;
  listAutoloadFeeds(): Promise<AutoloadFeed[]>;
  getAvitoIds(adIds: string[]): Promise<Map<string, string>>;
}

export interface AvitoClientOptions {
  /** `https://api.avito.ru` */
  baseUrl: string;
  userId: string;
  tokens: AccessTokens;
  pace: Pace;
  /** For one request, with its answer; default 10 seconds. */
  timeoutMs?: number;
  /** Milliseconds since 1970. */
  now?: () => number;
  fetch?: typeof fetch;
}

/** Asks nothing of Avito by itself; cheap to make. */
export function createAvitoClient({ userId, ...options }: AvitoClientOptions): AvitoClient {
  const connection = { userId, request: createAvitoRequest(options) };
  return {
    ...accountOperations(connection),
    ...chatOperations(connection),
    ...messageOperations(connection),
    ...imageOperations(connection),
    ...voiceFileOperations(connection),
    ...blacklistOperations(connection),
    ...subscriptionOperations(connection),
    ...itemOperations(connection),
    ...autoloadOperations(connection),
  };
}
