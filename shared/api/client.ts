import type * as z from 'zod';
import type { Contract, Route } from './route.ts';

type Part<R extends Route, Name extends keyof Route> =
  R extends Record<Name, infer T extends z.ZodType> ? T : undefined;
/** `{ name: value }` where the route takes such a part; optional where nothing in it is required. */
type Field<Name extends string, T> = T extends z.ZodType
  ? undefined extends z.input<T>
    ? { [N in Name]?: z.input<T> }
    : object extends z.input<T>
      ? { [N in Name]?: z.input<T> }
      : { [N in Name]: z.input<T> }
  : unknown;

export type RequestOf<R extends Route> = Field<'params', Part<R, 'params'>> &
  Field<'query', Part<R, 'query'>> &
  Field<'body', Part<R, 'body'>> & {
    /** The version that was seen: the change is refused with 412 when there is a newer one. */
    ifMatch?: number;
    signal?: AbortSignal;
  };
export type AnswerOf<R extends Route> =
  Part<R, 'answer'> extends infer T ? (T extends z.ZodType ? z.output<T> : undefined) : never;

type Arguments<R extends Route> = object extends RequestOf<R> ? [request?: RequestOf<R>] : [request: RequestOf<R>];
export type Client<C extends Contract> = {
  [Name in keyof C]: (...request: Arguments<C[Name]>) => Promise<AnswerOf<C[Name]>>;
};

export interface ClientOptions {
  /** Where the API is, without `/api`: `https://shop.example.com`. Empty for the page's own origin. */
  baseUrl: string;
  /** The access token of the moment; nothing before signing in. */
  accessToken?(): string | undefined;
  fetch?: typeof fetch;
}

/** What the API refused, as RFC 9457 problem: `code` is stable, `errors` names each wrong field. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly code: string;
  readonly errors: { in: string; field: string; message: string }[];
  readonly retryAfterSeconds: number | undefined;

  constructor(
    status: number,
    problem: Partial<Pick<ApiProblem, 'code' | 'errors'>> & { title?: string; detail?: string },
    retryAfter: string | null,
  ) {
    super(problem.detail ?? problem.title ?? `status ${status}`);
    this.status = status;
    this.code = problem.code ?? 'unknown';
    this.errors = problem.errors ?? [];
    this.retryAfterSeconds = retryAfter === null ? undefined : Number(retryAfter);
  }
}

/**
 * A function for each route, typed by the contract. It needs of the routes only method and path, so a page may bring a table
 * without schemas. Rejects with an ApiProblem for what the API refused, and with fetch's own error when it was not reached.
 */
export function createClient<C extends Contract>(
  routes: { [Name in keyof C]: Pick<Route, 'method' | 'path'> },
  options: ClientOptions,
): Client<C> {
  const client: Record<string, unknown> = {};
  for (const [name, route] of Object.entries<Pick<Route, 'method' | 'path'>>(routes)) {
    client[name] = (request: Loose = {}) => send(route, request, options);
  }
  return client as Client<C>;
}

/** Any route's request; which parts it takes is known by its type. */
interface Loose {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  ifMatch?: number;
  signal?: AbortSignal;
}

async function send({ method, path }: Pick<Route, 'method' | 'path'>, request: Loose, options: ClientOptions) {
  const token = options.accessToken?.();
  const { params = {}, query = {}, body, ifMatch, signal } = request;
  const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(String(params[name] ?? '')));
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)])).toString();
  const response = await (options.fetch ?? fetch)(`${options.baseUrl}/api${filled}${search && `?${search}`}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const value = isJson && text !== '' ? JSON.parse(text) : text || undefined;
  // A gateway's own refusals are JSON without a code; a proxy's may be anything.
  if (!response.ok) throw new ApiProblem(response.status, isJson ? value : {}, response.headers.get('retry-after'));
  return value;
}
