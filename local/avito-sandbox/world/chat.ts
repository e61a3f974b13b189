import * as z from 'zod';
import { messageSchema } from './message.ts';

export const chatSchema = z.strictObject({
  id: z.string().min(1),
  type: z.enum(['u2i', 'u2u', 'a2u']),
  accountId: z.int(),
  counterpartId: z.int(),
  /** 0 is live: a tenth of real chats name no listing. */
  listingId: z.int(),
  createdAt: z.int().describe('unix milliseconds'),
  /** Grows with each message of any chat: orders chats whose last messages share a second. */
  activity: z.int(),
  messages: z.array(messageSchema).describe('oldest first'),
});

export type SandboxChat = z.infer<typeof chatSchema>;
