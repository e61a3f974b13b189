import * as z from 'zod';

const links = z.strictObject({ title: z.string(), description: z.string(), domain: z.string(), url: z.string() });

/** What a message says, by Avito's message types (`location` and the rest as documented; `appCall`, `file` and `video` arrive empty live). */
export const messageBodySchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1).max(10_000) }),
  z.strictObject({ type: z.literal('image'), imageId: z.string().min(1) }),
  /** `says` is what its recording says; Avito's API tells nobody. */
  z.strictObject({
    type: z.literal('voice'),
    voiceId: z.string().min(1).optional(),
    says: z.string().max(10_000).optional(),
  }),
  z.strictObject({
    type: z.literal('location'),
    kind: z.enum(['house', 'street', 'area']).default('house'),
    lat: z.number().min(-90).max(90),
    lon: z.number().min(-180).max(180),
    text: z.string(),
    title: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('item'),
    title: z.string(),
    priceText: z.string().nullable().default(null),
    url: z.string(),
    imageUrl: z.string().default(''),
  }),
  z.strictObject({
    type: z.literal('link'),
    text: z.string(),
    url: z.string(),
    preview: links.nullable().default(null),
  }),
  z.strictObject({ type: z.literal('system'), text: z.string(), flowId: z.string().optional() }),
  z.strictObject({ type: z.literal('call') }),
  z.strictObject({ type: z.literal('appCall') }),
  z.strictObject({ type: z.literal('file') }),
  z.strictObject({ type: z.literal('video') }),
  z.strictObject({ type: z.literal('deleted') }),
]);

export const messageSchema = z.strictObject({
  id: z.string().min(1),
  /** `counterpart` is the buyer, except in a chat where our account is the buyer itself. */
  author: z.enum(['account', 'counterpart', 'system']),
  via: z.enum(['api', 'human', 'avito']),
  createdAt: z.int().describe('unix milliseconds'),
  /** When the receiving side read it. */
  readAt: z.int().nullable(),
  body: messageBodySchema,
});

export type MessageBody = z.infer<typeof messageBodySchema>;
export type MessageBodyInput = z.input<typeof messageBodySchema>;
export type SandboxMessage = z.infer<typeof messageSchema>;
