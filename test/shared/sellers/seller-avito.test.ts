import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startAvitoSandbox } from '../../../local/avito-sandbox/start-avito-sandbox.ts';
import { sellerAvito } from '../../../shared/sellers/seller-avito.ts';
import type { Seller } from '../../../shared/store/sellers.ts';
import { aSecretsManager } from '../../support/a-secrets-manager.ts';
import { aSeller } from '../../support/a-seller.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';

let table: TestTable;
let secrets: Awaited<ReturnType<typeof aSecretsManager>>;
let sandbox: Awaited<ReturnType<typeof startAvitoSandbox>>;
beforeAll(async () => {
  [table, secrets, sandbox] = await Promise.all([aTable(), aSecretsManager(), startAvitoSandbox({ port: 0 })]);
});
afterAll(() => Promise.all([table.close(), secrets.close(), sandbox.close()]));

let seller: Seller;
let sellers = 0;
beforeEach(() => {
  sellers += 1;
  seller = aSeller({ sellerId: `seller-${sellers}`, avitoUserId: String(sandbox.accounts[0]?.id) });
});

const aProcess = (baseUrl = sandbox.url) =>
  sellerAvito({
    table,
    secrets: secrets.client,
    baseUrl,
    secretPrefix: 'avito-assistant/test/sellers/',
    now: Date.now,
    sleep: async () => undefined,
  });
const keepKeys = ({ sellerId }: Seller) => {
  const { clientId, clientSecret } = sandbox.accounts[0] ?? {};
  return secrets.keep(`avito-assistant/test/sellers/${sellerId}`, JSON.stringify({ clientId, clientSecret }));
};

it("is asked as the seller, with the seller's own keys", async () => {
  await keepKeys(seller);
  // With the keys of another account Avito would refuse these chats.
  expect(await aProcess()(seller).listChats()).toEqual(expect.any(Array));
});

it('fetches one token for all processes', async () => {
  await keepKeys(seller);
  // Counts: a fault that does nothing is used up by each request.
  sandbox.control.setFault({ kind: 'slow', milliseconds: 0, operation: 'token', times: 10 });
  await Promise.all(Array.from({ length: 4 }, () => aProcess()(seller).listChats()));
  expect(sandbox.control.faults().api).toEqual([expect.objectContaining({ times: 9 })]);
});

it('is kept per process, and made anew for another account', () => {
  const process = aProcess();
  expect(process(seller)).toBe(process({ ...seller }));
  expect(process(seller)).not.toBe(process({ ...seller, avitoUserId: '7' }));
});

it('is not there for a seller without an account', () => {
  const { avitoUserId: _none, ...unconnected } = seller;
  expect(() => aProcess()(unconnected)).toThrow(
    expect.objectContaining({ kind: 'permanent', code: 'seller-not-connected' }),
  );
});

it('says when there are no keys', async () => {
  await expect(aProcess()(seller).listChats()).rejects.toMatchObject({ code: 'seller-credentials-missing' });
});
