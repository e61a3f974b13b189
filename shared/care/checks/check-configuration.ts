import { GEMINI_ENVIRONMENT } from '../../ai/gemini-from-secret.ts';
import { isAppError } from '../../errors/app-error.ts';
import { readEnvironment, text, url } from '../../lambda/environment.ts';
import { type Finding, ok, toDo } from './finding.ts';
import type { Patient } from './patient.ts';

const VARIABLES = {
  TABLE_NAME: text,
  UPLOADS_BUCKET: text,
  INBOUND_QUEUE_URL: url,
  REPLIES_QUEUE_URL: url,
  NOTICES_QUEUE_URL: url,
  JOBS_QUEUE_URL: url,
  INBOUND_DEAD_LETTERS_URL: url,
  REPLIES_DEAD_LETTERS_URL: url,
  NOTICES_DEAD_LETTERS_URL: url,
  JOBS_DEAD_LETTERS_URL: url,
  WEBHOOK_KEY_SECRET_ARN: text,
  TELEGRAM_TOKEN_SECRET_ARN: text,
  SIGNING_KEYS_SECRET_ARN: text,
  ACCESS_KEYS_SECRET_ARN: text,
  ORIGIN_KEY_SECRET_ARN: text,
  SELLER_SECRET_PREFIX: text,
  AVITO_API_URL: url,
  TELEGRAM_API_URL: url,
  PUBLIC_URL: url,
  DASHBOARD_URL: url,
  ...GEMINI_ENVIRONMENT,
};

/** Whether everything the functions are told is there and well-formed, and every model has a price. */
export async function checkConfiguration({ variables }: Patient): Promise<Finding[]> {
  try {
    const { GEMINI_MODEL, GEMINI_FALLBACK_MODEL, GEMINI_PRICES } = readEnvironment(VARIABLES, variables);
    const unpriced = [GEMINI_MODEL, GEMINI_FALLBACK_MODEL].filter((model) => !Object.hasOwn(GEMINI_PRICES, model));
    if (unpriced.length > 0) {
      return [toDo('configuration', `${unpriced.join(', ')} has no price: add it to GEMINI_PRICES and deploy`)];
    }
    return [ok('configuration', `${Object.keys(VARIABLES).length} variables`)];
  } catch (error) {
    if (!isAppError(error)) throw error;
    return [toDo('configuration', `${error.message}: set it and deploy again`)];
  }
}
