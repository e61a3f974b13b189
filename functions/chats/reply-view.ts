import type * as z from 'zod';
import { sumOfUsage } from '../../shared/ai/sum-of-usage.ts';
import type { reply as replySchema } from '../../shared/api/chat-schemas.ts';
import type { Reply } from '../../shared/store/replies.ts';
import { iso } from './chat-view.ts';

/** A reply with everything that tells why it is what it is. */
export function replyOf(reply: Reply): z.input<typeof replySchema> {
  const { seq, state, reason, text, originalText, messageId, sentAt, usedFacts, objections, usage } = reply;
  const { approval, dismissal, rating } = reply;
  return {
    replyId: String(seq),
    state,
    reason,
    text,
    ...(originalText === undefined ? {} : { originalText }),
    createdAt: iso(reply.createdAt),
    ...(sentAt === undefined ? {} : { sentAt: iso(sentAt * 1_000) }),
    ...(messageId === undefined ? {} : { messageId }),
    usedFacts,
    objections,
    usage,
    costMicroUsd: sumOfUsage(usage).costMicroUsd,
    milliseconds: usage.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
    ...(approval === undefined ? {} : { approval: { by: approval.by, at: iso(approval.at) } }),
    ...(dismissal === undefined ? {} : { dismissal: { by: dismissal.by, at: iso(dismissal.at) } }),
    ...(rating === undefined ? {} : { rating: { ...rating, at: iso(rating.at) } }),
    version: reply.version ?? 0,
  };
}

/** The version as an entity tag. */
export function etagOf({ version = 0 }: Reply): string {
  return `"${version}"`;
}
