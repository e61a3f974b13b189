import * as z from 'zod';

const tokens = z.number().int().nonnegative().default(0);

const usageMetadataSchema = z.object({
  promptTokenCount: tokens,
  candidatesTokenCount: tokens,
  thoughtsTokenCount: tokens,
});

const responseSchema = z.object({
  candidates: z
    .array(
      z.object({
        finishReason: z.string().optional(),
        content: z
          .object({
            parts: z.array(z.object({ text: z.string().optional(), thought: z.boolean().optional() })).default([]),
          })
          .optional(),
      }),
    )
    .default([]),
});

/** finishReason values by which the service refuses; the others besides STOP mean that the text is broken off or none. */
const REFUSALS = new Set(['SAFETY', 'RECITATION', 'LANGUAGE', 'BLOCKLIST', 'PROHIBITED_CONTENT', 'SPII']);

interface TokenCounts {
  inputTokens: number;
  outputTokens: number;
}

/** Tokens of a response body; thoughts are billed as output. Counts nothing when the body does not say. */
export function countTokens(body: unknown): TokenCounts {
  const parsed = z.object({ usageMetadata: usageMetadataSchema }).safeParse(body);
  if (!parsed.success) return { inputTokens: 0, outputTokens: 0 };
  const { promptTokenCount, candidatesTokenCount, thoughtsTokenCount } = parsed.data.usageMetadata;
  return { inputTokens: promptTokenCount, outputTokens: candidatesTokenCount + thoughtsTokenCount };
}

/**
 * What the model wrote into a response body, read by the schema it was asked for, or why there is none. An empty answer counts as
 * blocked: that is how filters look.
 */
export function readResponse<Answer>(body: unknown, schema: z.ZodType<Answer>): Answer | 'blocked' | 'nonsense' {
  const parsed = responseSchema.safeParse(body);
  if (!parsed.success) return 'nonsense';
  const candidate = parsed.data.candidates[0];
  if (candidate === undefined) return 'blocked';
  const { finishReason = 'STOP', content } = candidate;
  if (REFUSALS.has(finishReason)) return 'blocked';
  if (finishReason !== 'STOP') return 'nonsense';
  const text = (content?.parts ?? []).map((part) => (part.thought ? '' : (part.text ?? ''))).join('');
  return text.trim() === '' ? 'blocked' : readAnswer(text, schema);
}

function readAnswer<Answer>(text: string, schema: z.ZodType<Answer>): Answer | 'nonsense' {
  try {
    const answer = schema.safeParse(JSON.parse(text));
    return answer.success ? answer.data : 'nonsense';
  } catch {
    return 'nonsense';
  }
}
