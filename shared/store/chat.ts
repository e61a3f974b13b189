import * as z from 'zod';

/** What a chat waits for. Only the first three are in the index: a chat that waits for the buyer needs nobody. */
const chatStateSchema = z.enum(['answering', 'needs-human', 'draft', 'waiting']);
export type ChatState = z.infer<typeof chatStateSchema>;

export const chatSchema = z.object({
  sellerId: z.string(),
  chatId: z.string(),
  chatType: z.string().optional(),
  listingId: z.string().optional(),
  buyerId: z.string().optional(),
  state: chatStateSchema.default('waiting'),
  /** Counts the buyer's messages in the order they reached us; late arrivals get the next number too. */
  inboundSeq: z.int().default(0),
  /** Every buyer message up to this one has its outcome. What lies above is the open turn. */
  answeredSeq: z.int().default(0),
  /** ISO time at which the open turn began; absent when no turn is open. */
  turnStartedAt: z.string().optional(),
  lastMessageId: z.string().optional(),
  /** Unix seconds, as Avito gives it. */
  lastBuyerMessageAt: z.number().optional(),
  /** Unix milliseconds. */
  takeoverUntil: z.number().optional(),
  leaseUntil: z.number().optional(),
  leaseSeq: z.int().optional(),
  isOurPurchase: z.boolean().default(false),
  /** The bot has asked for a human, who has not come yet. */
  handedOffAt: z.string().optional(),
});
export type Chat = z.infer<typeof chatSchema>;

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
}

export interface WaitingChat {
  chatId: string;
  /** ISO time since when it is in that state. */
  since: string;
}

export interface TurnEnd {
  seq: number;
  /** What the chat waits for from now on. */
  state: Exclude<ChatState, 'answering'>;
  /** Set while the bot's call for a human is unanswered. */
  handedOffAt: string | undefined;
  isOurPurchase: boolean;
  /** Set when our own message is the chat's last now. */
  lastMessageId?: string | undefined;
  /** Unix milliseconds. */
  now: number;
}

/** `taken` is ours until the lease runs out, with the chat as it was before: its `leaseSeq` tells who had begun what. */
export type TurnClaim =
  | { kind: 'taken'; chat: Chat }
  | { kind: 'already-answered'; chat: Chat | undefined }
  | { kind: 'busy' | 'superseded' };
