import { randomUUID } from 'node:crypto';
import { createLocalJWKSet } from 'jose';
import { expect, vi } from 'vitest';
import type { AuthDeps } from '../../../functions/auth/deps.ts';
import { newSigningKey } from '../../../shared/access/new-signing-key.ts';
import { hashPassword } from '../../../shared/access/password-hash.ts';
import { authRoutes } from '../../../shared/api/auth-routes.ts';
import { buildOpenApi } from '../../../shared/api/openapi.ts';
import type { Contract } from '../../../shared/api/route.ts';
import { Logins } from '../../../shared/store/logins.ts';
import { type User, Users } from '../../../shared/store/users.ts';
import type { TestTable } from '../../support/a-table.ts';
import { type ApiRequest, apiSurroundings, callerOf } from '../../support/an-api.ts';
import { openApiAnswers } from '../../support/openapi-answers.ts';

export const PASSWORD = 'four unrelated words do';
/** Made once: a hash costs more than a request. */
const hash = hashPassword(PASSWORD);
let people = 0;

/** The function `auth` on the test's table, with keys of its own. */
export async function anAuth(table: TestTable) {
  setEnvironment(table, 'auth');
  const { createHandler } = await import('../../../functions/auth/handler.ts');
  const { createDeps } = await import('../../../functions/auth/deps.ts');
  const world = await apiSurroundings(table);
  const signingKey = await newSigningKey('own', 0);
  const { d: _private, activeFrom: _from, ...publicKey } = signingKey;
  const deps: AuthDeps & { users: Users } = {
    ...createDeps(),
    ...world.deps,
    users: new Users(table),
    keys: createLocalJWKSet({ keys: [world.publicJwk, publicKey] }),
    newId: randomUUID,
    signingKey: async () => signingKey,
  };
  const callWith = (others: Partial<AuthDeps>) => checked(authRoutes, createHandler({ ...deps, ...others }));
  return {
    ...world,
    deps,
    /** The same function with other capabilities, as after a restart or in a crash. */
    callWith,
    call: callWith({}),
    /** Somebody who can sign in with `PASSWORD`. */
    async aPerson(given: Partial<User> = {}, passwordHash?: string): Promise<User> {
      people += 1;
      const user: User = {
        userId: `person-${people}`,
        email: `person-${people}@example.com`,
        name: `Person ${people}`,
        role: 'owner',
        sellerIds: [],
        isActive: true,
        tokensValidFrom: 0,
        version: 1,
        createdAt: world.clock.at,
        ...given,
      };
      await new Logins(table).claim(user.email, { userId: user.userId, userVersion: 1, claimedAt: world.clock.at });
      await deps.users.create(user, passwordHash ?? (await hash));
      return user;
    },
  };
}
export type AnAuth = Awaited<ReturnType<typeof anAuth>>;

/** As the function finds it when it is loaded; nothing but the table is reached. */
export function setEnvironment(table: TestTable, service: string): void {
  const variables = {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'LOCALLOCALLOCALLOCAL',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_MAX_ATTEMPTS: '1',
    AWS_ENDPOINT_URL_DYNAMODB: table.url,
    POWERTOOLS_SERVICE_NAME: service,
    POWERTOOLS_METRICS_NAMESPACE: 'AvitoAssistant',
    TABLE_NAME: table.name,
    ACCESS_KEYS_SECRET_ARN: 'arn:aws:secretsmanager:eu-central-1:000000000000:secret:access-keys',
    ORIGIN_KEY_SECRET_ARN: 'not-read',
    SIGNING_KEYS_SECRET_ARN: 'arn:aws:secretsmanager:eu-central-1:000000000000:secret:signing-keys',
    CORS_ORIGINS: '[]',
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
}

/** Calls routes, and holds every answer against the document that is published of them. */
export function checked<C extends Contract>(routes: C, handler: Parameters<typeof callerOf<C>>[1]) {
  const documented = openApiAnswers(buildOpenApi(routes, { version: '1' }));
  const call = callerOf(routes, handler);
  return async (name: keyof C & string, request?: ApiRequest) => {
    const answer = await call(name, request);
    expect(documented.check(name, answer)).toEqual([]);
    return answer;
  };
}

/** The cookie of an answer, as a browser would send it back. */
export function cookieOf({ cookies }: { cookies: string[] }): string {
  return cookies[0]?.split(';')[0] ?? '';
}
