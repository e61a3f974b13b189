import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { type CryptoKey, createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { ACCESS_TOKEN } from '../../shared/access/access-token.ts';
import type { Contract, Principal, Route } from '../../shared/api/route.ts';
import type { ApiDeps } from '../../shared/lambda/api-handler.ts';
import { Audit } from '../../shared/store/audit.ts';
import type { Table } from '../../shared/store/table.ts';
import { type User, Users, userItem } from '../../shared/store/users.ts';
import { aNotebook } from './a-notebook.ts';
import { aContext, anHttpEvent } from './lambda-events.ts';

export interface ApiAnswer {
  status: number;
  headers: Record<string, string>;
  cookies: string[];
  /** Parsed when it is JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any;
}

let ids = 0;

/** What the functions of the API share, on a table of the test, with keys of its own and a clock that stands still until it is moved. */
export async function apiSurroundings(table: Table, at = Date.parse('2026-03-02T10:00:00Z')) {
  const { publicKey, privateKey } = await generateKeyPair(ACCESS_TOKEN.algorithm, { extractable: true });
  const notebook = aNotebook();
  const clock = { at };
  const audit = new Audit(table);
  const publicJwk = { ...(await exportJWK(publicKey)), kid: 'test' };
  const deps: ApiDeps = {
    keys: createLocalJWKSet({ keys: [publicJwk] }),
    users: new Users(table),
    audit,
    callerAddress: async ({ requestContext }) => requestContext.http.sourceIp,
    corsOrigins: [],
    now: () => clock.at,
    newId: () => `id-${++ids}`,
    log: notebook.log,
    measure: notebook.measure,
  };
  const token = (userId: string, change: { issuedAt?: number; key?: CryptoKey; audience?: string } = {}) => {
    const issuedAt = change.issuedAt ?? Math.floor(clock.at / 1_000);
    return new SignJWT({ sid: `session-of-${userId}` })
      .setProtectedHeader({ alg: ACCESS_TOKEN.algorithm, kid: 'test' })
      .setSubject(userId)
      .setIssuer(ACCESS_TOKEN.issuer)
      .setAudience(change.audience ?? ACCESS_TOKEN.audience)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + ACCESS_TOKEN.lifetimeSeconds)
      .sign(change.key ?? privateKey);
  };
  return {
    deps: { ...deps, audit },
    notebook,
    publicJwk,
    clock,
    table,
    token,
    /** Puts a user into the table and gives his access token. */
    async person(role: Principal['role'], sellerIds: string[] = [], userId = `${role}-1`): Promise<string> {
      const user: User = {
        userId,
        email: `${userId}@example.com`,
        name: userId,
        role,
        sellerIds,
        isActive: true,
        tokensValidFrom: 0,
        version: 1,
        createdAt: clock.at,
      };
      await table.client.send(
        new PutCommand({
          TableName: table.name,
          Item: userItem(user),
        }),
      );
      return token(userId);
    },
  };
}
export type ApiSurroundings = Awaited<ReturnType<typeof apiSurroundings>>;

export interface ApiRequest {
  params?: Record<string, string>;
  query?: Record<string, string | number>;
  body?: unknown;
  /** An access token. */
  as?: string;
  headers?: Record<string, string>;
  cookies?: string[];
  sourceIp?: string;
}

/** Calls routes of a function's handler by their names in the contract, as API Gateway would. */
export function callerOf<C extends Contract>(
  routes: C,
  handler: (event: ReturnType<typeof anHttpEvent>, context: ReturnType<typeof aContext>) => Promise<unknown>,
) {
  return async (name: keyof C & string, request: ApiRequest = {}): Promise<ApiAnswer> => {
    const route: Route | undefined = routes[name];
    if (route === undefined) throw new Error(`no route ${name}`);
    const result = (await handler(eventOf(route, request), aContext())) as {
      statusCode: number;
      headers?: Record<string, string>;
      cookies?: string[];
      body?: string;
    };
    const headers = result.headers ?? {};
    const isJson = /json/.test(headers['content-type'] ?? '');
    return {
      status: result.statusCode,
      headers,
      cookies: result.cookies ?? [],
      body: isJson && result.body !== undefined ? JSON.parse(result.body) : result.body,
    };
  };
}

export function eventOf(route: Route, { params, query, body, as, headers, cookies, sourceIp }: ApiRequest) {
  const base = anHttpEvent();
  const routeKey = `${route.method} /api${route.path}`;
  const rawPath = `/api${route.path}`.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent((params?.[name] ?? '').toWellFormed()),
  );
  return anHttpEvent({
    routeKey,
    rawPath,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(as === undefined ? {} : { authorization: `Bearer ${as}` }),
      ...headers,
    },
    ...(cookies === undefined ? {} : { cookies }),
    ...(params === undefined ? {} : { pathParameters: params }),
    ...(query === undefined
      ? {}
      : { queryStringParameters: Object.fromEntries(Object.entries(query).map(([k, v]) => [k, String(v)])) }),
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    requestContext: {
      ...base.requestContext,
      routeKey,
      http: { ...base.requestContext.http, method: route.method, path: rawPath, sourceIp: sourceIp ?? '192.0.2.1' },
    },
  });
}
