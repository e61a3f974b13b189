import type { Hono } from 'hono';
import * as z from 'zod';
import type { AvitoContext, AvitoDeps, AvitoEnv } from './avito-env.ts';
import { misbehave } from './misbehave.ts';
import { expectAnswer } from './operation.ts';

const credentials = { client_id: z.string(), client_secret: z.string() };
const requestSchema = z.discriminatedUnion('grant_type', [
  z.object({ ...credentials, grant_type: z.literal('client_credentials') }),
  z.object({ ...credentials, grant_type: z.literal('refresh_token'), refresh_token: z.string() }),
]);

/** `POST /token`, form-encoded only. What its errors look like is documented nowhere: these are OAuth's. */
export function addTokenRoute(app: Hono<AvitoEnv>, deps: AvitoDeps): void {
  const refused = (c: AvitoContext, status: 400 | 401, error: string, description: string) =>
    c.json({ error, error_description: description }, deps.oddities.tokenErrorsAnswer200 ? 200 : status);

  app.on('POST', ['/token', '/token/'], async (c) => {
    expectAnswer(c);
    const form = await formOf(c);
    if (form === undefined) return refused(c, 400, 'invalid_request', 'the body must be form-encoded');
    const account = deps.world.accounts.find(({ clientId }) => clientId === form.client_id);
    return misbehave(c, deps, deps.faults.takeApiFault(account?.id, 'token'), () => {
      const request = requestSchema.safeParse(form);
      if (!request.success)
        return refused(c, 400, 'unsupported_grant_type', 'unknown grant_type or a field is missing');
      if (account === undefined || account.clientSecret !== request.data.client_secret) {
        return refused(c, 401, 'invalid_client', 'client_id or client_secret is wrong');
      }
      if (request.data.grant_type === 'client_credentials') return c.json(deps.tokens.issue(account));
      const pair = deps.tokens.refresh(account, request.data.refresh_token);
      return pair ? c.json(pair) : refused(c, 400, 'invalid_grant', 'the refresh token is unknown or was used');
    });
  });
}

async function formOf(c: AvitoContext): Promise<Record<string, string> | undefined> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return undefined;
  return Object.fromEntries(new URLSearchParams(await c.req.text()));
}
