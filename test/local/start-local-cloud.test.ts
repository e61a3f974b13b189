import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import * as z from 'zod';
import type { AvitoSandbox } from '../../local/avito-sandbox/start-avito-sandbox.ts';
import type { LocalSettings } from '../../local/settings.ts';
import { type LocalCloud, startLocalCloud } from '../../local/start-local-cloud.ts';
import { connectDeployment } from '../../shared/care/connect-deployment.ts';
import { Users } from '../../shared/store/users.ts';
import { runPage } from '../support/run-page.ts';

const patience = { timeout: 20_000, interval: 50 };

const dataDir = mkdtempSync(join(tmpdir(), 'local-cloud-'));
const settings: LocalSettings = {
  port: 0,
  sandboxPort: 0,
  avitoApiUrl: undefined,
  publicUrl: undefined,
  gemini: { apiKey: undefined, apiUrl: undefined, model: undefined },
  telegram: { botToken: undefined, apiUrl: undefined },
  admin: { email: 'admin@example.com', password: undefined },
  dataDir,
};
const ports = { gateway: 0, sandbox: 0 };
let chatId = '';
let webhook = '';
let password = '';

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

describe('the local cloud, started in process', () => {
  let cloud: LocalCloud;
  let sandbox: AvitoSandbox;
  const lines: string[] = [];

  beforeAll(async () => {
    cloud = await startLocalCloud(settings, { log: (line) => lines.push(line) });
    if (cloud.sandbox === undefined) throw new Error('no sandbox');
    sandbox = cloud.sandbox;
    ports.gateway = Number(new URL(cloud.url).port);
    ports.sandbox = Number(new URL(sandbox.url).port);
    webhook = sandbox.control.subscriptionsOf(sandbox.accounts[0]?.id ?? 0)[0]?.url ?? '';
  }, 60_000);
  afterAll(() => cloud.close());

  const botAnswers = (chat: string) =>
    sandbox.control.messagesOf(chat).filter(({ author, via }) => author === 'seller' && via === 'api');

  it('has connected the demo seller, and its webhook answers', async () => {
    expect(webhook).toMatch(new RegExp(`^${cloud.url}/webhooks/avito/demo/1-`));
    expect((await post(webhook, '{}')).status).toBe(200);
  });

  it('has made the first admin, and tells what nobody else will', () => {
    expect(cloud.admin).toEqual({ email: 'admin@example.com', newPassword: expect.stringMatching(/^[\w-]{20}$/) });
    password = cloud.admin.newPassword ?? '';
  });

  it('tells commands where it runs', async () => {
    const deployment = await connectDeployment({ stage: 'local', dataDir });
    onTestFinished(deployment.close);
    expect(deployment).toMatchObject({ apiUrl: cloud.url, variables: { PUBLIC_URL: cloud.url } });
    expect(await new Users(deployment.table).hasAdmin()).toBe(true);
    const { variables, secrets } = deployment;
    const keys = await secrets.send(new GetSecretValueCommand({ SecretId: variables.ACCESS_KEYS_SECRET_ARN }));
    expect(keys.SecretString).toMatch(/^{"keys":\[{"kty":"OKP","crv":"Ed25519"/);
    expect(keys.SecretString).not.toContain('"d":');
  });

  it('shows the dashboard there, built as it would be deployed', async () => {
    const page = await fetch(`${cloud.url}/sellers/demo/chats`);
    const html = await page.text();
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    expect(page.headers.get('content-security-policy')).toContain(
      `script-src 'self'; style-src 'self'; img-src 'self' https: ${sandbox.url}`,
    );
    const loaded = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1]);
    expect(loaded.length).toBeGreaterThan(3);
    for (const path of loaded) {
      const file = await fetch(cloud.url + path);
      expect([path, file.status]).toEqual([path, 200]);
      expect(file.headers.get('content-type')).toMatch(/^(text\/(javascript|css)|image\/svg\+xml)$/);
      if (path?.startsWith('/assets/')) expect(file.headers.get('cache-control')).toContain('immutable');
    }
    expect(lines.filter((line) => line.includes('does nothing'))).toEqual([]);
  });

  it('answers the API on the port of the webhooks, with every function that is behind it', async () => {
    expect((await fetch(`${cloud.url}/api/health`)).status).toBe(200);
    const routes = cloud.description.httpApis.flatMap((api) => api.routes).filter(({ key }) => key.includes(' /api/'));
    const oneOfEach = new Map(routes.map(({ key, functionArn }) => [functionArn, key]));
    for (const key of oneOfEach.values()) {
      const [method = '', path = ''] = key.split(' ');
      const answer = await fetch(cloud.url + path.replaceAll(/[{}]/g, ''), { method });
      expect([key, answer.status < 500]).toEqual([key, true]);
    }
  });

  it('is what docs/quickstart.md says: from the login to the figures of the day by HTTP alone', async () => {
    const env = { API_URL: cloud.url, SANDBOX_URL: sandbox.url, ADMIN_PASSWORD: password };
    expect(await runPage('docs/quickstart.md', env)).toEqual([
      'signed in as admin@example.com, admin',
      'Avito: connected',
      'webhook: ours',
      'mode: auto',
      'buyer: Здравствуйте! Сколько стоит?',
      expect.stringMatching(/^bot: .*₽/),
      expect.stringMatching(/^sent, because answered; from listing\.price.*; by \S+$/),
      expect.stringMatching(/^bot is quiet until \d{4}-\d\d-\d\dT/),
      'bot is quiet: false',
      'told: notice.test, signed by us: true',
      'messages of buyers 1, answered 100 %',
    ]);
  });

  it("answers a buyer's first message", async () => {
    const [listing] = sandbox.control.listings(cloud.demoAccount?.id);
    const written = sandbox.control.buyerWrites({
      listingId: listing?.id ?? 0,
      text: 'Здравствуйте, сколько стоит? 👋',
    });
    chatId = written.chatId;
    await vi.waitFor(() => expect(botAnswers(chatId)).toHaveLength(1), patience);
    expect(botAnswers(chatId)[0]?.text).toContain(String(listing?.price).slice(-3));
  });

  it.each([
    ['a wrong secret', (url: string) => `${url.slice(0, -1)}_`, '{}', 404],
    ['a text that is not JSON', (url: string) => url, 'not json', 400],
    ['300 KiB', (url: string) => url, JSON.stringify({ text: 'x'.repeat(300 * 1024) }), 413],
    ['an unknown kind of event', (url: string) => url, '{"payload":{"type":"from the future"}}', 200],
  ])('answers a webhook with %s', async (_what, address, body, status) => {
    expect((await post(address(webhook), body)).status).toBe(status);
  });

  it('brings in a message whose webhook was lost when reconcile runs', async () => {
    const [, listing] = sandbox.control.listings(cloud.demoAccount?.id);
    sandbox.control.setWebhookFault({ kind: 'drop' });
    const written = sandbox.control.buyerWrites({ listingId: listing?.id ?? 0, text: 'Ещё продаёте?' });
    await sandbox.control.clearFaults();
    expect(await cloud.runSchedule('reconcile')).toMatchObject({ kind: 'answered' });
    await vi.waitFor(() => expect(botAnswers(written.chatId)).toHaveLength(1), patience);
  });

  it.each<[string, Partial<LocalSettings>, () => string]>([
    ['its port', { dataDir: join(dataDir, 'other') }, () => `PORT: port ${ports.gateway} is in use`],
    [
      'the port of its sandbox',
      { port: 0, dataDir: join(dataDir, 'other') },
      () => `SANDBOX_PORT: port ${ports.sandbox} is in use`,
    ],
    [
      'its data folder',
      { port: 0, sandboxPort: 0 },
      () => `LOCAL_DATA_DIR: ${dataDir} is in use by process ${process.pid}.`,
    ],
  ])('does not let another one use %s', async (_what, change, message) => {
    const other = { ...settings, port: ports.gateway, sandboxPort: ports.sandbox, ...change };
    await expect(startLocalCloud(other, { log: () => {} })).rejects.toThrow(message());
  });

  it('knows no schedule of another name', async () => {
    await expect(cloud.runSchedule('nobody')).rejects.toThrow('The template has no schedule for nobody');
  });

  it('tells the person at the console of the event it could not read, and nothing else', () => {
    expect(lines).toEqual(['message-intake: WARN delivery parked']);
  });
});

describe('the local cloud, started again from the command line', () => {
  let process: ChildProcess;
  let output = '';

  const start = async () => {
    output = '';
    process = spawn(globalThis.process.execPath, ['local/start.ts'], {
      env: {
        ...globalThis.process.env,
        PORT: String(ports.gateway),
        SANDBOX_PORT: String(ports.sandbox),
        LOCAL_DATA_DIR: dataDir,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    process.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
    process.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
    await vi.waitFor(() => expect(output).toContain(join(dataDir, 'logs')), { timeout: 60_000, interval: 50 });
  };
  beforeAll(start, 70_000);
  afterAll(() => process.kill('SIGKILL'));

  const sandboxUrl = () => `http://127.0.0.1:${ports.sandbox}`;
  const messages = async () => {
    const response = await fetch(`${sandboxUrl()}/sandbox/chats/${encodeURIComponent(chatId)}/messages`);
    return z.object({ items: z.array(z.object({ author: z.string(), via: z.string() })) }).parse(await response.json())
      .items;
  };

  it('says in a few lines where everything is', async () => {
    for (const place of [
      `http://127.0.0.1:${ports.gateway}`,
      sandboxUrl(),
      dataDir,
      'admin@example.com',
      '/api/docs',
      'demo',
      'the stand-in',
    ]) {
      expect(output).toContain(place);
    }
    expect(output.trim().split('\n').length).toBeLessThanOrEqual(12);
    expect(output).toContain(`Dashboard         http://127.0.0.1:${ports.gateway}\n`);
  });

  it('has kept the chat, and answers in it', async () => {
    expect(await messages()).toMatchObject([{ author: 'buyer' }, { author: 'seller', via: 'api' }]);
    await post(`${sandboxUrl()}/sandbox/chats`, JSON.stringify({ chatId, text: 'А он ещё есть в наличии?' }));
    await vi.waitFor(async () => expect(await messages()).toHaveLength(4), patience);
    expect((await messages()).at(-1)).toMatchObject({ author: 'seller', via: 'api' });
  });

  it('has kept the admin and his password, and does not say it', async () => {
    const login = await post(
      `http://127.0.0.1:${ports.gateway}/api/auth/login`,
      JSON.stringify({ email: 'admin@example.com', password }),
    );
    expect(login.status).toBe(200);
    expect(output).not.toContain('password');
  });

  it('has kept the webhook as it was', async () => {
    expect((await post(webhook, '{}')).status).toBe(200);
  });

  it('finds again what had reached no table when the process was killed', async () => {
    const question = 'Скажите, сколько стоит?';
    await post(`${sandboxUrl()}/sandbox/webhook-faults`, JSON.stringify({ kind: 'drop' }));
    await post(`${sandboxUrl()}/sandbox/chats`, JSON.stringify({ chatId, text: question }));
    const kept = join(dataDir, 'sandbox.json');
    await vi.waitFor(() => expect(readFileSync(kept, 'utf8')).toContain(question), patience);
    const exited = once(process, 'exit');
    process.kill('SIGKILL');
    await exited;
    await start();
    await vi.waitFor(async () => expect(await messages()).toHaveLength(6), patience);
    expect((await messages()).at(-1)).toMatchObject({ author: 'seller', via: 'api' });
  }, 90_000);

  it('stops at Ctrl-C, and the ports and the folder are free', async () => {
    const exited = once(process, 'exit');
    process.kill('SIGINT');
    expect(await exited).toEqual([0, null]);
    expect(readdirSync(dataDir)).not.toContain('lock');
    expect(readdirSync(dataDir)).not.toContain('cloud.json');
    await expect(fetch(sandboxUrl())).rejects.toThrow();
  });

  it('has written no secret, no token and nothing that people wrote into any log', () => {
    const logs = readdirSync(join(dataDir, 'logs')).map((name) => readFileSync(join(dataDir, 'logs', name), 'utf8'));
    const written = logs.join('') + output;
    expect(written).toContain('"route":"POST /webhooks/avito/{sellerId}/{secret}"');
    expect(written).toContain('"outcome":"answered"');
    const kept = readFileSync(join(dataDir, 'secrets.json'), 'utf8');
    const secrets = [...kept.matchAll(/[\w.~-]{20,}/g)].map(([secret]) => secret).filter((text) => !isName(text));
    expect(secrets.length).toBeGreaterThan(2);
    const texts = ['колько стоит', 'Ещё продаёте', 'в наличии', '4 500 ₽', 'Цена', 'это Анна', 'метро Сокол'];
    const keys = ['demo-furniture-secret', 'demo-electronics-secret', 'Bearer', 'eyJ'];
    for (const secret of [password, webhook.split('/').at(-1) ?? '', ...keys, ...secrets, ...texts]) {
      expect(written.includes(secret), secret.slice(0, 6)).toBe(false);
    }
  });
});

/** Secrets' own names and versions, which are no secrets. */
function isName(text: string): boolean {
  return /^(AvitoAssistant|avito-assistant|demo|arn|[0-9a-f]{8}-[0-9a-f-]{27}$)/.test(text);
}

function post(url: string, body: string): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
}
