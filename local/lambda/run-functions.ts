import { StartProblem } from '../start-problem.ts';
import type { FunctionDescription } from '../template/read-functions.ts';
import { createFunction } from './create-function.ts';
import { type EngineUrls, functionEnvironment } from './function-environment.ts';
import { openFunctionLog } from './function-log.ts';
import type { InvocationOutcome } from './start-instance.ts';

export interface RunningFunctions {
  /** By ARN or by service name. Throws when the template has no such function. */
  invoke(arnOrName: string, event: object): Promise<InvocationOutcome>;
  close(graceMs: number): Promise<void>;
}

export interface RunOptions {
  urls: EngineUrls;
  logFileOf: (name: string) => string;
  log: (line: string) => void;
  /** ARNs of those that may have a cold start: loading one takes a quarter of a second of a processor, and 40 MB. */
  loadedWhenCalled?: ReadonlySet<string>;
}

/** Loads the functions of the template, so that messages meet no cold start. Throws a StartProblem when one does not load. */
export async function runFunctions(
  descriptions: FunctionDescription[],
  options: RunOptions,
): Promise<RunningFunctions> {
  const functions = descriptions.map((description) => {
    const { name } = description;
    const log = openFunctionLog({
      file: options.logFileOf(name),
      onProblem: (line) => options.log(`${name}: ${line}`),
    });
    return createFunction(description, { environment: functionEnvironment(description, options.urls), log });
  });
  const close = async (graceMs: number) => {
    await Promise.all(functions.map((each) => each.close(graceMs)));
  };
  try {
    const loadedNow = functions.filter(({ arn }) => !options.loadedWhenCalled?.has(arn));
    await Promise.all(loadedNow.map((each) => each.warm()));
  } catch (error) {
    await close(0);
    throw error;
  }
  return {
    invoke: (arnOrName, event) => {
      const found = functions.find(({ arn, name }) => arn === arnOrName || name === arnOrName);
      if (found === undefined) throw new StartProblem(`The template has no function ${arnOrName}`);
      return found.invoke(event);
    },
    close,
  };
}
