import * as z from 'zod';
import type { MessageContent } from '../avito/message-content.ts';

const text = z.string();

/** A message's content as it lies in the table. */
export const storedContentSchema: z.ZodType<MessageContent> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text }),
  z.object({ kind: z.literal('image'), url: text }),
  z.object({
    kind: z.literal('voice'),
    voiceId: text,
    transcript: text.exactOptional(),
    isUnclear: z.boolean().exactOptional(),
  }),
  z.object({
    kind: z.literal('location'),
    text,
    latitude: z.number().exactOptional(),
    longitude: z.number().exactOptional(),
  }),
  z.object({ kind: z.literal('item'), title: text, url: text.exactOptional() }),
  z.object({ kind: z.literal('link'), url: text, text: text.exactOptional() }),
  z.object({ kind: z.enum(['call', 'app-call', 'file', 'video', 'deleted']) }),
  z.object({ kind: z.literal('system'), text, flowId: text.exactOptional() }),
  z.object({ kind: z.literal('unsupported'), type: text }),
]);
