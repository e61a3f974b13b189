import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod';
import type { Route } from '../api/route.ts';
import { AppError } from '../errors/app-error.ts';
import { InputError, inputErrorOf } from './input-error.ts';

/** Larger ones go by a presigned upload. */
const LARGEST_BODY_BYTES = 256 * 1_024;

export function readParams({ params }: Route, event: APIGatewayProxyEventV2): undefined {
  return parse('path', params, event.pathParameters ?? {});
}

export function readQuery({ query }: Route, event: APIGatewayProxyEventV2): undefined {
  return parse('query', query, event.queryStringParameters ?? {});
}

/** Throws `body-too-large`, `body-not-json-type`, `body-not-json`, or `input-invalid` with each wrong field. */
export function readBody({ body: schema }: Route, event: APIGatewayProxyEventV2): undefined {
  const raw = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (raw.length > LARGEST_BODY_BYTES) {
    throw new AppError('invalid', { code: 'body-too-large', message: 'the body is larger than 256 KiB' });
  }
  if (schema === undefined) return undefined;
  if (raw.length === 0) return parse('body', schema, undefined);
  if (!/^application\/([\w.-]+\+)?json\b/i.test(event.headers['content-type'] ?? '')) {
    throw new AppError('invalid', { code: 'body-not-json-type', message: 'the content type must be application/json' });
  }
  return parse('body', schema, jsonOf(raw));
}

/** Throws an InputError for a header that is not a version as our ETags write it. */
export function readIfMatch({ headers }: APIGatewayProxyEventV2): number | undefined {
  const header = headers['if-match'];
  if (header === undefined || header === '*') return undefined;
  const version = /^"(\d{1,15})"$/.exec(header)?.[1];
  if (version === undefined) {
    throw new InputError([{ in: 'header', field: 'if-match', message: 'must be a version such as "7"' }]);
  }
  return Number(version);
}

function jsonOf(raw: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw));
  } catch {
    throw new AppError('invalid', { code: 'body-not-json', message: 'the body is not JSON in UTF-8' });
  }
}

/** Typed by the contract, one level up: there the schema is known. */
function parse(place: string, schema: z.ZodType | undefined, value: unknown): undefined {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw inputErrorOf(place, parsed.error);
  return parsed.data as undefined;
}
