import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { AppError, type ErrorKind } from '../../../shared/errors/app-error.ts';
import { type HttpAnswer, httpHandler } from '../../../shared/lambda/http-handler.ts';
import { aNotebook } from '../../support/a-notebook.ts';
import { aContext, anHttpEvent } from '../../support/lambda-events.ts';

const call = async (route: (event: APIGatewayProxyEventV2) => Promise<HttpAnswer>) => {
  const notebook = aNotebook();
  const context: Context = aContext();
  const result = await httpHandler(route, notebook.log)(anHttpEvent(), context);
  return { result, lines: notebook.lines };
};

describe('what a route answers', () => {
  it.each([200, 201, 204])('a success of %i has no body', async (status) => {
    const { result, lines } = await call(async () => ({ status, code: 'queued' }));
    expect(result).toEqual({ statusCode: status });
    expect(lines).toEqual([]);
  });

  it('anything else is a problem under its stable code', async () => {
    const { result } = await call(async () => ({ status: 413, code: 'too-large' }));
    expect(result).toEqual({
      statusCode: 413,
      headers: { 'content-type': 'application/problem+json' },
      body: JSON.stringify({ type: 'about:blank', status: 413, code: 'too-large' }),
    });
  });
});

describe('what a route throws', () => {
  it.each<[ErrorKind, number]>([
    ['invalid', 400],
    ['unauthorised', 401],
    ['not-found', 404],
    ['conflict', 409],
    ['permanent', 500],
    ['transient', 503],
  ])('%s becomes %i, and nothing but its code is told', async (kind, status) => {
    const cause = new Error('password=hunter2');
    const error = new AppError(kind, { code: 'something-wrong', message: 'about chat 17', cause });
    const { result, lines } = await call(async () => {
      throw error;
    });
    expect(result).toMatchObject({ statusCode: status });
    const body = JSON.stringify(result);
    expect(body).toContain('something-wrong');
    expect(body).not.toMatch(/hunter2|chat 17/);
    expect(lines).toEqual([
      { level: 'error', message: 'request failed', fields: { status, code: 'something-wrong', error } },
    ]);
  });

  it.each([new TypeError('x is not a function'), new RangeError('secret'), new Error('code', { cause: 'secret' })])(
    '%s is a bug: 500, without a word about it',
    async (error) => {
      const { result, lines } = await call(async () => {
        throw error;
      });
      expect(result).toEqual({
        statusCode: 500,
        headers: { 'content-type': 'application/problem+json' },
        body: '{"type":"about:blank","status":500,"code":"internal-error"}',
      });
      expect(lines[0]?.fields).toMatchObject({ status: 500, code: 'internal-error', error });
    },
  );
});
