import { afterAll, beforeAll, expect, it } from 'vitest';
import { aChat } from './a-chat.ts';
import { startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

it('the emergency stop for all, pulled over the API, silences the bot until it is released', async () => {
  const admin = await world.signIn();
  // Entries of one millisecond have no order.
  world.advance(1);
  const chat = aChat(world);

  await admin.stopAllSellers();
  chat.buyerWrites('Сколько стоит?');
  await world.runFor(10);
  expect(chat.answers()).toEqual([]);

  await admin.startAllSellers();
  chat.buyerWrites('А сколько стоит с доставкой?');
  await world.runFor(10);
  expect(chat.answers()).toHaveLength(1);
  const { items } = await admin.listAuditEntries();
  expect(items.map(({ action }) => action)).toEqual(['startAllSellers', 'stopAllSellers', 'logIn']);
});

it('who has not signed in is refused, on the same address', async () => {
  expect((await fetch(`${world.apiUrl}/api/auth/me`)).status).toBe(401);
});
