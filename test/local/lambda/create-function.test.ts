import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { aFunction } from './a-function.ts';

describe('a function', () => {
  it('gets the event as data and a context like Lambda gives', async () => {
    const { invoke } = aFunction(
      `export const handler = async (event, context) => ({ event, remaining: context.getRemainingTimeInMillis(), ...context });`,
      { timeoutSeconds: 5, memoryMb: 256 },
    );
    const outcome = await invoke({ Records: [{ body: 'привет 👋' }], gone: undefined });
    expect(outcome).toMatchObject({
      kind: 'answered',
      payload: {
        event: { Records: [{ body: 'привет 👋' }] },
        functionName: 'App-Greeter',
        invokedFunctionArn: 'arn:aws:lambda:eu-central-1:000000000000:function:App-Greeter',
        memoryLimitInMB: '256',
        awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    });
    const remaining = outcome.kind === 'answered' && (outcome.payload as { remaining: number }).remaining;
    expect(remaining).toBeGreaterThan(4_000);
    expect(remaining).toBeLessThanOrEqual(5_000);
  });

  it('answers null when it returns nothing', async () => {
    const { invoke } = aFunction('export const handler = () => {};');
    expect(await invoke({})).toEqual({ kind: 'answered', payload: null });
  });

  it('sees its own variables, what Lambda adds, and nothing of this process', async () => {
    vi.stubEnv('POWERTOOLS_DEV', 'true');
    vi.stubEnv('AWS_PROFILE', 'the-real-cloud');
    const { invoke } = aFunction('export const handler = () => process.env;', {
      environment: { TABLE_NAME: 'the-table' },
    });
    const outcome = await invoke({});
    expect(outcome).toMatchObject({
      payload: {
        TABLE_NAME: 'the-table',
        AWS_REGION: 'eu-central-1',
        AWS_LAMBDA_FUNCTION_NAME: 'App-Greeter',
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
        AWS_LAMBDA_LOG_FORMAT: 'JSON',
        AWS_ENDPOINT_URL_SQS: 'http://sqs',
        AWS_ENDPOINT_URL_DYNAMODB: 'http://dynamodb',
        AWS_ENDPOINT_URL_SECRETS_MANAGER: 'http://secrets',
        AWS_EC2_METADATA_DISABLED: 'true',
      },
    });
    expect(outcome.kind === 'answered' && Object.keys(outcome.payload as object)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(POWERTOOLS_DEV|AWS_PROFILE|PATH|HOME)$/)]),
    );
  });

  it('does not change the variables of the next function', async () => {
    const source =
      'export const handler = () => { const seen = process.env.MARK; process.env.MARK = "changed"; return seen ?? null; };';
    expect(await aFunction(source).invoke({})).toMatchObject({ payload: null });
    expect(await aFunction(source).invoke({})).toMatchObject({ payload: null });
    expect(process.env.MARK).toBeUndefined();
  });

  it('runs several invocations at once in one instance', async () => {
    const { invoke } = aFunction(`
      let waiting = [];
      export const handler = ({ last }) => new Promise((resolve) => {
        waiting.push(resolve);
        if (last) waiting.forEach((each) => each(waiting.length));
      });`);
    const outcomes = await Promise.all([invoke({}), invoke({}), invoke({ last: true })]);
    expect(outcomes).toEqual(Array(3).fill({ kind: 'answered', payload: 3 }));
  });

  it('keeps what it loaded for the next invocation', async () => {
    const { invoke } = aFunction('let count = 0; export const handler = () => (count += 1);');
    await invoke({});
    expect(await invoke({})).toMatchObject({ payload: 2 });
  });
});

describe('an invocation that fails', () => {
  it('carries the name, message and stack of the error', async () => {
    const { invoke } = aFunction('export const handler = async () => { throw new TypeError("of mine"); };');
    const outcome = await invoke({});
    expect(outcome).toMatchObject({ kind: 'failed', error: { name: 'TypeError', message: 'of mine' } });
    expect(outcome.kind === 'failed' && outcome.error.stack).toContain('index.mjs');
  });

  it('takes what it threw as the message when that was no error', async () => {
    const { invoke } = aFunction('export const handler = async () => { throw "a text"; };');
    expect(await invoke({})).toEqual({ kind: 'failed', error: { name: 'Error', message: 'a text' } });
  });

  it('leaves the instance to the next one', async () => {
    const { invoke } = aFunction(
      'let count = 0; export const handler = () => { if ((count += 1) === 1) throw new Error(); return count; };',
    );
    await invoke({});
    expect(await invoke({})).toMatchObject({ payload: 2 });
  });

  it('is in the log, and one line of it for the console', async () => {
    const { invoke, close, logFile, problems } = aFunction(
      'export const handler = async () => { throw new Error("of mine"); };',
    );
    await invoke({});
    await close(0);
    expect(problems).toEqual(['ERROR Invoke Error (Error: of mine)']);
    expect(readFileSync(logFile, 'utf8')).toContain('index.mjs');
  });
});

