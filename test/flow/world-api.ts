import { seedAdmin } from '../../local/seed/seed-admin.ts';
import { requireVariable } from '../../local/template/describe-cloud.ts';
import { type Client, createClient } from '../../shared/api/client.ts';
import { contract } from '../../shared/api/contract.ts';
import type { Cloud } from './cloud.ts';

/** By service name, each loaded after the environment is set, and only where a test calls it. */
const loaders: Record<string, () => Promise<{ handler: unknown }>> = {
  'avito-webhook': () => import('../../functions/avito-webhook/handler.ts'),
  auth: () => import('../../functions/auth/handler.ts'),
  users: () => import('../../functions/users/handler.ts'),
  sellers: () => import('../../functions/sellers/handler.ts'),
  chats: () => import('../../functions/chats/handler.ts'),
  knowledge: () => import('../../functions/knowledge/handler.ts'),
  playground: () => import('../../functions/playground/handler.ts'),
  insights: () => import('../../functions/insights/handler.ts'),
  system: () => import('../../functions/system/handler.ts'),
};

/** Serves webhooks and the API through the gateway, in this process. */
export function serveHttp({ description, gateway }: Cloud, context: object): void {
  const nameOf = new Map(description.functions.map(({ arn, name }) => [arn, name]));
  gateway.serve({
    // Throttling has its own tests; here it would make a test depend on how fast the machine is.
    apis: description.httpApis.map((api) => ({ ...api, throttling: undefined, routeThrottling: new Map() })),
    site: undefined,
    log: () => {},
    invoke: async (arn, event) => {
      const load = loaders[nameOf.get(arn) ?? ''];
      if (load === undefined) throw new Error(`no handler for ${arn}`);
      const { handler } = await load();
      const result = await (handler as (event: object, context: object) => unknown)(event, context);
      // Lambda hands over JSON: what is undefined is not there.
      return { kind: 'answered', payload: JSON.parse(JSON.stringify(result)) };
    },
  });
}

/** Every route of the API, as the first admin, who is made where there is none. */
export async function signIn({ description, engines, gateway }: Cloud): Promise<Client<typeof contract>> {
  const admin = { email: 'admin@example.com', password: 'four unrelated words' };
  await seedAdmin({
    admin,
    engines,
    tableName: requireVariable(description, 'TABLE_NAME'),
    signingKeysSecretArn: requireVariable(description, 'SIGNING_KEYS_SECRET_ARN'),
    accessKeysSecretArn: requireVariable(description, 'ACCESS_KEYS_SECRET_ARN'),
    now: Date.now,
  });
  const baseUrl = gateway.url;
  const { accessToken } = await createClient<typeof contract>(contract, { baseUrl }).logIn({ body: admin });
  return createClient<typeof contract>(contract, { baseUrl, accessToken: () => accessToken });
}
