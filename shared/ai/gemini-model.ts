import { type Content, GoogleGenerativeAI, GoogleGenerativeAIFetchError, SchemaType } from '@google/generative-ai';
import { AppError } from '../errors/app-error.ts';
import { countTokens, readResponse } from './gemini-response.ts';
import type { LanguageModel, ModelAnswer, NoAnswerReason, Prompt, StructuredAnswer, Usage } from './language-model.ts';
import { costInMicroUsd, type ModelPrice, type ModelPrices } from './model-prices.ts';

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

type Outcome = StructuredAnswer | NoAnswerReason;

interface Attempt {
  outcome: Outcome;
  /** Missing when no response came back: then nobody knows what was counted. */
  usage: Omit<Usage, 'milliseconds'> | undefined;
}

/** A reply of 1000 Cyrillic characters is about 400 tokens; the rest is for the other fields. */
const MAX_OUTPUT_TOKENS = 700;

/** Evidence first: the model writes the properties in the order of `required`. */
const ANSWER_SCHEMA = {
  type: SchemaType.OBJECT as const,
  properties: {
    usedFacts: { type: SchemaType.ARRAY as const, items: { type: SchemaType.STRING as const } },
    intent: { type: SchemaType.STRING as const },
    reply: { type: SchemaType.STRING as const },
    confidence: { type: SchemaType.NUMBER as const },
    handoff: { type: SchemaType.BOOLEAN as const },
    handoffReason: { type: SchemaType.STRING as const },
  },
  required: ['usedFacts', 'intent', 'reply', 'confidence', 'handoff', 'handoffReason'],
};

/** Reasons that another model would meet as well. */
const FINAL_REASONS = new Set<NoAnswerReason>(['geo-blocked', 'bad-key']);

/**
 * Gemini as a language model: one attempt on the model, one on the fallback model, never two on the same. Refuses a model without
 * a price (`gemini-price-missing`), so that nothing is ever counted as free by mistake. Nothing it returns or throws holds the key
 * or a text: the library's own errors, which quote address and body, stay here.
 */
export function createGeminiModel(options: GeminiModelOptions): LanguageModel {
  const names = [...new Set([options.model, options.fallbackModel])];
  const asks = names.map((name) => createAsk(name, options));
  return {
    async answer(prompt) {
      const began = options.now();
      const attempts: Attempt[] = [];
      for (const ask of asks) {
        const attempt = await ask(prompt);
        attempts.push(attempt);
        if (typeof attempt.outcome !== 'string' || FINAL_REASONS.has(attempt.outcome)) break;
      }
      return summarise(attempts, options.now() - began);
    },
  };
}

function summarise(attempts: Attempt[], milliseconds: number): ModelAnswer {
  const usages = attempts.flatMap(({ usage }) => (usage === undefined ? [] : [usage]));
  const usage = {
    model: usages.at(-1)?.model ?? '',
    inputTokens: usages.reduce((sum, { inputTokens }) => sum + inputTokens, 0),
    outputTokens: usages.reduce((sum, { outputTokens }) => sum + outputTokens, 0),
    costMicroUsd: usages.reduce((sum, { costMicroUsd }) => sum + costMicroUsd, 0),
    milliseconds,
  };
  const outcome = attempts.at(-1)?.outcome ?? 'unavailable';
  return typeof outcome === 'string'
    ? { kind: 'no-answer', reason: outcome, usage: usages.length === 0 ? undefined : usage }
    : { kind: 'answer', answer: outcome, usage };
}

function createAsk(name: string, { apiKey, baseUrl, timeoutMs, prices }: GeminiModelOptions) {
  const price = priceOf(name, prices);
  const model = new GoogleGenerativeAI(apiKey).getGenerativeModel(
    { model: name, generationConfig: generationConfigFor(name) },
    { baseUrl: baseUrl.replace(/\/$/, '') },
  );
  return async (prompt: Prompt): Promise<Attempt> => {
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
      return { outcome: readResponse(response), usage };
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
function generationConfigFor(name: string) {
  return {
    responseMimeType: 'application/json',
    responseSchema: ANSWER_SCHEMA,
    maxOutputTokens: MAX_OUTPUT_TOKENS,
    thinkingConfig: name.startsWith('gemini-2.') ? { thinkingBudget: 0 } : { thinkingLevel: 'minimal' },
  };
}

function toRequest({ system, turns }: Prompt): { systemInstruction: Content; contents: Content[] } {
  return {
    systemInstruction: { role: 'system', parts: [{ text: system }] },
    contents: turns.map(({ role, text }) => ({ role: role === 'buyer' ? 'user' : 'model', parts: [{ text }] })),
  };
}

function reasonOf(error: unknown): NoAnswerReason {
  if (error instanceof SyntaxError) return 'nonsense';
  if (!(error instanceof GoogleGenerativeAIFetchError)) return 'unavailable';
  if (error.status === 400 && error.message.includes('location is not supported')) return 'geo-blocked';
  const isBadKey = error.status === 400 && error.message.includes('API_KEY_INVALID');
  return isBadKey || error.status === 401 || error.status === 403 ? 'bad-key' : 'unavailable';
}
