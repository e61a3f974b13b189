import type { IncomingMessage } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { account } from '../template/account.ts';

export interface RequestFacts {
  request: IncomingMessage;
  /** Decoded. */
  path: string;
  body: Buffer;
  requestId: string;
  apiId: string;
  routeKey: string;
  pathParameters: Record<string, string>;
  now: Date;
}

/** The event of payload format 2.0, as API Gateway hands it to a function. */
export function toEvent({
  request,
  path: rawPath,
  body,
  requestId,
  apiId,
  routeKey,
  pathParameters,
  now,
}: RequestFacts): APIGatewayProxyEventV2 {
  const rawQueryString = (request.url ?? '').split('?').slice(1).join('?');
  const { cookie, ...headers } = headersOf(request);
  const sourceIp = sourceIpOf(request);
  const query = queryOf(rawQueryString);
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString,
    ...(cookie === undefined ? {} : { cookies: cookie.split(/; */) }),
    headers: { ...headers, 'x-forwarded-for': sourceIp, 'x-forwarded-proto': 'http' },
    ...(Object.keys(query).length > 0 ? { queryStringParameters: query } : {}),
    ...(Object.keys(pathParameters).length > 0 ? { pathParameters } : {}),
    requestContext: {
      accountId: account.id,
      apiId,
      domainName: headers.host ?? '',
      domainPrefix: apiId,
      http: {
        method: request.method ?? '',
        path: rawPath,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId,
      routeKey,
      stage: '$default',
      time: requestTime(now),
      timeEpoch: now.getTime(),
    },
    ...bodyOf(headers, body),
  };
}

/**
 * The path as an HTTP API sees it: decoded before its routes are looked through, so that `%2F` parts segments like any
 * other slash, and decoded as `rawPath`, whose name says otherwise. Undefined for one that cannot be decoded.
 */
export function pathOf({ url = '/' }: IncomingMessage): string | undefined {
  try {
    return decodeURIComponent(url.split('?', 1)[0] ?? '/');
  } catch {
    return undefined;
  }
}

export function sourceIpOf(request: IncomingMessage): string {
  return request.socket.remoteAddress ?? '';
}

/** `12/Mar/2026:19:03:58 +0000`, the format of API Gateway's request times. */
export function requestTime(now: Date): string {
  const [, day, month, year, time] = /, (\d+) (\w+) (\d+) ([\d:]+) GMT$/.exec(now.toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
}

/** A header sent several times is one value with commas. */
function headersOf(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headersDistinct).map(([name, values]) => [
      name,
      (values ?? []).join(name === 'cookie' ? '; ' : ','),
    ]),
  );
}

function queryOf(rawQueryString: string): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(rawQueryString)) {
    query[name] = name in query ? `${query[name]},${value}` : value;
  }
  return query;
}

const textTypes = /^(text\/.*|application\/(json|javascript|xml|[\w.-]+\+(json|xml)))$/i;

/** Text types go as text; everything else, and a compressed body, in base64. */
function bodyOf(headers: Record<string, string>, body: Buffer): { body?: string; isBase64Encoded: boolean } {
  if (body.length === 0) return { isBase64Encoded: false };
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  const isText = textTypes.test(type.trim()) && headers['content-encoding'] === undefined;
  return { body: body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText };
}
