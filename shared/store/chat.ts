import * as z from 'zod';

/** What a chat waits for. `waiting` waits for the buyer and needs nobody. */
const chatStateSchema = z.enum(['answering', 'needs-human', 'draft', 'waiting']);
export type ChatState = z.infer<typeof chatStateSchema>;

export const chatSchema = z.object({
  sellerId: z.string(),
  chatId: z.string(),
  chatType: z.string().optional(),
  listingId: z.string().optional(),
  buyerId: z.string().optional(),
  /** What he calls himself on Avito. */
  buyerName: z.string().optional(),
  /** It stands among the buyer's chats, too. */
  isBuyerNoted: z.boolean().optional(),
  state: chatStateSchema.default('waiting'),
  /** Counts the buyer's messages in the order they reached us; late arrivals get the next number too. */
  inboundSeq: z.int().default(0),
  /** Every buyer message up to this one has its outcome. What lies above is the open turn. */
  answeredSeq: z.int().default(0),
  /** ISO time at which the open turn began; absent when no turn is open. */
  turnStartedAt: z.string().optional(),
  lastMessageId: z.string().optional(),
  /** The sort key of the last message or sent reply, so that a list of chats can read its words by key. */
  lastMessageKey: z.string().optional(),
  /** Unix seconds, as Avito gives it. */
  lastMessageAt: z.number().optional(),
  /** Unix seconds, as Avito gives it. */
  lastBuyerMessageAt: z.number().optional(),
  /** Unix milliseconds at which the last of its messages that came by webhook reached us. */
  webhookAt: z.number().optional(),
  /** Unix milliseconds. */
  takeoverUntil: z.number().optional(),
  /** The user who last took the chat through us, and until when he has it (unix milliseconds). A takeover may last longer than his. */
  takenOverBy: z.string().optional(),
  takenOverByUntil: z.number().optional(),
  leaseUntil: z.number().optional(),
  leaseSeq: z.int().optional(),
  isOurPurchase: z.boolean().default(false),
  /** The bot has asked for a human, who has not come yet. */
  handedOffAt: z.string().optional(),
  /** Roubles; what the bot has offered the buyer for the listing, the first offer first: each is lower than the one before. */
  offers: z
    .set(z.number())
    .transform((offers) => [...offers].sort((one, other) => other - one))
    .optional(),
  /** Roubles; the price that the bot and the buyer have agreed on. */
  agreedPrice: z.number().optional(),
  /** Unix seconds: what was written up to then was erased, and is not taken in again. */
  erasedThrough: z.number().optional(),
});
export type Chat = z.infer<typeof chatSchema>;

/** Nothing is left of it but that; to people such a chat does not exist. */
export function isErased({ erasedThrough, lastMessageId }: Chat): boolean {
  return erasedThrough !== undefined && lastMessageId === undefined;
}

/** Whether what was written then (Unix seconds) was erased with its chat. */
export function isBeforeErasure(createdAt: number, chat: Chat | undefined): boolean {
  return createdAt <= (chat?.erasedThrough ?? -1);
}

export interface ChatRef {
  sellerId: string;
  chatId: string;
}

export interface BuyerMessageNote extends ChatRef {
  chatType: string;
  listingId: string | undefined;
  buyerId: string | undefined;
  messageId: string;
  createdAt: number;
  /** Unix milliseconds at which the webhook brought it; absent where something else did. */
  webhookAt?: number | undefined;
  /** Unix seconds at which the chat goes if nothing more is written. */
  expiresAt?: number | undefined;
}

/** That a human of the seller answers this chat. */
export interface Takeover {
  /** Unix milliseconds. */
  until: number;
  /** Unix milliseconds. */
  now: number;
  /** Which user he is; absent where he acts on Avito itself. */
  by?: string | undefined;
  /** What he wrote; absent when he has only taken the chat. `createdAt` in unix seconds. */
  message?: { messageId: string; createdAt: number };
  /** Unix milliseconds at which the webhook brought what he wrote; absent where something else did. */
  webhookAt?: number | undefined;
  /** What the chat is about, where that is known. */
  listingId?: string | undefined;
  /** Unix seconds at which the chat goes if nothing more is written. */
  expiresAt?: number | undefined;
}

export interface WaitingChat {
  chatId: string;
  /** ISO time of its last change; of an open turn, when that began. */
  changedAt: string;
}

/** What a reply that has left binds us to, in roubles. */
export interface Terms {
  offers?: number[] | undefined;
  agreedPrice?: number | undefined;
}

export function joinTerms(before: Terms = {}, after: Terms = {}): Terms {
  return {
    offers: [...(before.offers ?? []), ...(after.offers ?? [])],
    agreedPrice: after.agreedPrice ?? before.agreedPrice,
  };
}

export interface TurnEnd {
  seq: number;
  /** What the chat waits for from now on. */
  state: Exclude<ChatState, 'answering'>;
  /** Set while the bot's call for a human is unanswered. */
  handedOffAt: string | undefined;
  isOurPurchase: boolean;
  /** Set when the turn's reply is the chat's last message now. `sentAt` in unix seconds. */
  sent?: { messageId: string; sentAt: number } | undefined;
  terms?: Terms | undefined;
  /** As Avito has named him meanwhile; what is known stays where it has not. */
  buyerName?: string | undefined;
  /** Unix milliseconds. */
  now: number;
}

/** `taken` is ours until the lease runs out, with the chat as it was before: its `leaseSeq` tells who had begun what. */
export type TurnClaim =
  | { kind: 'taken'; chat: Chat }
  | { kind: 'already-answered'; chat: Chat | undefined }
  | { kind: 'busy' | 'superseded' };
