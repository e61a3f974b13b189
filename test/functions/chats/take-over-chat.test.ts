import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { releaseChat } from '../../../functions/chats/release-chat.ts';
import { takeInHand } from '../../../functions/chats/take-in-hand.ts';
import type { chatsRoutes } from '../../../shared/api/chats-routes.ts';
import type { Call } from '../../../shared/api/route.ts';
import { aChatsWorld, type ChatsWorld } from './a-chats-world.ts';
import { aSandboxChat, type SandboxChat } from './a-sandbox-chat.ts';

let world: ChatsWorld;
beforeAll(async () => {
  world = await aChatsWorld();
});
afterAll(() => world.close());

let given: Awaited<ReturnType<ChatsWorld['seller']>>;
let chat: SandboxChat;
beforeEach(async () => {
  given = await world.seller();
  chat = await aSandboxChat(world, given.seller);
});

const takeOver = (body?: unknown) =>
  world.call('takeOverChat', { as: given.as, params: chat.params, ...(body === undefined ? {} : { body }) });
const release = () => world.call('releaseChat', { as: given.as, params: chat.params });
const iso = (time: number) => new Date(time).toISOString();

describe('a chat that a person takes over', () => {
  it('is quiet for as long as the seller has chosen, and its open turn is his', async () => {
    expect(await takeOver()).toMatchObject({
      status: 200,
      body: { takeoverUntil: iso(world.clock.at + 30 * 60_000), buyerMessages: 1 },
    });
    expect(await world.stores.replies.get(chat.ref, 1)).toMatchObject({ state: 'silent', reason: 'human-answers' });
    expect(await chat.buyerWrites('Ау')).toBe('not-to-be-answered');
  });

  it('needs him until he has written, for the buyer still waits', async () => {
    expect((await takeOver()).body).toMatchObject({ state: 'needs-human', unansweredSeconds: 2 });
    await chat.humanWrites('Это Анна');
    const { body } = await world.call('getChat', { as: given.as, params: chat.params });
    expect(body).toMatchObject({ state: 'waiting', lastMessage: { author: 'human' } });
    expect(body).not.toHaveProperty('handedOffAt');
  });

  it('needs nobody when the buyer has had his answer', async () => {
    await chat.answer();
    expect((await takeOver()).body).toMatchObject({ state: 'waiting', takeoverUntil: expect.any(String) });
  });

  it('is taken for as many minutes as he says, by whoever wants it longer, and never for less', async () => {
    await takeOver({ minutes: 60 });
    const colleague = await world.person('operator', [given.seller.sellerId], 'colleague');
    const until = iso(world.clock.at + 60 * 60_000);
    const shorter = await world.call('takeOverChat', { as: colleague, params: chat.params, body: { minutes: 5 } });
    expect(shorter).toMatchObject({ status: 200, body: { takeoverUntil: until } });
    expect((await takeOver({ minutes: 90 })).body.takeoverUntil).toBe(iso(world.clock.at + 90 * 60_000));
  });

  it('keeps what a buyer writes at the same moment', async () => {
    await Promise.all([takeOver(), chat.buyerWrites('Ау'), chat.buyerWrites('Вы тут?')]);
    const { body } = await world.call('listMessages', { as: given.as, params: chat.params });
    expect(body.items).toHaveLength(3);
    expect((await chat.chat())?.takeoverUntil).toBeDefined();
  });

  it.each([{ minutes: 0 }, { minutes: 10_081 }, { minutes: '5' }, { until: 'tomorrow' }])(
    'is not taken with %o',
    async (body) => {
      expect(await takeOver(body)).toMatchObject({ status: 400 });
    },
  );
});

describe('who has a chat', () => {
  const shown = async () =>
    (await world.call('getChat', { as: given.as, params: chat.params })).body as { takenOverBy?: string };
  const colleague = () => world.person('operator', [given.seller.sellerId], 'colleague');

  it('is he who took it last, in the list as well, until he gives it back', async () => {
    expect((await takeOver({ minutes: 60 })).body.takenOverBy).toBe(given.userId);
    await world.call('takeOverChat', { as: await colleague(), params: chat.params, body: { minutes: 5 } });
    expect(await shown()).toMatchObject({ takenOverBy: 'colleague' });
    const { sellerId } = given.seller;
    const { body } = await world.call('listChats', { as: given.as, params: { sellerId } });
    expect(body.items).toMatchObject([{ takenOverBy: 'colleague' }]);
    expect((await release()).body).not.toHaveProperty('takenOverBy');
    expect(await chat.chat()).not.toHaveProperty('takenOverBy');
  });

  it('is he who wrote, also when the echo of it comes', async () => {
    const body = { text: 'Это Анна', clientMessageId: 'm-1' };
    await world.call('writeMessage', { as: given.as, params: chat.params, body });
    world.clock.at += 1_000;
    await chat.echo();
    expect(await shown()).toMatchObject({ takenOverBy: given.userId, takeoverUntil: expect.any(String) });
  });

  it('is nobody we know when somebody answers on Avito, though a person had it before', async () => {
    await takeOver({ minutes: 1 });
    world.clock.at += 61_000;
    await chat.humanWrites('Это Анна');
    const answered = await shown();
    expect(answered).toHaveProperty('takeoverUntil');
    expect(answered).not.toHaveProperty('takenOverBy');
  });

  it('is told only while he has it', async () => {
    await takeOver({ minutes: 1 });
    world.clock.at += 61_000;
    const over = await shown();
    expect(over).not.toHaveProperty('takeoverUntil');
    expect(over).not.toHaveProperty('takenOverBy');
  });
});

describe('a chat that is released', () => {
  it("is the bot's again from the buyer's next message on, and calls for nobody", async () => {
    await takeOver();
    const { body } = await release();
    expect(body).toMatchObject({ state: 'waiting' });
    expect(body).not.toHaveProperty('takeoverUntil');
    expect(body).not.toHaveProperty('handedOffAt');
    expect(await chat.buyerWrites('Ау')).toBe('scheduled');
  });

  it('without having been taken stays as it is, its draft too', async () => {
    await chat.draft();
    const before = await chat.chat();
    expect(await release()).toMatchObject({ status: 200, body: { state: 'draft' } });
    expect(await chat.chat()).toEqual(before);
  });

  it('twice is released once', async () => {
    await takeOver();
    expect((await Promise.all([release(), release()])).map(({ status }) => status)).toEqual([200, 200]);
  });

  it('leaves the bot at the turn it is at', async () => {
    await takeOver();
    await release();
    await chat.buyerWrites('Ау');
    const { turnStartedAt } = (await chat.chat()) ?? {};
    expect(await release()).toMatchObject({ body: { state: 'answering', updatedAt: turnStartedAt } });
  });
});

describe('a chat that changes at every look', () => {
  it('is given up with a conflict', async () => {
    const deps = {
      ...world.deps,
      chats: {
        get: () => world.stores.chats.get(chat.ref, { isConsistent: true }),
        takeInHand: async () => undefined,
        release: async () => undefined,
      },
    };
    const taking = { until: world.clock.at + 60_000, by: 'operator-1', settings: given.seller.settings };
    const conflict = { kind: 'conflict', code: 'changed-meanwhile' };
    await expect(takeInHand(chat.ref, taking, deps)).rejects.toMatchObject(conflict);
    await takeOver();
    // Of a call it reads where it goes alone.
    const call = { params: chat.params } as unknown as Call<typeof chatsRoutes.releaseChat>;
    await expect(releaseChat(call, deps)).rejects.toMatchObject(conflict);
  });
});
