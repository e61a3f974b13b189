import {
  type Content,
  GoogleGenerativeAI,
  GoogleGenerativeAIFetchError,
  type Part,
  type ResponseSchema,
  SchemaType,
} from '@google/generative-ai';
import type * as z from 'zod';
import { AppError } from '../errors/app-error.ts';
import { countTokens, readResponse } from './gemini-response.ts';
import {
  type LanguageModel,
  type ModelAnswer,
  type NoAnswerReason,
  type Prompt,
  type PromptTurn,
  type StructuredAnswer,
  structuredAnswerSchema,
  type Transcriber,
  type Transcript,
  transcriptSchema,
  type Usage,
} from './language-model.ts';
import { costInMicroUsd, type ModelPrice, type ModelPrices } from './model-prices.ts';
import { buildTranscriptionPrompt } from './prompts/transcription.ts';
import { sumOfUsage } from './sum-of-usage.ts';

export interface GeminiModelOptions {
  apiKey: string;
  baseUrl: string;
  model: string;
  /** Asked once when the first model gives nothing; the same name as `model` means: no second attempt. */
  fallbackModel: string;
  /** Of one attempt. */
  timeoutMs: number;
  prices: ModelPrices;
  /** Unix milliseconds. */
  now: () => number;
}

/** One kind of question: what its answer must look like, to the model and to us, and how long it may be. */
interface Ability<Answer> {
  responseSchema: ResponseSchema;
  answer: z.ZodType<Answer>;
  maxOutputTokens: number;
  /** After these the fallback model is not asked. */
  finalReasons: ReadonlySet<NoAnswerReason>;
}

interface Attempt<Answer> {
  outcome: Answer | NoAnswerReason;
  /** Missing when no response came back: then nobody knows what was counted. */
  usage: Omit<Usage, 'milliseconds'> | undefined;
}

/** Reasons that another model would meet as well. */
const FINAL_REASONS: NoAnswerReason[] = ['geo-blocked', 'bad-key'];

/** Evidence first: the model writes the properties in the order of `required`. */
const ANSWERING: Ability<StructuredAnswer> = {
  responseSchema: {
    type: SchemaType.OBJECT,
    properties: {
      usedFacts: { type: SchemaType.ARRAY, items: { type: SchemaType.STRING } },
      intent: { type: SchemaType.STRING },
      reply: { type: SchemaType.STRING },
      confidence: { type: SchemaType.NUMBER },
      handoff: { type: SchemaType.BOOLEAN },
      handoffReason: { type: SchemaType.STRING },
    },
    required: ['usedFacts', 'intent', 'reply', 'confidence', 'handoff', 'handoffReason'],
  },
  answer: structuredAnswerSchema,
  // A reply of 1000 Cyrillic characters is about 400 tokens; the rest is for the other fields.
  maxOutputTokens: 700,
  finalReasons: new Set(FINAL_REASONS),
};

const TRANSCRIBING: Ability<Transcript> = {
  responseSchema: {
    type: SchemaType.OBJECT,
    properties: { text: { type: SchemaType.STRING }, isUnclear: { type: SchemaType.BOOLEAN } },
    required: ['text', 'isUnclear'],
  },
  answer: transcriptSchema,
  // Five minutes of quick speech; who speaks longer than that is heard by a human.
  maxOutputTokens: 2_000,
  // The answer still has to be found within the worker's time: one slow model is all the listening may cost.
  finalReasons: new Set([...FINAL_REASONS, 'timeout']),
};

/**
 * Gemini as a language model: one attempt on the model, one on the fallback model, never two on the same. Refuses a model without
 * a price (`gemini-price-missing`), so that nothing is ever counted as free by mistake. Nothing it returns or throws holds the key
 * or a text: the library's own errors, which quote address and body, stay here.
 */
export function createGeminiModel(options: GeminiModelOptions): LanguageModel & Transcriber {
  const answer = withFallback(ANSWERING, options);
  const transcribe = withFallback(TRANSCRIBING, options);
  return { answer, transcribe: (recording) => transcribe(buildTranscriptionPrompt(recording)) };
}

