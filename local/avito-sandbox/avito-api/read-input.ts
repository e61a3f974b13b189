import type * as z from 'zod';
import type { AvitoContext } from './avito-env.ts';
import { badRequest, validationError } from './error-bodies.ts';

type Input<T> = { ok: true; value: T } | { ok: false; answer: Response };

/** The JSON body, or Avito's 400. */
export async function readBody<T>(c: AvitoContext, schema: z.ZodType<T>): Promise<Input<T>> {
  let body: unknown;
  try {
    body = JSON.parse(await c.req.text());
  } catch {
    return { ok: false, answer: c.json(badRequest(), 400) };
  }
  return checked(c, schema.safeParse(body));
}

/** The query with repeated parameters as they came: each name with all its values. */
export function readQuery<T>(c: AvitoContext, schema: z.ZodType<T>): Input<T> {
  return checked(c, schema.safeParse(c.req.queries()));
}

function checked<T>(c: AvitoContext, parsed: z.ZodSafeParseResult<T>): Input<T> {
  if (parsed.success) return { ok: true, value: parsed.data };
  const fields = Object.fromEntries(
    parsed.error.issues.map(({ path, message }) => [path.join('.') || 'body', message]),
  );
  return { ok: false, answer: c.json(validationError(fields), 400) };
}
