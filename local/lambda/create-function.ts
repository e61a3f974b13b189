import { randomUUID } from 'node:crypto';
import { StartProblem } from '../start-problem.ts';
import type { FunctionDescription } from '../template/read-functions.ts';
import type { FunctionLog } from './function-log.ts';
import type { FunctionError } from './messages.ts';
import { type Instance, type InvocationOutcome, startInstance } from './start-instance.ts';

export interface LocalFunction {
  name: string;
  arn: string;
  /** Loads the bundle before it is needed. Throws a StartProblem when it does not load. */
  warm(): Promise<void>;
  /** Never rejects: a handler's error, a crash and a timeout are outcomes. */
  invoke(event: unknown): Promise<InvocationOutcome>;
  /** Running invocations may finish until the grace period is over. */
  close(graceMs: number): Promise<void>;
}

/**
 * A function as Lambda would run it, but with one instance that takes all invocations at once. An instance that crashed, timed out or
 * could not load its bundle is not used again; the next invocation gets a fresh one.
 */
export function createFunction(
  description: FunctionDescription,
  options: { environment: Record<string, string>; log: FunctionLog },
): LocalFunction {
  const { name, arn, codeFolder, handler, functionName, memoryMb, timeoutSeconds } = description;
  const instances = new Set<Instance>();
  const running = new Set<Promise<InvocationOutcome>>();
  const writeLine = options.log.stream();
  let current: Instance | undefined;

  const ready = (): Instance => {
    if (current !== undefined) return current;
    const started = startInstance({
      data: { codeFolder, handler, functionName, arn, memoryMb },
      environment: options.environment,
      outputs: { stdout: options.log.stream(), stderr: options.log.stream() },
      onGone: () => forget(started),
    });
    instances.add(started);
    current = started;
    return started;
  };
  const forget = (instance: Instance) => {
    instances.delete(instance);
    if (current === instance) current = undefined;
  };
  const replace = (instance: Instance) => {
    if (current === instance) current = undefined;
    instance.retire();
  };

  async function run(event: string): Promise<InvocationOutcome> {
    const instance = ready();
    const loadError = await instance.loaded;
    if (loadError !== undefined) {
      replace(instance);
      return { kind: 'failed', error: loadError };
    }
    const id = randomUUID();
    const timer = setTimeout(() => {
      replace(instance);
      instance.abandon(id, timedOut(id, timeoutSeconds));
    }, timeoutSeconds * 1000);
    const outcome = await instance.invoke({ id, event, deadline: Date.now() + timeoutSeconds * 1000 });
    clearTimeout(timer);
    return outcome;
  }

  return {
    name,
    arn,
    warm: async () => {
      const error = await ready().loaded;
      if (error !== undefined) throw new StartProblem(`The function ${name} does not load: ${error.message}`);
    },
    invoke: async (event) => {
      const invocation = run(JSON.stringify(event));
      running.add(invocation);
      const outcome = await invocation;
      running.delete(invocation);
      if (outcome.kind === 'failed') writeLine(invokeErrorLine(outcome.error));
      return outcome;
    },
    close: async (graceMs) => {
      await Promise.race([Promise.all(running), elapsed(graceMs)]);
      await Promise.all([...instances].map((instance) => instance.stop()));
      await options.log.close();
    },
  };
}

/** The wording of Lambda. */
function timedOut(id: string, timeoutSeconds: number): FunctionError {
  return {
    name: 'Sandbox.Timedout',
    message: `RequestId: ${id} Error: Task timed out after ${timeoutSeconds.toFixed(2)} seconds`,
  };
}

function invokeErrorLine(error: FunctionError): string {
  return `${JSON.stringify({ level: 'ERROR', message: 'Invoke Error', timestamp: new Date().toISOString(), error })}\n`;
}

function elapsed(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
