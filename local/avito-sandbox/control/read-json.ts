import type { Context } from 'hono';
import type * as z from 'zod';
import { SandboxRefusal } from '../world/refusal.ts';

/** @throws SandboxRefusal for a body that is not JSON, ZodError for one of another shape. */
export async function readJson<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  let body: unknown;
  try {
    body = JSON.parse(await c.req.text());
  } catch {
    throw new SandboxRefusal(400, 'not-json', 'the body must be JSON');
  }
  return schema.parse(body);
}
