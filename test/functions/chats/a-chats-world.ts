import { takeInDelivery } from '../../../functions/message-intake/take-in-delivery.ts';
import { startAvitoSandbox } from '../../../local/avito-sandbox/start-avito-sandbox.ts';
import { chatsRoutes } from '../../../shared/api/chats-routes.ts';
import { sellerAvito } from '../../../shared/sellers/seller-avito.ts';
import { ListingChats } from '../../../shared/store/listing-chats.ts';
import { Listings } from '../../../shared/store/listings.ts';
import { ParkedEvents } from '../../../shared/store/parked-events.ts';
import type { Seller } from '../../../shared/store/sellers.ts';
import { aSecretsManager } from '../../support/a-secrets-manager.ts';
import { aSeller } from '../../support/a-seller.ts';
import { aTable } from '../../support/a-table.ts';
import { apiSurroundings } from '../../support/an-api.ts';
import { checked } from '../auth/an-auth.ts';

const PREFIX = 'avito-assistant/test/sellers/';
/** Long enough for a busy machine, short enough to wait for. */
const AVITO_TIMEOUT_MS = 400;

/** The chats function on a table, with the sandbox as Avito; its clock stands still until it is moved, and sleeping moves it. */
export async function aChatsWorld() {
  const [table, secrets] = await Promise.all([aTable(), aSecretsManager()]);
  const surroundings = await apiSurroundings(table);
  const { clock, notebook } = surroundings;
  const sandbox = await startAvitoSandbox({
    port: 0,
    now: () => clock.at,
    sleep: async () => undefined,
    withOldChats: false,
  });
  const [account] = sandbox.accounts;
  if (account === undefined) throw new Error('the sandbox has no account');
  const sleep = async (milliseconds: number) => {
    clock.at += milliseconds;
  };
  const { createHandler, chatStores } = await load();
  const stores = chatStores(table);
  const avitoFor = sellerAvito({
    table,
    secrets: secrets.client,
    baseUrl: sandbox.url,
    secretPrefix: PREFIX,
    timeoutMs: AVITO_TIMEOUT_MS,
    now: () => clock.at,
    sleep,
  });
  const deps = {
    ...surroundings.deps,
    ...stores,
    sleep,
    avitoFor,
    avitoUrl: sandbox.url,
  };
  const intake = {
    ...stores,
    listingChats: new ListingChats(table),
    parkedEvents: new ParkedEvents(table),
    replyQueue: { schedule: async () => undefined },
    now: () => clock.at,
    log: notebook.log,
    measure: notebook.measure,
  };
  let sellers = 0;
  return {
    table,
    clock,
    notebook,
    sandbox,
    control: sandbox.control,
    stores,
    listings: new Listings(table),
    listingChats: new ListingChats(table),
    deps,
    avitoFor,
    person: surroundings.person,
    token: surroundings.token,
    call: checked(chatsRoutes, createHandler(deps)),
    /** Takes in a webhook as the intake does. */
    takeIn: (seller: Seller, body: string) =>
      takeInDelivery(
        {
          queueMessageId: `q-${clock.at}`,
          sellerId: seller.sellerId,
          source: 'webhook',
          secretVersion: 1,
          receivedAt: clock.at,
          body,
        },
        intake,
      ),
    /** Connected to the sandbox's furniture shop, with an operator of his own. */
    async seller(changes: Partial<Seller> = {}) {
      sellers += 1;
      const seller = aSeller({
        sellerId: `seller-${Math.random().toString(36).slice(2, 8)}-${sellers}`,
        avitoUserId: String(account.id),
        ...changes,
      });
      await stores.sellers.create(seller);
      const { clientId, clientSecret } = account;
      await secrets.keep(`${PREFIX}${seller.sellerId}`, JSON.stringify({ clientId, clientSecret }));
      const userId = `operator-of-${seller.sellerId}`;
      return { seller, userId, as: await surroundings.person('operator', [seller.sellerId], userId) };
    },
    close: () => Promise.all([table.close(), secrets.close(), sandbox.close()]),
  };
}
export type ChatsWorld = Awaited<ReturnType<typeof aChatsWorld>>;

/** The module makes its own deps when it is loaded, as in Lambda; tests make theirs. */
async function load() {
  Object.assign(process.env, {
    TABLE_NAME: 'unused',
    ACCESS_KEYS_SECRET_ARN: 'unused',
    ORIGIN_KEY_SECRET_ARN: 'not-read',
    CORS_ORIGINS: '[]',
    AVITO_API_URL: 'http://avito.invalid',
    SELLER_SECRET_PREFIX: 'unused',
    AWS_REGION: 'eu-central-1',
  });
  const [{ createHandler }, { chatStores }] = await Promise.all([
    import('../../../functions/chats/handler.ts'),
    import('../../../functions/chats/deps.ts'),
  ]);
  return { createHandler, chatStores };
}
