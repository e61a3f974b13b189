import * as z from 'zod';

const contentSchema = z.object({
  role: z.enum(['user', 'model']),
  parts: z.array(z.object({ text: z.string() })).min(1),
});

/** The part of a generateContent request that the stand-in looks at. */
export const requestSchema = z.object({
  contents: z.array(contentSchema).min(1),
  systemInstruction: z.object({ parts: z.array(z.object({ text: z.string() })) }).optional(),
});

export type GenerateRequest = z.infer<typeof requestSchema>;

const factSchema = z.object({ id: z.string(), text: z.string() });
type Fact = z.infer<typeof factSchema>;

export interface Question {
  facts: Fact[];
  messages: string[];
}

/** The facts and messages of the last turn; undefined when it does not carry them as agreed. */
export function readQuestion({ contents }: GenerateRequest): Question | undefined {
  const last = contents.at(-1);
  if (last?.role !== 'user') return undefined;
  const lines = last.parts
    .map(({ text }) => text)
    .join('')
    .split('\n');
  const facts = z.array(factSchema).safeParse(readBlock(lines, 'facts'));
  const messages = z.array(z.string()).min(1).safeParse(readBlock(lines, 'buyer_messages'));
  return facts.success && messages.success ? { facts: facts.data, messages: messages.data } : undefined;
}

/** The values between the last pair of tags; earlier pairs belong to the history. */
function readBlock(lines: string[], tag: string): unknown[] | undefined {
  const start = lines.lastIndexOf(`<${tag}>`);
  const end = lines.indexOf(`</${tag}>`, start);
  if (start === -1 || end === -1) return undefined;
  try {
    return lines.slice(start + 1, end).map((line): unknown => JSON.parse(line));
  } catch {
    return undefined;
  }
}

/** Roughly as Gemini counts Russian: a token for three characters. */
export function countTokens({ contents, systemInstruction }: GenerateRequest): number {
  const texts = [...contents, ...(systemInstruction === undefined ? [] : [systemInstruction])].flatMap(
    ({ parts }) => parts,
  );
  return Math.ceil(texts.reduce((sum, { text }) => sum + text.length, 0) / 3);
}
