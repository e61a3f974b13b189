import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { GEMINI_ENVIRONMENT } from '../../ai/gemini-from-secret.ts';
import { createGeminiModel } from '../../ai/gemini-model.ts';
import type { NoAnswerReason, Prompt } from '../../ai/language-model.ts';
import { readEnvironment } from '../../lambda/environment.ts';
import { type Finding, findingsOf, ok, toDo } from './finding.ts';
import type { Patient } from './patient.ts';
import { isGemini } from './stand-ins.ts';

const QUESTION: Prompt = {
  system: 'Answer in the given form, in as few words as it takes.',
  turns: [{ role: 'buyer', text: 'Say ok.' }],
};

const ADVICE: Record<NoAnswerReason, string | undefined> = {
  // It was reached, understood the key and knows the model.
  blocked: undefined,
  nonsense: undefined,
  timeout: 'did not answer in time: try again, or set GEMINI_TIMEOUT_MS higher and deploy',
  unavailable: 'does not answer: is the name right (GEMINI_MODEL, GEMINI_FALLBACK_MODEL), and is Gemini up?',
  'geo-blocked':
    'Gemini does not serve the place this was asked from: deploy to a region that it serves, and ask from one',
  'bad-key': 'Gemini does not take the key: put another into the secret that GeminiKeySecretArn names',
};

/** Asks each model for a few words, under the key that the functions use. */
export function checkGemini({ secrets, variables, now }: Patient): Promise<Finding[]> {
  return findingsOf('gemini', async () => {
    const environment = readEnvironment(GEMINI_ENVIRONMENT, variables);
    const secret = await secrets.send(new GetSecretValueCommand({ SecretId: environment.GEMINI_KEY_SECRET_ARN }));
    const models = [...new Set([environment.GEMINI_MODEL, environment.GEMINI_FALLBACK_MODEL])];
    const who = isGemini(environment.GEMINI_API_URL)
      ? ''
      : ` (not the real Gemini: the stand-in, or what is at ${environment.GEMINI_API_URL})`;
    return Promise.all(
      models.map(async (name): Promise<Finding> => {
        const model = createGeminiModel({
          apiKey: secret.SecretString ?? '',
          baseUrl: environment.GEMINI_API_URL,
          model: name,
          fallbackModel: name,
          timeoutMs: environment.GEMINI_TIMEOUT_MS,
          prices: environment.GEMINI_PRICES,
          now,
        });
        const began = now();
        const answer = await model.answer(QUESTION);
        const advice = answer.kind === 'answer' ? undefined : ADVICE[answer.reason];
        const subject = `gemini ${name}`;
        return advice === undefined ? ok(subject, `answers in ${now() - began} ms${who}`) : toDo(subject, advice);
      }),
    );
  });
}
