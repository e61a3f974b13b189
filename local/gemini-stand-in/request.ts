import * as z from 'zod';

const partSchema = z.union([
  z.object({ text: z.string() }),
  z.object({ inlineData: z.object({ mimeType: z.string().min(1), data: z.base64().min(1) }) }),
]);
type Part = z.infer<typeof partSchema>;

const contentSchema = z.object({
  role: z.enum(['user', 'model']),
  parts: z.array(partSchema).min(1),
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
  const lines = last.parts.map(textOf).join('').split('\n');
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

/** The recording of the last turn: who sends one wants to know what it says. */
export function readRecording({ contents }: GenerateRequest): Uint8Array | undefined {
  const recording = contents.at(-1)?.parts.find((part) => 'inlineData' in part && isAudio(part.inlineData.mimeType));
  return recording !== undefined && 'inlineData' in recording
    ? new Uint8Array(Buffer.from(recording.inlineData.data, 'base64'))
    : undefined;
}

/** Roughly as Gemini counts: a token for three Russian characters, 258 for a small picture, 32 for a second of a phone's voice. */
export function countTokens({ contents, systemInstruction }: GenerateRequest): number {
  const parts = [...contents, ...(systemInstruction === undefined ? [] : [systemInstruction])].flatMap(
    (content): Part[] => content.parts,
  );
  const characters = parts.reduce((sum, part) => sum + textOf(part).length, 0);
  const media = parts.reduce((sum, part) => sum + ('inlineData' in part ? mediaTokens(part.inlineData) : 0), 0);
  return Math.ceil(characters / 3) + media;
}

/** 16 kbit, as Gemini itself makes of any recording. */
const AUDIO_BYTES_A_SECOND = 2_000;

function mediaTokens({ mimeType, data }: { mimeType: string; data: string }): number {
  if (!isAudio(mimeType)) return 258;
  return Math.ceil((data.length * 3) / 4 / AUDIO_BYTES_A_SECOND) * 32;
}

function textOf(part: Part): string {
  return 'text' in part ? part.text : '';
}

function isAudio(mimeType: string): boolean {
  return mimeType.startsWith('audio/');
}
