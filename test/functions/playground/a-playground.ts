import { startGeminiStandIn } from '../../../local/gemini-stand-in/start-gemini-stand-in.ts';
import { createGeminiModel } from '../../../shared/ai/gemini-model.ts';
import type { LanguageModel } from '../../../shared/ai/language-model.ts';
import { backtestRoutes } from '../../../shared/api/backtest-routes.ts';
import { playgroundRoutes } from '../../../shared/api/playground-routes.ts';
import { scenariosRoutes } from '../../../shared/api/scenarios-routes.ts';
import { type Seller, Sellers } from '../../../shared/store/sellers.ts';
import { aSeller } from '../../support/a-seller.ts';
import { aTable } from '../../support/a-table.ts';
import { apiSurroundings } from '../../support/an-api.ts';
import { checked } from '../auth/an-auth.ts';

export const MODEL = 'gemini-3.5-flash-lite';

/** The function `playground` on a table of the test, with the stand-in as Gemini; its clock stands still until it is moved. */
export async function aPlayground() {
  const [table, standIn] = await Promise.all([aTable(), startGeminiStandIn({ port: 0 })]);
  const world = await apiSurroundings(table);
  const { createHandler, playgroundStores } = await load();
  const model = createGeminiModel({
    apiKey: 'key',
    baseUrl: standIn.url,
    model: MODEL,
    fallbackModel: MODEL,
    timeoutMs: 2_000,
    prices: { [MODEL]: { inputUsdPerMillion: 0.3, outputUsdPerMillion: 2.5 } },
    now: () => world.clock.at,
  });
  const stores = playgroundStores(table);
  const routes = { ...playgroundRoutes, ...backtestRoutes, ...scenariosRoutes };
  const callWith = (change: { model?: LanguageModel }) =>
    checked(routes, createHandler({ ...world.deps, ...stores, model, ...change }));
  let sellers = 0;
  return {
    ...world,
    table,
    standIn,
    stores,
    model,
    call: callWith({}),
    /** The same function with another model. */
    callWith,
    /** A new seller with somebody who may ask for him. */
    async aSellerWith(changes: Partial<Seller> = {}, role: 'owner' | 'operator' = 'owner') {
      sellers += 1;
      const sellerId = `seller-${sellers}`;
      const seller = aSeller({ sellerId, avitoUserId: String(sellers), ...changes });
      await new Sellers(table).create(seller);
      const userId = `${role}-${sellers}`;
      return { seller, userId, as: await world.person(role, [sellerId], userId) };
    },
    close: () => Promise.all([table.close(), standIn.close()]),
  };
}
export type APlayground = Awaited<ReturnType<typeof aPlayground>>;

/** The module makes its own deps when it is loaded, as in Lambda; tests make theirs. */
async function load() {
  Object.assign(process.env, {
    TABLE_NAME: 'unused',
    ACCESS_KEYS_SECRET_ARN: 'unused',
    ORIGIN_KEY_SECRET_ARN: 'not-read',
    CORS_ORIGINS: '[]',
    GEMINI_KEY_SECRET_ARN: 'unused',
    GEMINI_API_URL: 'http://gemini.invalid',
    GEMINI_MODEL: MODEL,
    GEMINI_FALLBACK_MODEL: MODEL,
    GEMINI_TIMEOUT_MS: '2000',
    GEMINI_PRICES: '{}',
    AWS_REGION: 'eu-central-1',
  });
  const [{ createHandler }, { playgroundStores }] = await Promise.all([
    import('../../../functions/playground/handler.ts'),
    import('../../../functions/playground/deps.ts'),
  ]);
  return { createHandler, playgroundStores };
}
