import { join } from 'node:path';
import type { SeededAdmin } from './seed/seed-admin.ts';
import { demoSellerId } from './seed/seed-demo-seller.ts';
import type { LocalSettings } from './settings.ts';
import type { LocalCloud } from './start-local-cloud.ts';

/** What the person who started it wants to know, in a few lines. */
export function startReport(cloud: LocalCloud, settings: LocalSettings, seconds: number): string[] {
  const rows: [string, string | undefined][] = [
    ['Dashboard', cloud.dashboardUrl],
    ['Write as a buyer', cloud.sandbox?.url],
    ['API, webhooks', `${cloud.url} (how to call it: /api/docs)`],
    ['Admin', adminLine(cloud.admin)],
    ['Seller', cloud.demoAccount && `${demoSellerId} (${cloud.demoAccount.name}), connected to the sandbox`],
    ['Avito', settings.avitoApiUrl ?? 'the sandbox (AVITO_API_URL changes that)'],
    [
      'Gemini',
      cloud.geminiStandIn ? 'the stand-in (GEMINI_API_KEY changes that)' : (settings.gemini.apiUrl ?? 'the real model'),
    ],
    ['Telegram', settings.telegram.botToken === undefined ? 'no bot (TELEGRAM_BOT_TOKEN changes that)' : 'your bot'],
    ['Kept data', settings.dataDir],
    ['Logs', join(settings.dataDir, 'logs')],
  ];
  return [
    `Ready in ${seconds.toFixed(1)} s. Ctrl-C stops everything.`,
    ...rows.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name.padEnd(18)}${value}`])),
  ];
}

function adminLine({ email, newPassword }: SeededAdmin): string {
  if (email === undefined) return 'made earlier, with another e-mail';
  return newPassword === undefined ? email : `${email}, password ${newPassword} (is not shown again)`;
}