function withFallback<Answer extends object>(ability: Ability<Answer>, options: GeminiModelOptions) {
  const names = [...new Set([options.model, options.fallbackModel])];
  const asks = names.map((name) => createAsk(name, ability, options));
  return async (prompt: Prompt): Promise<ModelAnswer<Answer>> => {
    const began = options.now();
    const attempts: Attempt<Answer>[] = [];
    for (const ask of asks) {
      const attempt = await ask(prompt);
      attempts.push(attempt);
      if (typeof attempt.outcome !== 'string' || ability.finalReasons.has(attempt.outcome)) break;
    }
    return summarise(attempts, options.now() - began);
  };
}

function summarise<Answer extends object>(attempts: Attempt<Answer>[], milliseconds: number): ModelAnswer<Answer> {
  const usages = attempts.flatMap(({ usage }) => (usage === undefined ? [] : [usage]));
  const usage = { model: usages.at(-1)?.model ?? '', ...sumOfUsage(usages), milliseconds };
  const outcome = attempts.at(-1)?.outcome ?? 'unavailable';
  return typeof outcome === 'string'
    ? { kind: 'no-answer', reason: outcome, usage: usages.length === 0 ? undefined : usage }
    : { kind: 'answer', answer: outcome, usage };
}

function createAsk<Answer>(
  name: string,
  ability: Ability<Answer>,
  { apiKey, baseUrl, timeoutMs, prices }: GeminiModelOptions,
) {
  const price = priceOf(name, prices);
  const model = new GoogleGenerativeAI(apiKey).getGenerativeModel(
    { model: name, generationConfig: generationConfigFor(name, ability) },
    { baseUrl: baseUrl.replace(/\/$/, '') },
  );
  return async (prompt: Prompt): Promise<Attempt<Answer>> => {
    const deadline = new AbortController();
    // Not the library's own `timeout`: it never clears its timer, which keeps a finished process alive.
    const timer = setTimeout(() => deadline.abort(), timeoutMs);
    try {
      const { response } = await model.generateContent(toRequest(prompt), { signal: deadline.signal });
      const { inputTokens, outputTokens } = countTokens(response);
      const usage = {
        model: name,
        inputTokens,
        outputTokens,
        costMicroUsd: costInMicroUsd(price, inputTokens, outputTokens),
      };
      return { outcome: readResponse(response, ability.answer), usage };
    } catch (error) {
      return { outcome: deadline.signal.aborted ? 'timeout' : reasonOf(error), usage: undefined };
    } finally {
      clearTimeout(timer);
    }
  };
}

function priceOf(name: string, prices: ModelPrices): ModelPrice {
  const price = Object.hasOwn(prices, name) ? prices[name] : undefined;
  if (price !== undefined) return price;
  throw new AppError('invalid', {
    code: 'gemini-price-missing',
    message: 'A configured Gemini model has no entry in the price table.',
  });
}

/** Thinking costs seconds. The library does not know `thinkingConfig` but sends generationConfig as it is given. */
function generationConfigFor(name: string, { responseSchema, maxOutputTokens }: Ability<unknown>) {
  return {
    responseMimeType: 'application/json',
    responseSchema,
    maxOutputTokens,
    thinkingConfig: name.startsWith('gemini-2.') ? { thinkingBudget: 0 } : { thinkingLevel: 'minimal' },
  };
}

function toRequest({ system, turns }: Prompt): { systemInstruction: Content; contents: Content[] } {
  return {
    systemInstruction: { role: 'system', parts: [{ text: system }] },
    contents: turns.map((turn) => ({ role: turn.role === 'buyer' ? 'user' : 'model', parts: partsOf(turn) })),
  };
}

function partsOf({ text, media = [] }: PromptTurn): Part[] {
  return [...media.map(({ mimeType, base64 }) => ({ inlineData: { mimeType, data: base64 } })), { text }];
}

function reasonOf(error: unknown): NoAnswerReason {
  if (error instanceof SyntaxError) return 'nonsense';
  if (!(error instanceof GoogleGenerativeAIFetchError)) return 'unavailable';
  if (error.status === 400 && error.message.includes('location is not supported')) return 'geo-blocked';
  const isBadKey = error.status === 400 && error.message.includes('API_KEY_INVALID');
  return isBadKey || error.status === 401 || error.status === 403 ? 'bad-key' : 'unavailable';
}
