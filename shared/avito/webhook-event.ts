import * as z from 'zod';
import { type MessageContent, readMessageContent } from './message-content.ts';
import { id, optionalId, optionalSeconds, optionalText } from './wire-values.ts';

/** A message as the webhook tells it. Names, prices and direction are not in it (avito-api 3.2). */
export interface MessageEvent {
  eventId: string;
  /** The account the webhook is registered for (avito-api 3.2, SPEC). */
  accountId: string;
  chatId: string;
  /** `u2i`, `u2u`, `a2u`, something newer, or `unknown`. */
  chatType: string;
  messageId: string;
  /** Equal to `accountId` for the account's own messages (avito-api 3.2); `undefined` for service records (2.4). */
  authorId: string | undefined;
  listingId: string | undefined;
  /** Unix seconds. */
  createdAt: number | undefined;
  type: string;
  content: MessageContent;
}

export type WebhookEvent =
  | { kind: 'message'; event: MessageEvent }
  /** Avito's `{}` at registration (avito-api 3.1). */
  | { kind: 'probe' }
  | { kind: 'unknown'; reason: 'not-json' | 'unknown-type' | 'unknown-shape' };

const envelopeSchema = z.object({
  id: id.optional().catch(undefined),
  payload: z.object({ type: z.string(), value: z.unknown().optional() }),
});

const messageSchema = z.object({
  id,
  chat_id: id,
  chat_type: z.string().catch('unknown'),
  user_id: id,
  author_id: optionalId,
  // Nullable, a number in JSON, and 0 for none (avito-api 3.2; 5, pitfall 7).
  item_id: optionalId,
  type: z.string().catch('unknown'),
  content: z.unknown().optional(),
  created: optionalSeconds,
  published_at: optionalText,
});

/** Reads a webhook's body. Takes any string, never throws; what it does not know it names. */
export function parseWebhookEvent(raw: string): WebhookEvent {
  const body = parseJson(raw);
  if (body === undefined) return { kind: 'unknown', reason: 'not-json' };
  if (isEmptyObject(body)) return { kind: 'probe' };
  const envelope = envelopeSchema.safeParse(body);
  if (!envelope.success) return { kind: 'unknown', reason: 'unknown-shape' };
  const { id: eventId, payload } = envelope.data;
  // Other types are possible and undocumented (avito-api 3.2).
  if (payload.type !== 'message') return { kind: 'unknown', reason: 'unknown-type' };
  const message = messageSchema.safeParse(payload.value);
  if (!message.success) return { kind: 'unknown', reason: 'unknown-shape' };
  return { kind: 'message', event: toEvent(eventId, message.data) };
}

function toEvent(eventId: string | undefined, message: z.infer<typeof messageSchema>): MessageEvent {
  return {
    // The message id is the deduplication key anyway (avito-api 3.3).
    eventId: eventId ?? message.id,
    accountId: message.user_id,
    chatId: message.chat_id,
    chatType: message.chat_type,
    messageId: message.id,
    authorId: message.author_id,
    listingId: message.item_id,
    createdAt: message.created ?? secondsOf(message.published_at),
    type: message.type,
    content: readMessageContent(message.type, message.content),
  };
}

/** `undefined` when the text is not JSON; JSON itself cannot be `undefined`. */
function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

function isEmptyObject(body: unknown): boolean {
  return typeof body === 'object' && body !== null && !Array.isArray(body) && Object.keys(body).length === 0;
}

/** RFC 3339 in UTC (avito-api 3.2, SPEC). */
function secondsOf(publishedAt: string | undefined): number | undefined {
  const milliseconds = Date.parse(publishedAt ?? '');
  return milliseconds > 0 ? Math.floor(milliseconds / 1000) : undefined;
}
