import * as z from 'zod';

/**
 * What a seller decides about the bot. One document, complete by its defaults: an empty object is a valid seller whose
 * bot suggests answers and sends none.
 */
export const sellerSettingsSchema = z.object({
  /** `off` only collects, `draft` suggests and a human sends, `auto` answers itself. */
  mode: z.enum(['off', 'draft', 'auto']).default('draft'),
  /** What the bot should know and how it should speak, in the seller's words. Part of the facts. */
  instructions: z.string().max(8_000).default(''),
  /** How long the bot stays quiet after a human's last message. */
  takeoverMinutes: z.int().min(1).max(10_080).default(30),
  /** Older messages are not answered: a bot that wakes up must not answer last week's chats (avito-api 5, pitfall 5). */
  ageGateMinutes: z.int().min(1).max(1_440).default(15),
  /** Whether a reply may hold a phone number or a link that is not Avito's own. */
  areContactsAllowed: z.boolean().default(false),
  /** `u2i` chats are about a listing; profile (`u2u`) and Avito's own (`a2u`) chats are off unless asked for. */
  chatTypes: z.array(z.enum(['u2i', 'u2u', 'a2u'])).default(['u2i']),
});
export type SellerSettings = z.infer<typeof sellerSettingsSchema>;
