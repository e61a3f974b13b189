import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { StartProblem } from './start-problem.ts';

export interface DevServer {
  url: string;
  close(): Promise<void>;
}

/** Serves the dashboard from its source and shows each change at once; its API is the one that runs here. */
export async function openDevServer({ port, apiUrl }: { port: number; apiUrl: string }): Promise<DevServer> {
  // Where the configuration of web/ has it from.
  process.env.API_URL = apiUrl;
  const server = await createServer({
    configFile: fileURLToPath(new URL('../web/vite.config.ts', import.meta.url)),
    clearScreen: false,
    server: { host: '127.0.0.1', port },
  });
  try {
    await server.listen();
  } catch (cause) {
    await server.close();
    throw new StartProblem(`DEV_PORT: port ${port} cannot be opened, is it in use?`, { cause });
  }
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
