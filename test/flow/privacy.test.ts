import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { localClient } from '../../local/engines/local-client.ts';
import type { ChatRef } from '../../shared/store/chat.ts';
import { chatPartition } from '../../shared/store/chat-key.ts';
import { connectTable } from '../../shared/store/table.ts';
import { aChat } from './a-chat.ts';
import { startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(() => world.setSettings({}));
afterAll(() => world.close());

/** Everything that is kept of a chat, by its sort key. */
async function keptOf(chat: ChatRef): Promise<[string, Record<string, unknown>][]> {
  const table = connectTable(
    process.env.TABLE_NAME ?? '',
    new DynamoDBClient(localClient(world.cloud.engines.dynamoDb)),
  );
  const query = new QueryCommand({
    TableName: table.name,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': chatPartition(chat) },
  });
  return ((await table.client.send(query)).Items ?? []).map((item) => [String(item.sk), item]);
}

it('a phone the buyer writes does not reach Gemini, and he is not asked for it again', async () => {
  const chat = aChat(world);
  chat.buyerWrites('Здравствуйте! Мой номер 8 (912) 345-67-89');
  await world.runFor(10);
  expect(world.gemini.requests().last).toContain('[телефон 1]');
  world.gemini.behave({ obey: 'Оставьте ваш номер телефона, продавец перезвонит.', times: 1 });
  chat.buyerWrites('Сколько стоит?');
  await world.runFor(10);

  const { last } = world.gemini.requests();
  expect(last).toContain('Сколько стоит?');
  expect(last).toContain('[телефон 1]');
  expect(last).not.toMatch(/345-67-89/);
  expect(chat.answers()).toHaveLength(2);
  expect(chat.answers().join()).not.toMatch(/оставьте|345-67/i);
});

it('the name by which Avito calls the buyer is known by the first answer, and does not reach Gemini', async () => {
  const chat = aChat(world);
  chat.buyerWrites('Сколько стоит?');
  await world.run();
  expect(await chat.chat()).toMatchObject({ buyerName: expect.stringMatching(/^Покупатель \d+$/) });
  const [, { buyerName }] = (await keptOf(chat.ref())).find(([key]) => key === 'CHAT') ?? ['', {}];
  chat.buyerWrites('А доставка есть?');
  await world.run();
  expect(world.gemini.requests().last).toContain('А доставка есть?');
  expect(world.gemini.requests().last).not.toContain(String(buyerName));
});

it('everything that is kept of a chat has a time to go, of which the chat is not the first', async () => {
  await world.setSettings({ retentionDays: 30 });
  const chat = aChat(world);
  chat.buyerWrites('Сколько стоит?');
  await world.run();
  chat.sellerWrites('Это Анна, я здесь.');
  await world.run();
  chat.buyerWrites('А доставка есть?');
  await world.run();
  world.advance(3_600);
  chat.buyerWrites('Ау?');
  await world.runFor(10);

  const kept = await keptOf(chat.ref());
  expect(kept.length).toBeGreaterThan(5);
  const last = Math.floor(Date.now() / 1_000) + 30 * 86_400;
  const lacking = kept.filter(([, { expiresAt }]) => !(Number(expiresAt) > last - 7_200 && Number(expiresAt) <= last));
  expect(lacking.map(([key]) => key)).toEqual([]);
  const [, own] = kept.find(([key]) => key === 'CHAT') ?? [];
  const others = kept.map(([, { expiresAt }]) => Number(expiresAt));
  // Within the seconds that one answer takes.
  expect(Number(own?.expiresAt)).toBeGreaterThan(Math.max(...others) - 60);
});

it('what a seller wants to keep for ever is kept for ever', async () => {
  await world.setSettings({ retentionDays: 0 });
  const chat = aChat(world);
  chat.buyerWrites('Сколько стоит?');
  await world.run();
  const kept = await keptOf(chat.ref());
  expect(new Set(kept.map(([, { expiresAt }]) => expiresAt))).toEqual(new Set([253_402_300_799]));
});
