import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { synthesize } from '../../local/synthesize.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('a synth that fails', () => {
  it('is one line with the reason, and the whole output is kept', async () => {
    const folder = temporaryFolder();
    const logFile = join(folder, 'synth.log');
    const failed = synthesize({
      outputFolder: join(folder, 'cdk.out'),
      logFile,
      variables: { AVITO_API_URL: 'not-a-url' },
      signal: new AbortController().signal,
    });
    await expect(failed).rejects.toMatchObject({
      name: 'StartProblem',
      message: expect.stringMatching(/^The app cannot be synthesized: .*AVITO_API_URL.*synth\.log\)$/),
    });
    expect(readFileSync(logFile, 'utf8')).toContain('AVITO_API_URL');
  });

  it('because it was given up says nothing', async () => {
    const folder = temporaryFolder();
    const giveUp = new AbortController();
    const given = synthesize({
      outputFolder: join(folder, 'cdk.out'),
      logFile: join(folder, 'synth.log'),
      variables: {},
      signal: giveUp.signal,
    });
    giveUp.abort();
    await expect(given).rejects.toMatchObject({ name: 'AbortError' });
  });
});
