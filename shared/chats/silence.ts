import type { SellerSettings } from '../sellers/settings.ts';

/** Why the bot deliberately says nothing. Each is a reason a person can read in the chat. */
export type SilenceReason =
  | 'system-message'
  | 'mode-off'
  | 'chat-type-off'
  | 'our-purchase'
  | 'time-unknown'
  | 'too-old'
  | 'human-answers'
  | 'seller-stopped'
  | 'all-stopped'
  | 'already-handed-off';

export interface SilenceQuestion {
  settings: Pick<SellerSettings, 'mode' | 'chatTypes' | 'ageGateMinutes'>;
  chatType: string;
  /** The listing of the chat belongs to somebody else: our account asks, the other side sells. */
  isOurPurchase: boolean;
  /** Unix milliseconds until which a human answers this chat. */
  takeoverUntil: number | undefined;
  /** When the newest message was written, unix seconds as Avito gives it. */
  writtenAt: number | undefined;
}

/**
 * The reason not to answer a buyer's message, or `undefined` when an answer may be due. Fails closed: a message of
 * unknown age is treated as an old one, or a first start would answer last week's chats (avito-api 5, pitfall 5).
 */
export function reasonForSilence(question: SilenceQuestion, now: number): SilenceReason | undefined {
  const { settings, chatType, isOurPurchase, takeoverUntil, writtenAt } = question;
  if (settings.mode === 'off') return 'mode-off';
  if (!settings.chatTypes.some((allowed) => allowed === chatType)) return 'chat-type-off';
  if (isOurPurchase) return 'our-purchase';
  if (takeoverUntil !== undefined && takeoverUntil > now) return 'human-answers';
  if (writtenAt === undefined) return 'time-unknown';
  return now - writtenAt * 1_000 > settings.ageGateMinutes * 60_000 ? 'too-old' : undefined;
}
