import { randomUUID } from 'node:crypto';
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ensureAccessKeys } from '../../shared/access/ensure-access-keys.ts';
import { readPublicKeys } from '../../shared/access/key-secrets.ts';
import { contract } from '../../shared/api/contract.ts';
import { buildOpenApi } from '../../shared/api/openapi.ts';
import type { FunctionName, Route } from '../../shared/api/route.ts';
import { connectTable } from '../../shared/store/table.ts';
import { type Cloud, startCloud } from '../flow/cloud.ts';
import { type ApiAnswer, type ApiRequest, apiSurroundings, callerOf } from '../support/an-api.ts';
import { openApiAnswers } from '../support/openapi-answers.ts';

export type RouteName = keyof typeof contract;
export const routeNames = Object.keys(contract) as RouteName[];
/** As every route may be looked at, whatever it is. */
export const routeOf = (name: RouteName): Route => contract[name];

type Handler = Parameters<typeof callerOf>[1];

/** All functions of the API as they are deployed, with the engines and the sandbox, and people with tokens of every kind. */
export async function startWholeApi() {
  const cloud = await startCloud();
  return { ...(await wholeApiOn(cloud)), close: () => cloud.close() };
}
export type WholeApi = Awaited<ReturnType<typeof startWholeApi>>;

/** The same on a cloud that runs already, and is closed by whoever started it. */
export async function wholeApiOn(cloud: Cloud) {
  const table = connectTable(process.env.TABLE_NAME ?? '');
  const people = await apiSurroundings(table, Date.now());
  await trust(people.publicJwk);
  const handlers = await loadHandlers();
  const promised = openApiAnswers(buildOpenApi(contract, { version: 'test' }));
  return {
    cloud,
    ...people,
    /** Calls a route, and holds whatever it answers against `openapi.json`. */
    async call(name: RouteName, request: ApiRequest = {}): Promise<ApiAnswer> {
      const answer = await callerOf(contract, handlers[routeOf(name).function])(name, request);
      const broken = promised.check(name, answer);
      if (broken.length > 0) throw new Error(`not as openapi.json promises: ${broken.join('; ')}`);
      return answer;
    },
  };
}

/** Makes the deployment's own keys, and adds the test's to those that functions check access tokens with. */
async function trust(publicJwk: object): Promise<void> {
  const secrets = new SecretsManagerClient();
  const accessKeysSecretArn = process.env.ACCESS_KEYS_SECRET_ARN ?? '';
  const signingKeysSecretArn = process.env.SIGNING_KEYS_SECRET_ARN ?? '';
  await ensureAccessKeys({ secrets, signingKeysSecretArn, accessKeysSecretArn, now: Date.now, newId: randomUUID });
  const own = await readPublicKeys({ secrets, signingKeysSecretArn, accessKeysSecretArn });
  const SecretString = JSON.stringify({ keys: [...own, publicJwk] });
  await secrets.send(new PutSecretValueCommand({ SecretId: accessKeysSecretArn, SecretString }));
}

/** Loaded after the environment is set, as Lambda does it. */
async function loadHandlers(): Promise<Record<FunctionName, Handler>> {
  const [auth, users, sellers, chats, knowledge, playground, insights, system] = await Promise.all([
    import('../../functions/auth/handler.ts'),
    import('../../functions/users/handler.ts'),
    import('../../functions/sellers/handler.ts'),
    import('../../functions/chats/handler.ts'),
    import('../../functions/knowledge/handler.ts'),
    import('../../functions/playground/handler.ts'),
    import('../../functions/insights/handler.ts'),
    import('../../functions/system/handler.ts'),
  ]);
  return {
    auth: auth.handler,
    users: users.handler,
    sellers: sellers.handler,
    chats: chats.handler,
    knowledge: knowledge.handler,
    playground: playground.handler,
    insights: insights.handler,
    system: system.handler,
  };
}
