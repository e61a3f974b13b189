import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalCloud, startLocalCloud } from '../../local/start-local-cloud.ts';

const folder = mkdtempSync(join(tmpdir(), 'quickstart-'));
const password = 'a-long-password-of-the-first-admin';
let cloud: LocalCloud;

beforeAll(async () => {
  cloud = await startLocalCloud(
    {
      port: 0,
      sandboxPort: 0,
      avitoApiUrl: undefined,
      publicUrl: undefined,
      gemini: { apiKey: undefined, apiUrl: undefined, model: undefined },
      dataDir: join(folder, 'data'),
      admin: { email: 'admin@example.com', password },
    },
    { log: () => {} },
  );
}, 60_000);
afterAll(async () => {
  await cloud.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('docs/quickstart.md', () => {
  it('is a script that runs from the login to the figures of the day', async () => {
    const lines = (await runBlocks('docs/quickstart.md')).split('\n');
    expect(lines).toEqual([
      'signed in as admin@example.com, admin',
      'Avito: connected',
      'webhook: ours',
      'mode: auto',
      'buyer: Здравствуйте! Сколько стоит?',
      expect.stringMatching(/^bot: .*₽/),
      expect.stringMatching(/^sent, because answered; from listing\.price.*; by \S+$/),
      expect.stringMatching(/^bot is quiet until \d{4}-\d\d-\d\dT/),
      'bot is quiet: false',
      'messages of buyers 1, answered 100 %',
      '',
    ]);
  });

  it('leaves no password, token, secret or message text in any log', () => {
    const logs = readdirSync(join(folder, 'data', 'logs'));
    const written = logs.map((name) => readFileSync(join(folder, 'data', 'logs', name), 'utf8')).join('\n');
    expect(written).toMatch(/request answered/);
    expect(written).toMatch(/turn ended/);
    for (const secret of [
      password,
      'demo-electronics-secret',
      'eyJ',
      'Bearer',
      'Сколько стоит',
      'это Анна',
      'метро Сокол',
    ]) {
      expect(written.includes(secret), `a log holds ${secret}`).toBe(false);
    }
  });
});

/** All JavaScript of a page as one module, in a process of its own; what it prints. Fails when it throws. */
async function runBlocks(page: string): Promise<string> {
  const blocks = [...readFileSync(page, 'utf8').matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => code);
  const file = join(folder, 'quickstart.mjs');
  writeFileSync(file, blocks.join('\n'));
  const { stdout } = await promisify(execFile)(process.execPath, [file], {
    env: { API_URL: cloud.url, SANDBOX_URL: cloud.sandbox?.url, ADMIN_PASSWORD: password },
    timeout: 25_000,
  });
  return stdout;
}
