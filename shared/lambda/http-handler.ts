import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { isAppError } from '../errors/app-error.ts';
import type { Log } from './log.ts';
import { STATUS_OF_KIND } from './status-of-kind.ts';

/** What a route answers: a success without a body, or a problem (RFC 9457) under its stable code. */
export interface HttpAnswer {
  status: number;
  code: string;
}

/** Wraps what a route does: thrown AppErrors become problems once, here; anything else is a bug and says nothing. */
export function httpHandler(route: (event: APIGatewayProxyEventV2) => Promise<HttpAnswer>, log: Log) {
  return middy(async (event: APIGatewayProxyEventV2) => toResult(await route(event))).onError((request) => {
    const answer = answerFor(request.error);
    request.response = toResult(answer);
    log.error('request failed', { status: answer.status, code: answer.code, error: request.error });
  });
}

function answerFor(error: unknown): HttpAnswer {
  return isAppError(error)
    ? { status: STATUS_OF_KIND[error.kind], code: error.code }
    : { status: 500, code: 'internal-error' };
}

function toResult({ status, code }: HttpAnswer): APIGatewayProxyStructuredResultV2 {
  if (status < 300) return { statusCode: status };
  return {
    statusCode: status,
    headers: { 'content-type': 'application/problem+json' },
    body: JSON.stringify({ type: 'about:blank', status, code }),
  };
}
