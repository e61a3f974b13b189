import * as z from 'zod';
import type { Attempt } from './attempt.ts';

export interface TelegramMessage {
  chatId: string;
  text: string;
}

export interface TelegramOptions {
  /** Telegram's base URL. */
  apiUrl: string;
  token(): Promise<string | undefined>;
  timeoutMs?: number;
}

/** What Telegram allows. */
const LONGEST_TEXT = 4_096;

const answerSchema = z.object({
  ok: z.boolean(),
  description: z.string().default(''),
  parameters: z.object({ retry_after: z.number().min(0).optional() }).default({}),
});

/**
 * Sends a message by `sendMessage` of Telegram's Bot API. Telegram has no idempotency key: after a time-out the message may be
 * there, and a second attempt shows it twice. The token is part of the address, so no error of the request is passed on.
 */
export async function sendTelegram({ chatId, text }: TelegramMessage, options: TelegramOptions): Promise<Attempt> {
  const token = await options.token();
  if (token === undefined) return { kind: 'refused', code: 'telegram-not-set-up' };
  const signal = AbortSignal.timeout(options.timeoutMs ?? 10_000);
  try {
    const response = await fetch(`${options.apiUrl}/bot${token}/sendMessage`, {
      method: 'POST',
      redirect: 'error',
      signal,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        chat_id: chatId,
        text: text.slice(0, LONGEST_TEXT).toWellFormed(),
        link_preview_options: { is_disabled: true },
      }),
    });
    const answer = answerSchema.safeParse(await response.json().catch(() => undefined));
    return verdict(response.status, answer.data);
  } catch {
    return { kind: 'failed', code: signal.aborted ? 'telegram-timeout' : 'telegram-unreachable' };
  }
}

function verdict(status: number, answer: z.infer<typeof answerSchema> | undefined): Attempt {
  if (answer?.ok === true) return { kind: 'told' };
  switch (status) {
    case 400:
      return /chat not found/i.test(answer?.description ?? '')
        ? { kind: 'unwanted', code: 'telegram-chat-unknown' }
        : { kind: 'refused', code: 'telegram-refused' };
    case 403:
      return { kind: 'unwanted', code: 'telegram-blocked' };
    case 401:
    case 404:
      return { kind: 'broken', code: 'telegram-token-refused' };
    case 429:
      return { kind: 'failed', code: 'telegram-rate-limited', retryAfterSeconds: answer?.parameters.retry_after };
    default:
      return { kind: 'failed', code: 'telegram-unavailable' };
  }
}
