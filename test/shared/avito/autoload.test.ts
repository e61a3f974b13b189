import { expect, it } from 'vitest';
import { MOST_AD_IDS } from '../../../shared/avito/autoload.ts';
import { aClient } from './a-client.ts';
import { aSandboxClient } from './a-sandbox.ts';
import { answerJson } from './http-server.ts';

const answering = (body: unknown) => aClient((response) => answerJson(response, body));

it.each([
  ['the feeds of today’s profiles', { feeds_data: [{ feed_name: 'Основной', feed_url: 'https://a.example/1.xml' }] }],
  ['a feed without a name', { feeds_data: [{ feed_url: 'https://a.example/1.xml' }] }],
  ['the one address of old profiles', { feeds_data: null, upload_url: 'https://a.example/1.xml' }],
  ['whole feeds among broken ones', { feeds_data: [{ feed_url: null }, { feed_url: 'https://a.example/1.xml' }, 7] }],
])('finds %s', async (_, body) => {
  const { client } = await answering(body);
  expect((await client.listAutoloadFeeds()).map(({ url }) => url)).toEqual(['https://a.example/1.xml']);
});

it.each([[{}], [{ feeds_data: [] }], [{ feeds_data: 'none', upload_url: '' }]])('finds no feed in %j', async (body) => {
  const { client } = await answering(body);
  expect(await client.listAutoloadFeeds()).toEqual([]);
});

it('finds the listings of ads, by numbers or texts, and leaves out those Avito does not know', async () => {
  const { client } = await answering({
    items: [
      { ad_id: 'A-1', avito_id: 3456789012 },
      { ad_id: 2, avito_id: '3456789013' },
      { ad_id: 'A-3', avito_id: null },
      { ad_id: 'A-4' },
      { ad_id: 'A-5', avito_id: 0 },
      null,
    ],
  });
  expect([...(await client.getAvitoIds(['A-1']))]).toEqual([
    ['A-1', '3456789012'],
    ['2', '3456789013'],
  ]);
});

it('asks for a hundred ads in one address that servers take', async () => {
  const { client, requests } = await answering({ items: [] });
  await client.getAvitoIds(Array.from({ length: MOST_AD_IDS }, (_, index) => `shop-2026-${index}`));
  expect(requests[0]?.url?.length).toBeLessThan(8_000);
});

it.each(['a,b', 'a|b', ''])('does not ask for %j, which would be another question', async (adId) => {
  const { client, requests } = await answering({ items: [] });
  await expect(client.getAvitoIds([adId])).rejects.toMatchObject({ kind: 'invalid' });
  expect(requests).toEqual([]);
});

it('says that an account has no autoload', async () => {
  const { client } = await aSandboxClient({ account: 1 });
  await expect(client.listAutoloadFeeds()).rejects.toMatchObject({ kind: 'not-found', code: 'avito-not-found' });
});
