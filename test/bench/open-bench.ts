import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '../../local/synthesize.ts';
import { type CloudDescription, describeCloud } from '../../local/template/describe-cloud.ts';
import { type BenchCloud, startBenchCloud } from './cloud/bench-cloud.ts';
import { type MeteredCloud, startMeteredCloud } from './cloud/metered-cloud.ts';

/** What the rows share. Everything is started when it is first asked for; only one cloud runs at a time. */
export interface OpenBench {
  folder: string;
  cloud(): Promise<BenchCloud>;
  /** A new one each time: nothing of an earlier row is in what it counts. */
  meteredCloud(): Promise<MeteredCloud>;
  /** The synthesized app alone: for what is measured on its bundles. */
  assembly(): Promise<CloudDescription>;
  /** Lines that the functions wrote as warnings or errors. */
  complaints: string[];
  close(): Promise<void>;
}

export function openBench(): OpenBench {
  const folder = mkdtempSync(join(tmpdir(), 'avito-assistant-bench-'));
  const complaints: string[] = [];
  const log = (line: string) => complaints.push(line);
  let plain: Promise<BenchCloud> | undefined;
  let metered: Promise<MeteredCloud> | undefined;
  let assembly: Promise<CloudDescription> | undefined;
  const closeClouds = async () => {
    await (await plain)?.close();
    await (await metered)?.close();
    plain = undefined;
    metered = undefined;
  };
  return {
    folder,
    complaints,
    async cloud() {
      if (metered !== undefined) await closeClouds();
      plain ??= startBenchCloud(join(folder, 'plain'), log);
      return plain;
    },
    async meteredCloud() {
      await closeClouds();
      metered = startMeteredCloud(mkdtempSync(join(folder, 'metered-')), log);
      return metered;
    },
    assembly() {
      assembly ??= synthesizeAlone(folder);
      return assembly;
    },
    async close() {
      await closeClouds();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function synthesizeAlone(folder: string): Promise<CloudDescription> {
  const outputFolder = join(folder, 'cdk.out');
  const nowhere = 'http://127.0.0.1:9';
  await synthesize({
    outputFolder,
    logFile: join(folder, 'synth.log'),
    variables: { AVITO_API_URL: nowhere, GEMINI_API_URL: nowhere, PUBLIC_URL: nowhere },
    signal: new AbortController().signal,
  });
  return describeCloud(outputFolder, { sqsUrl: nowhere, s3Url: nowhere, gatewayUrl: nowhere });
}
