import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { contextWithoutBundling, projectRoot } from './synthesize.ts';

const output = mkdtempSync(path.join(tmpdir(), 'cdk-app-'));
afterAll(() => rmSync(output, { recursive: true }));

/** Runs bin/app.ts as the CDK command line does, in an environment without anything of AWS in it. */
function runApp(context: Record<string, unknown>, environment: Record<string, string> = {}) {
  const { status, stderr } = spawnSync(process.execPath, ['bin/app.ts'], {
    cwd: projectRoot,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      HOME: output,
      CDK_OUTDIR: output,
      CDK_CONTEXT_JSON: JSON.stringify({ ...contextWithoutBundling, ...context }),
      ...environment,
    },
  });
  return { status, stderr };
}

describe('the app', () => {
  it('synthesizes without credentials and without a finding of CDK or cdk-nag', () => {
    const { status, stderr } = runApp({ stage: 'prod' }, { ALARM_EMAIL: 'on-call@example.com' });

    expect(stderr).toBe('');
    expect(status).toBe(0);
    const templates = readdirSync(output).filter((file) => file.endsWith('.template.json'));
    expect(templates.sort()).toEqual([
      'AvitoAssistant-prod-AdminApi.template.json',
      'AvitoAssistant-prod-Dashboard.template.json',
      'AvitoAssistant-prod-Messaging.template.json',
      'AvitoAssistant-prod-Storage.template.json',
    ]);
    expect(findings()).toEqual([]);
  });

  it('says in a few lines what is wrong with its configuration, and makes nothing', () => {
    const { status, stderr } = runApp({ stage: 'production' }, { AVITO_API_URL: 'nowhere' });

    expect(status).toBe(1);
    expect(stderr).toBe(
      [
        'This deployment is not configured:',
        '  stage (-c stage=…) must be one of dev, prod, local',
        '  AVITO_API_URL must be an http or https URL',
        '',
      ].join('\n'),
    );
  });
});

const report = z.object({ pluginReports: z.array(z.object({ violations: z.array(z.unknown()) }).loose()) });

function findings() {
  const text = readFileSync(path.join(output, 'validation-report.json'), 'utf8');
  return report.parse(JSON.parse(text)).pluginReports.flatMap(({ violations }) => violations);
}
