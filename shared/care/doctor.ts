import { checkAccessKeys, checkAdmin } from './checks/check-access.ts';
import { checkApi, checkAvito, checkDashboard, checkPublicUrl } from './checks/check-addresses.ts';
import { checkConfiguration } from './checks/check-configuration.ts';
import { checkGemini } from './checks/check-gemini.ts';
import { checkQueues } from './checks/check-queues.ts';
import { checkGeminiKey, checkWebhookKey } from './checks/check-secrets.ts';
import { checkSellers } from './checks/check-sellers.ts';
import { checkTable, checkUploads } from './checks/check-storage.ts';
import { checkTelegram } from './checks/check-telegram.ts';
import { checkReconcile, checkStop } from './checks/check-work.ts';
import type { Finding } from './checks/finding.ts';
import type { Patient } from './checks/patient.ts';

const CHECKS: ((patient: Patient) => Promise<Finding[]>)[] = [
  checkConfiguration,
  checkTable,
  checkUploads,
  checkQueues,
  checkWebhookKey,
  checkAccessKeys,
  checkAdmin,
  checkGeminiKey,
  checkGemini,
  checkTelegram,
  checkApi,
  checkDashboard,
  checkPublicUrl,
  checkStop,
  checkReconcile,
  checkAvito,
];

/**
 * Looks at everything a deployment needs to work, one thing after the other. Changes nothing but what looking takes: a token
 * of a seller that has run out is renewed and kept, as any function would.
 */
export async function* examine(patient: Patient): AsyncGenerator<Finding> {
  for (const check of CHECKS) yield* await check(patient);
  yield* checkSellers(patient);
}
