import { readEnvironment, url } from '../../lambda/environment.ts';
import { type Finding, findingsOf, ok, reasonOf, toDo } from './finding.ts';
import type { Patient } from './patient.ts';
import { isAvito } from './stand-ins.ts';

const PATIENCE_MS = 10_000;

/** Whether the API answers at its own address. */
export async function checkApi({ apiUrl }: Patient): Promise<Finding[]> {
  const status = await statusOf(`${apiUrl}/api/health`, 'GET');
  if (status === 200) return [ok('api', `${apiUrl}/api answers`)];
  return [toDo('api', `${apiUrl}/api/health gives ${status} instead of 200: see the log of the function system`)];
}

/** Whether people find the page where notices lead them. */
export function checkDashboard({ variables }: Patient): Promise<Finding[]> {
  return findingsOf('dashboard', async () => {
    const { DASHBOARD_URL } = readEnvironment({ DASHBOARD_URL: url }, variables);
    const status = await statusOf(`${DASHBOARD_URL}/`, 'GET');
    if (status === 200) return [ok('dashboard', `${DASHBOARD_URL} answers`)];
    return [
      toDo('dashboard', `${DASHBOARD_URL} gives ${status} instead of 200: does DASHBOARD_URL lead to CloudFront?`),
    ];
  });
}

/** Whether deliveries reach us: a secret that is wrong for certain must be refused by us, and by nobody before us. */
export function checkPublicUrl({ variables }: Patient): Promise<Finding[]> {
  return findingsOf('public url', async () => {
    const { PUBLIC_URL, AVITO_API_URL } = readEnvironment({ PUBLIC_URL: url, AVITO_API_URL: url }, variables);
    const { hostname, protocol } = new URL(PUBLIC_URL);
    const isHere = /^(localhost|127\.|10\.|192\.168\.|\[::1\])/.test(hostname) || protocol !== 'https:';
    if (isHere && isAvito(AVITO_API_URL)) {
      return [
        toDo('public url', `Avito cannot deliver to ${PUBLIC_URL}: set PUBLIC_URL to an https address that leads here`),
      ];
    }
    const status = await statusOf(`${PUBLIC_URL}/webhooks/avito/doctor/0-none`, 'POST');
    if (status === 404) return [ok('public url', `${PUBLIC_URL} leads to the webhook`)];
    return [toDo('public url', `${PUBLIC_URL} gives ${status} where the webhook would give 404: does it lead here?`)];
  });
}

export function checkAvito({ variables }: Patient): Promise<Finding[]> {
  return findingsOf('avito', async () => {
    const { AVITO_API_URL } = readEnvironment({ AVITO_API_URL: url }, variables);
    const status = await statusOf(AVITO_API_URL, 'GET');
    const name = isAvito(AVITO_API_URL) ? 'Avito' : `not the real Avito: the sandbox, or what is at ${AVITO_API_URL}`;
    // Whatever it says to a stranger, it was reached.
    if (typeof status === 'number' && status < 500) return [ok('avito', `reached (${name})`)];
    return [toDo('avito', `${AVITO_API_URL} gives ${status}: is it up, and may this machine reach it?`)];
  });
}

/** The status, or why there is none. */
async function statusOf(address: string, method: 'GET' | 'POST'): Promise<number | string> {
  try {
    const response = await fetch(address, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(method === 'POST' ? { body: '{}', headers: { 'content-type': 'application/json' } } : {}),
    });
    await response.body?.cancel();
    return response.status;
  } catch (error) {
    return `no answer (${reasonOf(error)})`;
  }
}
