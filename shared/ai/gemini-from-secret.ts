import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { json, positiveInteger, type readEnvironment, text, url } from '../lambda/environment.ts';
import { createGeminiModel } from './gemini-model.ts';
import type { LanguageModel, Transcriber } from './language-model.ts';
import { modelPricesSchema } from './model-prices.ts';

/** The variables of every function that asks the model. */
export const GEMINI_ENVIRONMENT = {
  GEMINI_KEY_SECRET_ARN: text,
  GEMINI_API_URL: url,
  GEMINI_MODEL: text,
  GEMINI_FALLBACK_MODEL: text,
  GEMINI_TIMEOUT_MS: positiveInteger,
  GEMINI_PRICES: json(modelPricesSchema, 'a JSON table of prices by model'),
};

/** Gemini under its key, which is read at the first question, once per process; a failed read is tried again at the next. */
export function geminiFromSecret(
  secrets: SecretsManagerClient,
  environment: ReturnType<typeof readEnvironment<typeof GEMINI_ENVIRONMENT>>,
): LanguageModel & Transcriber {
  let ready: Promise<LanguageModel & Transcriber> | undefined;
  const connect = async () => {
    const secret = await secrets.send(new GetSecretValueCommand({ SecretId: environment.GEMINI_KEY_SECRET_ARN }));
    return createGeminiModel({
      apiKey: secret.SecretString ?? '',
      baseUrl: environment.GEMINI_API_URL,
      model: environment.GEMINI_MODEL,
      fallbackModel: environment.GEMINI_FALLBACK_MODEL,
      timeoutMs: environment.GEMINI_TIMEOUT_MS,
      prices: environment.GEMINI_PRICES,
      now: Date.now,
    });
  };
  const connected = () => {
    ready ??= connect();
    return ready.catch((error) => {
      ready = undefined;
      throw error;
    });
  };
  return {
    answer: async (prompt) => (await connected()).answer(prompt),
    transcribe: async (recording) => (await connected()).transcribe(recording),
  };
}
