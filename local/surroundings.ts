import { type AvitoSandbox, startAvitoSandbox } from './avito-sandbox/start-avito-sandbox.ts';
import type { Closing } from './closing.ts';
import { type DataFolder, openDataFolder } from './data-folder.ts';
import { startEngines } from './engines/start-engines.ts';
import { type Gateway, openGateway } from './gateway/open-gateway.ts';
import { type GeminiStandIn, startGeminiStandIn } from './gemini-stand-in/start-gemini-stand-in.ts';
import type { EngineUrls } from './lambda/function-environment.ts';
import { openLogFile } from './log-file.ts';
import type { LocalSettings } from './settings.ts';
import { StartProblem, systemCode } from './start-problem.ts';

/** Everything a template runs in: the ports, the folder, the engines, and who plays Avito and Gemini. */
export interface Surroundings {
  gateway: Gateway;
  data: DataFolder;
  engines: EngineUrls;
  /** Undefined when the real Avito is used. */
  sandbox: AvitoSandbox | undefined;
  /** Undefined when a model is used. */
  geminiStandIn: GeminiStandIn | undefined;
  publicUrl: string;
}

/** What can be wrong with the machine shows here, before any work is done: a port in use, a folder that cannot be written or read. */
export async function openSurroundings(
  settings: LocalSettings,
  { closing, log }: { closing: Closing; log: (line: string) => void },
): Promise<Surroundings> {
  const gateway = await openPort(settings.port);
  closing.add(gateway.close);
  const data = openDataFolder(settings.dataDir);
  closing.add(data.release);
  const openLog = (name: string) => {
    const file = openLogFile(data.path('logs', `${name}.log`));
    closing.add(file.close);
    return (line: string) => file.write(`${new Date().toISOString()} ${line}\n`);
  };
  const sandbox =
    settings.avitoApiUrl === undefined
      ? await openSandbox(settings.sandboxPort, data, openLog('avito-sandbox'))
      : undefined;
  if (sandbox) closing.add(() => sandbox.close());
  const needsModel = settings.gemini.apiKey === undefined && settings.gemini.apiUrl === undefined;
  const geminiStandIn = needsModel ? await startGeminiStandIn({ port: 0, log: openLog('gemini-stand-in') }) : undefined;
  if (geminiStandIn) closing.add(() => geminiStandIn.close());
  const onFailure = (error: Error) => log(`The database stopped, start again: ${error.message}`);
  const engines = await startEngines(data, { closing, onFailure });
  return { gateway, data, engines, sandbox, geminiStandIn, publicUrl: settings.publicUrl ?? gateway.url };
}

async function openPort(port: number): Promise<Gateway> {
  try {
    return await openGateway(port);
  } catch (cause) {
    throw new StartProblem(`PORT: ${portFault(port, cause)}`, { cause });
  }
}

async function openSandbox(port: number, data: DataFolder, log: (line: string) => void): Promise<AvitoSandbox> {
  try {
    return await startAvitoSandbox({ port, dataFile: data.path('sandbox.json'), log });
  } catch (cause) {
    const isAboutPort = systemCode(cause) !== undefined;
    const reason = cause instanceof Error ? cause.message : 'unknown reason';
    throw new StartProblem(isAboutPort ? `SANDBOX_PORT: ${portFault(port, cause)}` : reason, {
      cause,
    });
  }
}

function portFault(port: number, cause: unknown): string {
  const code = systemCode(cause);
  return code === 'EADDRINUSE'
    ? `port ${port} is in use`
    : `port ${port} cannot be opened (${code ?? 'unknown reason'})`;
}
