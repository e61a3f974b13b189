import { join } from 'node:path';
import { demoSellerId } from './seed/seed-demo-seller.ts';
import type { LocalSettings } from './settings.ts';
import type { LocalCloud } from './start-local-cloud.ts';

/** What the person who started it wants to know, in a few lines. */
export function startReport(cloud: LocalCloud, settings: LocalSettings, seconds: number): string[] {
  const rows: [string, string | undefined][] = [
    ['Write as a buyer', cloud.sandbox?.url],
    ['API, webhooks', cloud.url],
    ['Seller', cloud.demoAccount && `${demoSellerId} (${cloud.demoAccount.name}), connected to the sandbox`],
    ['Avito', settings.avitoApiUrl ?? 'the sandbox (AVITO_API_URL changes that)'],
    [
      'Gemini',
      cloud.geminiStandIn ? 'the stand-in (GEMINI_API_KEY changes that)' : (settings.gemini.apiUrl ?? 'the real model'),
    ],
    ['Kept data', settings.dataDir],
    ['Logs', join(settings.dataDir, 'logs')],
  ];
  return [
    `Ready in ${seconds.toFixed(1)} s. Ctrl-C stops everything.`,
    ...rows.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name.padEnd(18)}${value}`])),
  ];
}
