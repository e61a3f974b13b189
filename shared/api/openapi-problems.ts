import * as z from 'zod';
import type { JsonSchema } from './openapi-schemas.ts';
import type { Route } from './route.ts';

export interface OpenApiResponse {
  description: string;
  headers?: Record<string, unknown>;
  content?: Record<string, { schema: JsonSchema }>;
}

/** What `shared/lambda/problem.ts` answers, for the reader of the document. */
export const problemSchema = z
  .object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    code: z.string().describe('Stable, for programs: `seller-unknown`.'),
    detail: z.string().optional().describe('For people.'),
    requestId: z.string().describe('What to look for in the logs.'),
    errors: z
      .array(
        z.object({
          in: z.string().describe('`body`, `query`, `path`, `header`, or `line 7` of an import.'),
          field: z.string(),
          message: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem', description: 'Why a request was refused or failed (RFC 9457).' });

const PROBLEMS = {
  400: { name: 'BadRequest', description: 'Something given is wrong; `errors` names each field.' },
  401: { name: 'NotSignedIn', description: 'No valid access token, or wrong credentials.' },
  403: { name: 'NoRights', description: 'Your role does not allow this.' },
  404: { name: 'NotFound', description: 'There is no such thing, or it is not yours.' },
  409: { name: 'Conflict', description: 'Not possible in the present state; `code` says why.' },
  412: { name: 'ChangedMeanwhile', description: 'There is a newer version than the one in `If-Match`.' },
  413: { name: 'TooLarge', description: 'The body is larger than 256 KiB.' },
  415: { name: 'NotJson', description: 'The body is not sent as `application/json`.' },
  429: { name: 'TooManyAttempts', description: 'Too many attempts; try again after `Retry-After`.' },
  default: { name: 'Failure', description: 'Any other problem: 500 ours, 502 Avito, 503 not available at the moment.' },
} as const;
type ProblemStatus = keyof typeof PROBLEMS;

export function problemResponses(problem: JsonSchema): Record<string, OpenApiResponse> {
  const content = { 'application/problem+json': { schema: problem } };
  const headers = { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } };
  return Object.fromEntries(
    Object.entries(PROBLEMS).map(([status, { name, description }]) => [
      name,
      { description, ...(status === '429' || status === 'default' ? { headers } : {}), content },
    ]),
  );
}

/** The problems a route can answer, by status, as references. */
export function problemsOf(route: Route, isVersioned: boolean): Record<string, { $ref: string }> {
  return Object.fromEntries(
    statusesOf(route, isVersioned).map((status) => [
      status,
      { $ref: `#/components/responses/${PROBLEMS[status].name}` },
    ]),
  );
}

function statusesOf({ method, path, access, query, body }: Route, isVersioned: boolean): ProblemStatus[] {
  const isChange = method !== 'GET';
  const isSigningIn = access === 'public' && isChange;
  const isForSome = access === 'admin' || access === 'owner' || access === 'seller-owner';
  const hasParams = path.includes('{');
  const possible: [ProblemStatus, boolean][] = [
    [400, hasParams || query !== undefined || body !== undefined],
    [401, access !== 'public' || isSigningIn],
    [403, isForSome],
    [404, hasParams],
    [409, isChange],
    [412, isVersioned && isChange],
    [413, body !== undefined],
    [415, body !== undefined],
    [429, isSigningIn],
    ['default', true],
  ];
  return possible.filter(([, isPossible]) => isPossible).map(([status]) => status);
}
