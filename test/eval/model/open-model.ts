import { readStage } from '../../../lib/stage.ts';
import { startGeminiStandIn } from '../../../local/gemini-stand-in/start-gemini-stand-in.ts';
import { readSettings } from '../../../local/settings.ts';
import { createGeminiModel } from '../../../shared/ai/gemini-model.ts';
import type { LanguageModel } from '../../../shared/ai/language-model.ts';

export interface OpenModel {
  model: LanguageModel;
  name: string;
  fallbackName: string;
  /** It only answers by rules of its own: then a run proves the harness and nothing about the bot. */
  isStandIn: boolean;
  close(): Promise<void>;
}

export class ModelProblem extends Error {}

/**
 * The model that the variables of `npm start` configure, or without key and URL the stand-in. Everything else of it is what a
 * deployment has. Throws a `ModelProblem` or `StartProblem` that names the wrong variables.
 */
export async function openModel(environment: Record<string, string | undefined>): Promise<OpenModel> {
  const { apiKey, apiUrl } = readSettings(environment).gemini;
  const read = readStage('local', environment);
  if ('problems' in read) throw new ModelProblem(read.problems.join('\n'));
  const { gemini } = read.stage;
  const standIn = apiKey === undefined && apiUrl === undefined ? await startGeminiStandIn({ port: 0 }) : undefined;
  return {
    model: createGeminiModel({
      apiKey: apiKey ?? 'the stand-in asks for no key',
      baseUrl: standIn?.url ?? gemini.apiUrl,
      model: gemini.model,
      fallbackModel: gemini.fallbackModel,
      timeoutMs: gemini.timeoutMilliseconds,
      prices: gemini.prices,
      now: Date.now,
    }),
    name: gemini.model,
    fallbackName: gemini.fallbackModel,
    isStandIn: standIn !== undefined,
    close: async () => standIn?.close(),
  };
}
