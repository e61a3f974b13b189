import * as z from 'zod';

/**
 * Where the real API was seen to differ from its document, or from what one would expect. All are on by default: code that is right against the
 * document alone should fail here, not in a seller's account.
 */
const odditiesSchema = z.strictObject({
  /** History comes as `{messages, meta}`; the document says a bare array. */
  messagesAreAnObject: z.boolean(),
  /** History has `isRead`; the document says `is_read`. */
  isReadIsCamelCase: z.boolean(),
  /** A new webhook subscription replaces the one before. */
  newSubscriptionReplaces: z.boolean(),
  /** The webhook of a deletion is a text «Сообщение удалено»; the document has a type `deleted`. */
  deletionIsAText: z.boolean(),
  /** Some gateways answer a refused `/token` with 200 and an error in the body. Off unless asked for. */
  tokenErrorsAnswer200: z.boolean(),
  /** The documented requests per minute of `/core/v1/items` (25) and of one item (500). */
  documentedRateLimits: z.boolean(),
});

export const odditiesChangeSchema = odditiesSchema.partial();

export type OdditiesChange = z.input<typeof odditiesChangeSchema>;
export type Oddities = z.infer<typeof odditiesSchema>;

export const liveOddities: Oddities = {
  messagesAreAnObject: true,
  isReadIsCamelCase: true,
  newSubscriptionReplaces: true,
  deletionIsAText: true,
  tokenErrorsAnswer200: false,
  documentedRateLimits: true,
};
