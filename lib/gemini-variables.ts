import type { Stage } from './stage.ts';

/** How Gemini is asked, for the functions that ask it; beside them they need its key. */
export function geminiVariables({ gemini }: Stage) {
  return {
    GEMINI_API_URL: gemini.apiUrl,
    GEMINI_MODEL: gemini.model,
    GEMINI_FALLBACK_MODEL: gemini.fallbackModel,
    GEMINI_TIMEOUT_MS: String(gemini.timeoutMilliseconds),
    GEMINI_PRICES: JSON.stringify(gemini.prices),
  };
}
