import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { AvitoSandbox } from '../../../local/avito-sandbox/start-avito-sandbox.ts';
import { type LocalCloud, startLocalCloud } from '../../../local/start-local-cloud.ts';
import { type Client, createClient } from '../../../shared/api/client.ts';
import { contract } from '../../../shared/api/contract.ts';
import { launchChromium } from '../chromium.ts';
import { until } from '../until.ts';

export const ADMIN = { email: 'admin@example.com', password: 'four unrelated words do' };
export const DESK = { width: 1280, height: 800 };
export const PHONE = { width: 360, height: 740 };

/** What `npm start` runs, its dashboard in Chromium, and the sandbox in which buyers write. */
export interface Dashboard {
  url: string;
  cloud: LocalCloud;
  sandbox: AvitoSandbox;
  /** The API as the admin, to prepare what a test is not about. */
  api: Client<typeof contract>;
  /** The API as somebody else. */
  apiAs(person: { email: string; password: string }): Promise<Client<typeof contract>>;
  /** A window of its own, with nobody signed in. Complaints of its console are gathered in `problems`. */
  openWindow(options?: WindowOptions): Promise<Page>;
  /** What the pages complained of: errors, refusals by the content policy, failed requests of their own. */
  problems: string[];
  close(): Promise<void>;
}

export type WindowOptions = Pick<BrowserContextOptions, 'viewport' | 'timezoneId' | 'reducedMotion'> & {
  theme?: 'light' | 'dark';
  language?: 'ru' | 'en';
};

export async function openDashboard(): Promise<Dashboard> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dashboard-'));
  const [cloud, browser] = await Promise.all([startCloud(dataDir), launchChromium()]);
  if (cloud.sandbox === undefined) throw new Error('the sandbox did not start');
  const problems: string[] = [];
  const apiAs = (person: { email: string; password: string }) => signedInClient(cloud.url, person);
  return {
    url: cloud.url,
    cloud,
    sandbox: cloud.sandbox,
    api: await apiAs(ADMIN),
    apiAs,
    problems,
    openWindow: (options = {}) => openWindow(browser, cloud.url, { options, problems }),
    close: async () => {
      await browser.close();
      await cloud.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function startCloud(dataDir: string): Promise<LocalCloud> {
  return startLocalCloud(
    {
      port: 0,
      sandboxPort: 0,
      avitoApiUrl: undefined,
      publicUrl: undefined,
      gemini: { apiKey: undefined, apiUrl: undefined, model: undefined },
      telegram: { botToken: undefined, apiUrl: undefined },
      admin: ADMIN,
      dataDir,
    },
    { log: () => {} },
  );
}

async function signedInClient(baseUrl: string, { email, password }: { email: string; password: string }) {
  const { accessToken } = await createClient<typeof contract>(contract, { baseUrl }).logIn({
    body: { email, password },
  });
  return createClient<typeof contract>(contract, { baseUrl, accessToken: () => accessToken });
}

/** A window of its own with nobody signed in, on whatever serves the dashboard. */
export async function openWindow(
  browser: Browser,
  baseURL: string,
  { options, problems }: { options: WindowOptions; problems: string[] },
): Promise<Page> {
  const { theme = 'light', language = 'ru', ...rest } = options;
  const context = await browser.newContext({
    baseURL,
    viewport: DESK,
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    reducedMotion: 'reduce',
    ...rest,
  });
  await context.addInitScript(
    ([chosenTheme, chosenLanguage]) => {
      localStorage.setItem('theme', chosenTheme);
      localStorage.setItem('language', chosenLanguage);
    },
    [theme, language] as const,
  );
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`${page.url()}: ${message.text()}`);
  });
  return page;
}

/** Has the demo seller's listings read from Avito, as a person would. */
export async function readListings({ syncListings, getJob }: Dashboard['api']): Promise<void> {
  const params = { sellerId: 'demo' };
  const { job } = await syncListings({ params });
  await until(async () => (await getJob({ params: { ...params, jobId: job.jobId } })).state === 'done', 'the listings');
}

/** Through the page, as people do, in either language. */
export async function signIn(page: Page, { email, password } = ADMIN): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('input[type="email"]').fill(email);
  await page.locator('input[type="password"]').fill(password);
  await page.locator('button[type="submit"]').click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

/** To another page of the dashboard without loading it anew, as its links do. */
export async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)})`);
}

/** Somebody new with a password of his own, by an invitation as the admin makes them. */
export async function addPerson(
  { api, url }: Dashboard,
  { role, sellerIds, name }: { role: 'owner' | 'operator'; sellerIds: string[]; name: string },
): Promise<{ email: string; password: string; userId: string }> {
  const email = `${role}-${crypto.randomUUID().slice(0, 8)}@example.com`;
  const { userId } = await api.createUser({ body: { email, name, role, sellerIds } });
  const { token } = await api.inviteUser({ params: { userId } });
  const password = `a password of ${role}`;
  await createClient<typeof contract>(contract, { baseUrl: url }).acceptInvitation({
    params: { token },
    body: { password },
  });
  return { email, password, userId };
}