describe('a crash', () => {
  const source = `
    let count = 0;
    export const handler = ({ crash, exit }) => {
      count += 1;
      if (crash) setTimeout(() => { throw new RangeError('in a timer'); });
      if (exit) process.exit(3);
      return crash || exit ? new Promise(() => {}) : count;
    };`;

  it('fails every running invocation, and the next one gets a fresh instance', async () => {
    const { invoke } = aFunction(source);
    expect(await invoke({})).toMatchObject({ payload: 1 });
    const outcomes = await Promise.all([invoke({ crash: true }), invoke({ crash: true })]);
    expect(outcomes).toMatchObject(
      Array(2).fill({ kind: 'failed', error: { name: 'RangeError', message: 'in a timer' } }),
    );
    expect(await invoke({})).toMatchObject({ payload: 1 });
  });

  it('by process.exit ends the instance and nothing else', async () => {
    const { invoke } = aFunction(source);
    expect(await invoke({ exit: true })).toEqual({
      kind: 'failed',
      error: { name: 'Runtime.ExitError', message: 'Runtime exited with error: exit status 3' },
    });
    expect(await invoke({})).toMatchObject({ payload: 1 });
  });

  it('by a rejection nobody handles fails the invocation', async () => {
    const { invoke } = aFunction(
      'export const handler = () => { Promise.reject(new Error("unhandled")); return new Promise(() => {}); };',
    );
    expect(await invoke({})).toMatchObject({ kind: 'failed', error: { message: 'unhandled' } });
  });

  it('by memory fails the invocation', async () => {
    const { invoke } = aFunction(
      'export const handler = () => { const all = []; for (;;) all.push(new Array(1e5).fill({})); };',
      { memoryMb: 32 },
    );
    expect(await invoke({})).toMatchObject({
      kind: 'failed',
      error: { message: expect.stringContaining('memory limit') },
    });
  });
});

describe('a timeout', () => {
  it('fails the invocation in the words of Lambda, and the next one gets a fresh instance', async () => {
    const { invoke } = aFunction(
      'let count = 0; export const handler = ({ hang }) => { count += 1; return hang ? new Promise(() => {}) : count; };',
      { timeoutSeconds: 0.05 },
    );
    const outcome = await invoke({ hang: true });
    expect(outcome).toMatchObject({
      kind: 'failed',
      error: {
        name: 'Sandbox.Timedout',
        message: expect.stringMatching(/^RequestId: [0-9a-f-]{36} Error: Task timed out after 0\.05 seconds$/),
      },
    });
    expect(await invoke({})).toMatchObject({ payload: 1 });
  });

  it('of one invocation lets the others in the same instance finish', async () => {
    const { invoke } = aFunction(
      `export const handler = ({ hang, wait }) => hang ? new Promise(() => {}) : new Promise((resolve) => setTimeout(resolve, wait, 'done'));`,
      { timeoutSeconds: 1 },
    );
    await invoke({ wait: 0 });
    const hanging = invoke({ hang: true });
    const slow = new Promise((resolve) => setTimeout(resolve, 500)).then(() => invoke({ wait: 750 }));
    expect(await hanging).toMatchObject({ kind: 'failed' });
    expect(await slow).toEqual({ kind: 'answered', payload: 'done' });
  });

  it('ends a function that blocks its instance', async () => {
    const { invoke } = aFunction('export const handler = ({ block }) => { while (block); return "fine"; };', {
      timeoutSeconds: 0.2,
    });
    expect(await invoke({ block: true })).toMatchObject({ kind: 'failed', error: { name: 'Sandbox.Timedout' } });
    expect(await invoke({})).toMatchObject({ payload: 'fine' });
  });
});

describe('a bundle', () => {
  it.each([
    ['throws while it loads', 'throw new Error("at the top");', 'at the top'],
    ['exports no handler', 'export const other = 1;', 'index.handler is undefined or not exported'],
    ['is no JavaScript', 'export const {', 'Unexpected end of input'],
  ])('that %s is named when it is warmed, and fails each invocation', async (_what, source, message) => {
    const { warm, invoke } = aFunction(source);
    await expect(warm()).rejects.toThrow(`The function greeter does not load: ${message}`);
    expect(await invoke({})).toEqual({
      kind: 'failed',
      error: expect.objectContaining({ name: 'Runtime.ImportModuleError', message }),
    });
  });

  it('that is missing is named', async () => {
    await expect(aFunction('', { codeFolder: '/nowhere' }).warm()).rejects.toThrow("Cannot find module 'index'");
  });
});

it('what a function writes is in its log; warnings and errors are passed on as one line', async () => {
  const { invoke, close, logFile, problems } = aFunction(`
    export const handler = () => {
      console.log(JSON.stringify({ level: 'INFO', message: 'for the file' }));
      console.log(JSON.stringify({ level: 'WARN', message: 'of two\\nlines' }));
      console.error(JSON.stringify({ level: 'ERROR', message: 'it failed', error: { name: 'AppError', message: 'why' } }));
      console.log('{"level":"ERROR" and no JSON');
    };`);
  await invoke({});
  await close(0);
  expect(problems.toSorted()).toEqual(['ERROR it failed (AppError: why)', 'WARN of two lines']);
  expect(readFileSync(logFile, 'utf8')).toContain('for the file');
});

it('a function that closes lets running invocations finish within the grace period', async () => {
  const { invoke, close } = aFunction(
    'export const handler = ({ wait }) => new Promise((resolve) => setTimeout(resolve, wait, "done"));',
  );
  await invoke({ wait: 0 });
  const short = invoke({ wait: 50 });
  const long = invoke({ wait: 60_000 });
  await close(300);
  expect(await short).toEqual({ kind: 'answered', payload: 'done' });
  expect(await long).toMatchObject({ kind: 'failed', error: { name: 'Runtime.ExitError' } });
});
