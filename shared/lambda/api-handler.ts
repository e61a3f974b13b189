import middy from '@middy/core';
import httpCors from '@middy/http-cors';
import httpSecurityHeaders from '@middy/http-security-headers';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type AuthenticateDeps, authenticate } from '../access/authenticate.ts';
import { authorise } from '../access/authorise.ts';
import type { CallerAddress } from '../access/caller-address.ts';
import type { Call, Contract, Endpoints, Principal, Route } from '../api/route.ts';
import { AppError } from '../errors/app-error.ts';
import type { Audit } from '../store/audit.ts';
import type { Log } from './log.ts';
import type { Measure } from './metrics.ts';
import { problemOf } from './problem.ts';
import { readBody, readIfMatch, readParams, readQuery } from './read-request.ts';

export interface ApiDeps extends AuthenticateDeps {
  audit: Pick<Audit, 'add'>;
  callerAddress: CallerAddress;
  /** Other origins whose pages may call the API; the dashboard's own needs none. */
  corsOrigins: string[];
  newId(): string;
  log: Log;
  measure: Measure;
}

type AnyEndpoint = (call: Call) => Promise<unknown>;

/** One of the contract's routes, as a function finds it by what API Gateway calls it. */
interface Entry {
  name: string;
  route: Route;
  endpoint: AnyEndpoint;
}

/**
 * Serves a function's part of the contract. Each call is authenticated, authorised and parsed before its endpoint runs, in
 * that order, so that a stranger learns nothing about the shape of what he may not call; what the endpoint answers
 * leaves through the contract's schema. Changes by people are noted in the audit.
 */
export function apiHandler<C extends Contract>(routes: C, endpoints: Endpoints<C>, deps: ApiDeps) {
  const entries = new Map(
    Object.entries(routes).map(([name, route]): [string, Entry] => [
      `${route.method} /api${route.path}`,
      // The types of endpoint and route were held together by `Endpoints`; behind the map only values are.
      { name, route, endpoint: endpoints[name] as AnyEndpoint },
    ]),
  );
  return (
    middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
      .use(reporting(entries, deps))
      // A page brings its own policy for what it may load; the rest of the defaults suits JSON and pages.
      .use(httpSecurityHeaders(SECURITY_HEADERS))
      .use(
        httpCors({
          origins: deps.corsOrigins,
          methods: 'GET,POST,PUT,PATCH,DELETE',
          headers: 'authorization,content-type,if-match',
          exposeHeaders: 'etag,retry-after',
          maxAge: '600',
        }),
      )
      .use(problems)
      .handler(async (event) => {
        if (event.requestContext.http.method === 'OPTIONS') return { statusCode: 204 };
        const entry = entries.get(event.routeKey);
        if (entry === undefined) {
          throw new AppError('not-found', { code: 'route-unknown', message: 'there is no such route' });
        }
        return answer(entry, event, deps);
      })
  );
}

async function answer(
  { name, route, endpoint }: Entry,
  event: APIGatewayProxyEventV2,
  deps: ApiDeps,
): Promise<APIGatewayProxyStructuredResultV2> {
  // Each may have to read its secret first.
  const [principal, sourceIp] = await Promise.all([admit(route, event, deps), deps.callerAddress(event)]);
  const call: Call = {
    params: readParams(route, event),
    query: readQuery(route, event),
    body: readBody(route, event),
    // Public routes have none, by their type.
    principal: principal as Principal,
    request: {
      id: event.requestContext.requestId,
      sourceIp,
      userAgent: event.requestContext.http.userAgent,
      cookies: cookiesOf(event),
      ifMatch: readIfMatch(event),
    },
    response: { cookies: [], headers: {} },
    audit: {},
  };
  const value = await endpoint(call);
  if (route.method !== 'GET' && principal !== undefined) await note(name, principal, call, event, deps);
  return toResult(route, value, call);
}

