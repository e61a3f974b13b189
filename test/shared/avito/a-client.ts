import { type AvitoClient, createAvitoClient } from '../../../shared/avito/client.ts';
import { anHttpServer, type Respond } from './http-server.ts';

/** A client of a bare server, with tokens `token-1`, `token-2` … and a pace that only takes notes. */
export async function aClient(respond: Respond, settings: { timeoutMs?: number; now?: () => number } = {}) {
  const server = await anHttpServer(respond);
  return { ...aClientOf(server.url, settings), requests: server.requests };
}

export function aClientOf(baseUrl: string, settings: { timeoutMs?: number; now?: () => number } = {}) {
  const noted = { renewals: [] as string[], pauses: [] as number[], admissions: 0, failingPauses: false };
  const client: AvitoClient = createAvitoClient({
    baseUrl,
    userId: '111222333',
    tokens: {
      current: async () => `secret-token-${noted.renewals.length + 1}`,
      renew: async (rejected) => {
        noted.renewals.push(rejected);
        return `secret-token-${noted.renewals.length + 1}`;
      },
    },
    pace: {
      admit: async () => {
        noted.admissions += 1;
      },
      pause: async (seconds) => {
        if (noted.failingPauses) throw new Error('the table is down');
        noted.pauses.push(seconds);
      },
    },
    ...settings,
  });
  return { client, noted };
}
