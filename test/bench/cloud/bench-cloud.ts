import type { AvitoSandbox } from '../../../local/avito-sandbox/start-avito-sandbox.ts';
import type { GeminiStandIn } from '../../../local/gemini-stand-in/start-gemini-stand-in.ts';
import type { EngineUrls } from '../../../local/lambda/function-environment.ts';
import type { LocalSettings } from '../../../local/settings.ts';
import { startLocalCloud } from '../../../local/start-local-cloud.ts';
import type { CloudDescription } from '../../../local/template/describe-cloud.ts';

export interface BenchCloud {
  url: string;
  sandbox: AvitoSandbox;
  geminiStandIn: GeminiStandIn;
  engines: EngineUrls;
  description: CloudDescription;
  close(): Promise<void>;
}

/** Signs in where a row goes through the API. */
export const BENCH_ADMIN = { email: 'admin@example.com', password: 'a long password of the bench' };

/** The sandbox, the stand-in, free ports. */
export function benchSettings(dataDir: string): LocalSettings {
  return {
    port: 0,
    sandboxPort: 0,
    avitoApiUrl: undefined,
    publicUrl: undefined,
    gemini: { apiKey: undefined, apiUrl: undefined, model: undefined },
    telegram: { botToken: undefined, apiUrl: undefined },
    admin: BENCH_ADMIN,
    dataDir,
  };
}

/** What `npm start` runs, schedule included. */
export async function startBenchCloud(dataDir: string, log: (line: string) => void): Promise<BenchCloud> {
  const { sandbox, geminiStandIn, ...cloud } = await startLocalCloud(benchSettings(dataDir), { log });
  if (sandbox === undefined || geminiStandIn === undefined)
    throw new Error('the local cloud came without its stand-ins');
  return { ...cloud, sandbox, geminiStandIn };
}