async function admit(route: Route, event: APIGatewayProxyEventV2, deps: ApiDeps): Promise<Principal | undefined> {
  if (route.access === 'public') return undefined;
  const principal = await authenticate(event.headers.authorization, deps);
  authorise(route.access, principal, event.pathParameters?.sellerId);
  return principal;
}

/** The change has been made, so a failure here is not the caller's: he would make it again. */
async function note(
  action: string,
  { userId }: Principal,
  call: Call,
  event: APIGatewayProxyEventV2,
  deps: ApiDeps,
): Promise<void> {
  const { sellerId, ...target } = { ...event.pathParameters };
  try {
    await deps.audit.add({
      entryId: deps.newId(),
      at: deps.now(),
      userId,
      action,
      ...(sellerId === undefined ? {} : { sellerId }),
      target: Object.fromEntries(Object.entries(target).filter(([name]) => !SECRET_PARAMS.has(name))) as Record<
        string,
        string
      >,
      details: call.audit,
      sourceIp: call.request.sourceIp,
    });
  } catch (error) {
    deps.measure.count('AuditEntriesLost');
    deps.log.error('audit entry lost', { action, userId, sellerId, error });
  }
}

const SECRET_PARAMS = new Set(['token', 'secret']);

function toResult(route: Route, value: unknown, { response }: Call): APIGatewayProxyStructuredResultV2 {
  const head = {
    headers: { 'cache-control': 'no-store', ...response.headers },
    ...(response.cookies.length === 0 ? {} : { cookies: response.cookies }),
  };
  if (route.answer === undefined) return { statusCode: response.status ?? route.status ?? 204, ...head };
  const checked = route.answer.parse(value);
  const contentType = route.contentType ?? 'application/json';
  return {
    statusCode: response.status ?? route.status ?? 200,
    ...head,
    headers: { 'content-type': contentType, ...head.headers },
    body: route.contentType === undefined ? JSON.stringify(checked) : String(checked),
  };
}

function cookiesOf({ cookies = [] }: APIGatewayProxyEventV2): Record<string, string> {
  return Object.fromEntries(
    cookies.map((cookie) => {
      const [name = '', ...value] = cookie.split('=');
      return [name.trim(), value.join('=')];
    }),
  );
}

/** What a page brings of its own it brings in its headers (docs); reporting endpoints we have none. */
const SECURITY_HEADERS = {
  reportTo: false,
  reportingEndpoints: false,
  contentSecurityPolicy: false,
  crossOriginResourcePolicy: { policy: 'same-site' },
} as const;

/** Errors become problems once, here. */
const problems = {
  onError: (request: middy.Request<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>) => {
    const problem = problemOf(request.error, request.event.requestContext.requestId);
    const retryAfter = (request.error as Partial<AppError> | null)?.retryAfterSeconds;
    request.response = {
      statusCode: problem.status,
      headers: {
        'content-type': 'application/problem+json',
        'cache-control': 'no-store',
        ...(retryAfter === undefined ? {} : { 'retry-after': String(Math.ceil(retryAfter)) }),
      },
      body: JSON.stringify(problem),
    };
  },
};

/** One line and one metric a request: which route, how it ended, how long it took. No body, no query, no path values. */
function reporting(entries: Map<string, Entry>, { log, measure }: ApiDeps) {
  const startedAt = new WeakMap<object, number>();
  const report = (request: middy.Request<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>) => {
    const { event, response, error } = request;
    const route = entries.get(event.routeKey)?.name ?? 'unknown';
    const status = Number(response?.statusCode ?? 500);
    const milliseconds = Math.round(performance.now() - (startedAt.get(event) ?? performance.now()));
    const fields = { route, status, milliseconds, requestId: event.requestContext.requestId };
    measure.request(route, { status, milliseconds });
    if (status >= 500) log.error('request failed', { ...fields, error });
    else log.info('request answered', { ...fields, ...(error instanceof AppError ? { code: error.code } : {}) });
  };
  return {
    before: ({ event }: { event: APIGatewayProxyEventV2 }) => void startedAt.set(event, performance.now()),
    after: report,
    onError: report,
  };
}
