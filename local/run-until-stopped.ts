import { StartProblem } from './start-problem.ts';

interface Running {
  close(): Promise<unknown>;
}

interface StartContext {
  /** One line for the person at the console. */
  log(line: string): void;
  /** Gives the start up. */
  signal: AbortSignal;
}

/** Runs what is started until Ctrl-C, which closes it; a second one does not wait. */
export async function runUntilStopped(start: (context: StartContext) => Promise<Running>): Promise<void> {
  const stopping = new AbortController();
  let running: Running | undefined;
  let stopAskedAt: number | undefined;

  const stop = () => {
    if (stopAskedAt !== undefined) {
      // npm passes on the same Ctrl-C that the terminal already sent.
      if (performance.now() - stopAskedAt > 500) process.exit(130);
      return;
    }
    stopAskedAt = performance.now();
    log('Stopping…');
    stopping.abort();
    if (running) void closeAndExit(running);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);

  try {
    log('Starting…');
    running = await start({ log, signal: stopping.signal });
    if (stopping.signal.aborted) await closeAndExit(running);
  } catch (error) {
    if (stopping.signal.aborted) process.exit(0);
    const text = error instanceof StartProblem ? error.message : String(error instanceof Error ? error.stack : error);
    process.stderr.write(`${text}\n`);
    process.exit(1);
  }
}

function log(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function closeAndExit(running: Running): Promise<void> {
  try {
    await running.close();
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  }
}
