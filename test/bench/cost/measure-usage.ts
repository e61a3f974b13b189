import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type StageFigures, stageFigures } from '../../../lib/stage-figures.ts';
import type { MeteredCloud } from '../cloud/metered-cloud.ts';
import { sum } from '../statistics.ts';
import { tracedFunctions } from './traced-functions.ts';
import type { Usage } from './usage.ts';

/**
 * What Lambda itself writes into the log of an invocation at the log format JSON (`platform.start`, `platform.report`),
 * and the 26 bytes that CloudWatch adds to each event.
 */
const platformLogBytes = 800;
const logFlushMs = 300;
const memory: StageFigures['memoryMegabytes'] = stageFigures.prod.memoryMegabytes;

/** Counts what the work uses, DynamoDB excepted: looking at each item before and after would make the functions slower. */
export async function measureUsage(
  cloud: MeteredCloud,
  work: () => Promise<unknown>,
): Promise<Omit<Usage, 'writeUnits' | 'readUnits'>> {
  const { invocations, sqs, secretsManager } = cloud.meters;
  await invocations.quiet();
  const traced = tracedFunctions(cloud);
  const loggedBefore = logBytes(cloud);
  for (const meter of [invocations, sqs, secretsManager]) meter.start();
  await work();
  await invocations.quiet();
  const ran = invocations.stop();
  const calls = [...sqs.stop()];
  const secretCalls = sum([...secretsManager.stop().values()]);
  await sleep(logFlushMs);
  return {
    lambdaRequests: ran.length,
    gigabyteSeconds: sum(
      ran.map(({ functionName, milliseconds }) => (Math.ceil(milliseconds) / 1_000) * gigabytes(functionName)),
    ),
    httpApiRequests: ran.filter(({ functionName }) => functionName === 'avito-webhook').length,
    sqsFifoRequests: sum(calls.filter(([name]) => name.endsWith('.fifo')).map(([, count]) => count)),
    sqsStandardRequests: sum(calls.filter(([name]) => !name.endsWith('.fifo')).map(([, count]) => count)),
    logBytes: logBytes(cloud) - loggedBefore + ran.length * platformLogBytes,
    // Lambda samples the first request of each second and five in a hundred of the rest; below one a second that is all.
    traces: ran.filter(({ functionName }) => traced.has(functionName)).length,
    secretCalls,
  };
}

/** Counts the request units of the same work. */
export async function measureUnits(
  { meters }: MeteredCloud,
  work: () => Promise<unknown>,
): Promise<Pick<Usage, 'writeUnits' | 'readUnits'>> {
  await meters.invocations.quiet();
  meters.dynamoDb.start();
  await work();
  await meters.invocations.quiet();
  const charges = meters.dynamoDb.stop();
  return {
    writeUnits: sum(charges.map(({ tableWrite, indexWrite }) => tableWrite + indexWrite)),
    readUnits: sum(charges.map(({ read }) => read)),
  };
}

function gigabytes(functionName: string): number {
  return (functionName === 'avito-webhook' ? memory.webhook : memory.worker) / 1_024;
}

function logBytes({ description, logFileOf }: MeteredCloud): number {
  return sum(
    ['access', ...description.functions.map(({ name }) => name)].map((name) => statSync(logFileOf(name)).size),
  );
}
