import { expect, it } from 'vitest';
import { DEMO_ACCOUNTS } from '../../../local/avito-sandbox/demo/demo-accounts.ts';
import { anError, aSandbox, chairId, send, shopId, valueAt } from './a-sandbox.ts';

it('names the file of an account that loads its ads from one, and nobody else’s', async () => {
  const { call, callAs, url } = await aSandbox();
  const { body } = await call('GET', '/autoload/v2/profile');
  expect(valueAt(body, 'feeds_data')).toEqual([{ feed_name: 'Основной', feed_url: `${url}/feeds/${shopId}.xml` }]);
  const other = await callAs(DEMO_ACCOUNTS.electronics);
  expect(await other('GET', '/autoload/v2/profile')).toMatchObject({ status: 404, body: anError(404) });
});

it('serves that file to whoever asks', async () => {
  const { url, control } = await aSandbox();
  control.addListing({ ownerId: shopId, title: 'Стол <2> & стул', autoloadId: 'B&1', description: 'x' });
  const { status, headers, body } = await send(`${url}/feeds/${shopId}.xml`, {});
  expect([status, headers.get('content-type')]).toEqual([200, 'application/xml; charset=utf-8']);
  expect(body).toContain('<Id>A-17</Id>');
  expect(body).toContain('<Title>Стол &lt;2&gt; &amp; стул</Title>');
  expect((await send(`${url}/feeds/1.xml`, {})).status).toBe(404);
});

it.each(['A-17|A-99', 'A-17,A-99'])('tells which ads of %s became which listings', async (query) => {
  const { call } = await aSandbox();
  expect(await call('GET', `/autoload/v2/items/avito_ids?query=${encodeURIComponent(query)}`)).toMatchObject({
    status: 200,
    body: {
      items: [
        { ad_id: 'A-17', avito_id: chairId },
        { ad_id: 'A-99', avito_id: null },
      ],
    },
  });
});

it('knows nothing of other accounts’ ads, and wants to be asked for some', async () => {
  const { callAs } = await aSandbox();
  const other = await callAs(DEMO_ACCOUNTS.electronics);
  const answer = await other('GET', '/autoload/v2/items/avito_ids?query=A-17');
  expect(valueAt(answer.body, 'items')).toEqual([{ ad_id: 'A-17', avito_id: null }]);
  expect(await other('GET', '/autoload/v2/items/avito_ids')).toMatchObject({ status: 400, body: anError(400) });
});

it('can be told to fail', async () => {
  const { call, control } = await aSandbox();
  control.setFault({ kind: 'forbidden', operation: 'autoload-profile', times: 1 });
  expect((await call('GET', '/autoload/v2/profile')).status).toBe(403);
  expect((await call('GET', '/autoload/v2/profile')).status).toBe(200);
});
