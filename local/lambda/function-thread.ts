import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import {
  functionErrorOf,
  type InvocationRequest,
  invocationRequest,
  stopRequest,
  type ThreadMessage,
  threadData,
} from './messages.ts';

type Handler = (event: unknown, context: object) => unknown;

const data = threadData.parse(workerData);

try {
  const handler = await loadHandler();
  parentPort?.on('message', (message) => {
    if (message === stopRequest) stop();
    else void invoke(handler, invocationRequest.parse(message));
  });
  report({ kind: 'loaded' });
} catch (error) {
  report({ kind: 'not-loaded', error: functionErrorOf(error) });
}

async function loadHandler(): Promise<Handler> {
  const [file = '', exportName = ''] = data.handler.split('.');
  const path = ['.mjs', '.js', '.cjs'].map((extension) => join(data.codeFolder, file + extension)).find(existsSync);
  if (path === undefined) throw new Error(`Cannot find module '${file}'`);
  const module: Record<string, unknown> = await import(pathToFileURL(path).href);
  const handler = module[exportName];
  if (!isHandler(handler)) throw new Error(`${data.handler} is undefined or not exported`);
  return handler;
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}

async function invoke(handler: Handler, request: InvocationRequest): Promise<void> {
  try {
    const result = await handler(JSON.parse(request.event), contextOf(request));
    report({ kind: 'answered', id: request.id, payload: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    report({ kind: 'failed', id: request.id, error: functionErrorOf(error) });
  }
}

function contextOf({ id, deadline }: InvocationRequest): object {
  return {
    awsRequestId: id,
    callbackWaitsForEmptyEventLoop: true,
    functionName: data.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: data.arn,
    memoryLimitInMB: String(data.memoryMb),
    logGroupName: `/aws/lambda/${data.functionName}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

function stop(): void {
  process.stdout.write('', () => process.stderr.write('', () => process.exit()));
}

function report(message: ThreadMessage): void {
  parentPort?.postMessage(message);
}
