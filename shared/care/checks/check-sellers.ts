import { createAvitoClient } from '../../avito/client.ts';
import { readEnvironment, text, url } from '../../lambda/environment.ts';
import { sellerClients } from '../../sellers/seller-avito.ts';
import { Sellers } from '../../store/sellers.ts';
import { webhookKey } from '../../webhooks/webhook-key.ts';
import { webhookSecret, webhookUrl } from '../../webhooks/webhook-secret.ts';
import { checkSeller, type SellerContext } from './check-seller.ts';
import { type Finding, findingsOf, notChecked, ok } from './finding.ts';
import type { Patient } from './patient.ts';

const ENVIRONMENT = { AVITO_API_URL: url, SELLER_SECRET_PREFIX: text, WEBHOOK_KEY_SECRET_ARN: text, PUBLIC_URL: url };
const TIMEOUT_MS = 10_000;

/** Asks Avito as each seller, one after the other: a person reads along, and Avito counts requests. */
export async function* checkSellers(patient: Patient): AsyncGenerator<Finding> {
  try {
    yield* checkEach(new Sellers(patient.table), contextOf(patient));
  } catch (error) {
    yield notChecked('sellers', error);
  }
}

async function* checkEach(sellers: Sellers, context: SellerContext): AsyncGenerator<Finding> {
  let count = 0;
  for await (const sellerId of sellers.allIds()) {
    count += 1;
    yield* await findingsOf(`seller ${sellerId}`, async () => {
      const seller = await sellers.get(sellerId);
      return seller === undefined ? [] : checkSeller(seller, context);
    });
  }
  if (count === 0) yield ok('sellers', 'there are none yet: POST /api/sellers makes one');
}

function contextOf({ table, secrets, variables, now, sleep }: Patient): SellerContext {
  const environment = readEnvironment(ENVIRONMENT, variables);
  const key = webhookKey(secrets, environment.WEBHOOK_KEY_SECRET_ARN);
  return {
    avitoFor: sellerClients(
      {
        table,
        secrets,
        baseUrl: environment.AVITO_API_URL,
        secretPrefix: environment.SELLER_SECRET_PREFIX,
        timeoutMs: TIMEOUT_MS,
        now,
        sleep,
      },
      createAvitoClient,
    ),
    webhookUrlOf: async (sellerId, version) =>
      webhookUrl(environment.PUBLIC_URL, sellerId, webhookSecret(await key(), sellerId, version)),
  };
}
