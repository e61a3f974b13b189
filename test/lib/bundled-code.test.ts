import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { App, Stack } from 'aws-cdk-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledCode } from '../../lib/bundled-code.ts';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'bundled-code-'));
const outdir = join(folder, 'assembly');
const profiles = join(folder, 'profiles');
let bundle = '';

/** What Lambda and the template give, and a developer's profile beside it. */
const environment = {
  INBOUND_QUEUE_URL: 'http://127.0.0.1:9/inbound.fifo',
  WEBHOOK_KEY_SECRET_ARN: 'arn:of:the:webhook-key',
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'key',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_SHARED_CREDENTIALS_FILE: profiles,
};
const load = `const { handler } = await import(process.argv[1]); process.stdout.write(typeof handler);`;
const loadIn = (env: NodeJS.ProcessEnv) =>
  run(process.execPath, ['--input-type=module', '--eval', load, bundle], { env });

beforeAll(() => {
  bundledCode('avito-webhook').bind(new Stack(new App({ outdir })));
  const [asset = ''] = readdirSync(outdir).filter((name) => name.startsWith('asset.'));
  bundle = pathToFileURL(join(outdir, asset, 'index.mjs')).href;
  writeFileSync(profiles, '[default]\naws_access_key_id = of-a-developer\naws_secret_access_key = of-a-developer\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the bundle of a function', () => {
  it('is one file that loads by itself', async () => {
    expect(await loadIn(environment)).toMatchObject({ stdout: 'function' });
  });

  it('takes credentials from the environment alone: a profile is not looked for', async () => {
    const { AWS_ACCESS_KEY_ID: _key, AWS_SECRET_ACCESS_KEY: _secret, ...without } = environment;
    await expect(loadIn(without)).rejects.toThrow(
      'environment: AWS_ACCESS_KEY_ID is missing; AWS_SECRET_ACCESS_KEY is missing',
    );
  });
});
