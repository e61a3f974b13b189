import { Worker } from 'node:worker_threads';
import {
  type FunctionError,
  functionErrorOf,
  type InvocationRequest,
  stopRequest,
  type ThreadData,
  threadMessage,
} from './messages.ts';

export type InvocationOutcome = { kind: 'answered'; payload: unknown } | { kind: 'failed'; error: FunctionError };

/** One thread with one loaded bundle. It runs several invocations at once. */
export interface Instance {
  /** Resolves to the error when the bundle could not be loaded. */
  loaded: Promise<FunctionError | undefined>;
  invoke(request: InvocationRequest): Promise<InvocationOutcome>;
  /** Lets a running invocation fail now. */
  abandon(id: string, error: FunctionError): void;
  /** Stops the thread when nothing runs in it any more. */
  retire(): void;
  /** Stops the thread; invocations that still run fail. */
  stop(): Promise<void>;
}

export interface InstanceOptions {
  data: ThreadData;
  environment: Record<string, string>;
  outputs: { stdout: (text: string) => void; stderr: (text: string) => void };
  /** Called once, when the thread can take no further invocation. */
  onGone: () => void;
}

export function startInstance(options: InstanceOptions): Instance {
  const worker = new Worker(new URL('./function-thread.ts', import.meta.url), {
    name: options.data.functionName,
    workerData: options.data,
    env: options.environment,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: options.data.memoryMb },
  });
  const pending = new Map<string, (outcome: InvocationOutcome) => void>();
  let finishLoading: (error: FunctionError | undefined) => void = () => {};
  const loaded = new Promise<FunctionError | undefined>((resolve) => {
    finishLoading = resolve;
  });
  let retiring = false;
  let isGone = false;
  let crash: FunctionError | undefined;

  function settle(id: string, outcome: InvocationOutcome): void {
    pending.get(id)?.(outcome);
    pending.delete(id);
    if (retiring && pending.size === 0) void stop();
  }

  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    worker.postMessage(stopRequest);
    // A blocked thread does not hear it.
    const timer = setTimeout(() => void worker.terminate(), 200);
    await exited;
    clearTimeout(timer);
  };

  worker.stdout.setEncoding('utf8').on('data', options.outputs.stdout);
  worker.stderr.setEncoding('utf8').on('data', options.outputs.stderr);
  worker.on('message', (received) => {
    const message = threadMessage.parse(received);
    if (message.kind === 'loaded') finishLoading(undefined);
    else if (message.kind === 'not-loaded') finishLoading({ ...message.error, name: 'Runtime.ImportModuleError' });
    else if (message.kind === 'answered')
      settle(message.id, { kind: 'answered', payload: JSON.parse(message.payload) });
    else settle(message.id, { kind: 'failed', error: message.error });
  });
  worker.on('error', (error) => {
    crash = functionErrorOf(error);
  });
  worker.on('exit', (status) => {
    isGone = true;
    options.onGone();
    const error = crash ?? exitError(status);
    finishLoading(error);
    for (const id of [...pending.keys()]) settle(id, { kind: 'failed', error });
  });

  return {
    loaded,
    invoke: (request) =>
      new Promise((resolve) => {
        if (isGone) return resolve({ kind: 'failed', error: crash ?? exitError(1) });
        pending.set(request.id, resolve);
        worker.postMessage(request);
      }),
    abandon: (id, error) => settle(id, { kind: 'failed', error }),
    retire: () => {
      retiring = true;
      if (pending.size === 0) void stop();
    },
    stop,
  };
}

function exitError(status: number): FunctionError {
  return { name: 'Runtime.ExitError', message: `Runtime exited with error: exit status ${status}` };
}
