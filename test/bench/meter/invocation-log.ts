import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningFunctions } from '../../../local/lambda/run-functions.ts';
import type { FunctionDescription } from '../../../local/template/read-functions.ts';

export interface Invocation {
  functionName: string;
  milliseconds: number;
}

export interface InvocationLog {
  /** Runs the functions and notes each invocation. */
  functions: RunningFunctions;
  start(): void;
  stop(): Invocation[];
  /** Resolves when no function has run for a while. */
  quiet(): Promise<void>;
}

const quietMs = 300;

export function logInvocations(functions: RunningFunctions, descriptions: FunctionDescription[]): InvocationLog {
  let invocations: Invocation[] = [];
  let running = 0;
  let lastEndedAt = 0;
  return {
    functions: {
      close: functions.close,
      async invoke(arnOrName, event) {
        const name = descriptions.find(({ arn }) => arn === arnOrName)?.name ?? arnOrName;
        const startedAt = performance.now();
        running += 1;
        const outcome = await functions.invoke(arnOrName, event);
        running -= 1;
        lastEndedAt = performance.now();
        invocations.push({ functionName: name, milliseconds: lastEndedAt - startedAt });
        return outcome;
      },
    },
    start: () => {
      invocations = [];
    },
    stop: () => invocations,
    async quiet() {
      while (running > 0 || performance.now() - lastEndedAt < quietMs) await sleep(quietMs / 10);
    },
  };
}
