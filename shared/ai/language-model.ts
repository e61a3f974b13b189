import * as z from 'zod';

/** What a model must answer with. Evidence stands before what follows from it: models write the properties in this order. */
export const structuredAnswerSchema = z.object({
  usedFacts: z.array(z.string()),
  intent: z.string(),
  reply: z.string(),
  confidence: z.number().min(0).max(1),
  handoff: z.boolean(),
  handoffReason: z.string().default(''),
});

export type StructuredAnswer = z.infer<typeof structuredAnswerSchema>;

export interface Prompt {
  system: string;
  /** Oldest first; the last one is the buyer's and carries the fenced facts. */
  turns: PromptTurn[];
}

export interface PromptTurn {
  role: 'buyer' | 'seller';
  text: string;
  /** Stands before the text. */
  media?: Media[];
}

/** A picture or a recording, as it goes to a model. */
export interface Media {
  /** As the model calls it: `image/jpeg`. */
  mimeType: string;
  base64: string;
}

/** What a model must make of a recording: first what it heard, then whether that is enough to go by. */
export const transcriptSchema = z.object({ text: z.string(), isUnclear: z.boolean() });

export type Transcript = z.infer<typeof transcriptSchema>;

export interface Usage {
  /** The model that was asked last. */
  model: string;
  inputTokens: number;
  /** Thoughts included: they are billed as output. */
  outputTokens: number;
  costMicroUsd: number;
  milliseconds: number;
}

export type NoAnswerReason = 'timeout' | 'blocked' | 'nonsense' | 'unavailable' | 'geo-blocked' | 'bad-key';

export type ModelAnswer<Answer = StructuredAnswer> =
  | { kind: 'answer'; answer: Answer; usage: Usage }
  | { kind: 'no-answer'; reason: NoAnswerReason; usage: Usage | undefined };

/** A model that answers one prompt. It never throws for what a model or a network does: that is a `no-answer`. */
export interface LanguageModel {
  answer(prompt: Prompt): Promise<ModelAnswer>;
}

/** A model that writes down what is said in a recording. It throws as little as the other. */
export interface Transcriber {
  transcribe(recording: Media): Promise<ModelAnswer<Transcript>>;
}
