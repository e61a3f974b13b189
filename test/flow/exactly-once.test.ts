import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ApiFaultInput } from '../../local/avito-sandbox/faults/api-fault.ts';
import { aChat } from './a-chat.ts';
import { dieAt, REDELIVERY_SECONDS } from './die-at.ts';
import { startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(() => world.control.clearFaults());
afterAll(() => world.close());

describe('a send that ends', () => {
  const ends: [string, ApiFaultInput][] = [
    ['with 500 after Avito took it', { kind: 'error-after-accept', status: 500 }],
    ['with 500 before Avito took it', { kind: 'error-before-accept', status: 500 }],
    ['with 503 before Avito took it', { kind: 'error-before-accept', status: 503 }],
    ['in silence after Avito took it', { kind: 'hang-after-accept' }],
    ['in silence before Avito took it', { kind: 'hang-before-accept' }],
    ['in a broken connection after Avito took it', { kind: 'break-after-accept' }],
    ['in a broken connection before Avito took it', { kind: 'break-before-accept' }],
    ['with a page of HTML', { kind: 'html-page', status: 502 }],
  ];

  it.each(ends)('%s, is one message in the chat', async (_how, fault) => {
    const chat = aChat(world);
    world.control.setFault({ ...fault, operation: 'send-text', times: 1 });
    chat.buyerWrites('Сколько стоит?');
    await world.runFor(5);
    expect(chat.answers()).toHaveLength(1);
    expect(await chat.lastReply()).toMatchObject({ state: 'sent', messageId: chat.messages().at(-1)?.id });
    expect(await chat.chat()).toMatchObject({ state: 'waiting', answeredSeq: 1 });
  });

  it.each(ends)('%s, every time for a minute, is one message in the chat', async (_how, fault) => {
    const chat = aChat(world);
    world.control.setFault({ ...fault, operation: 'send-text' });
    chat.buyerWrites('Сколько стоит?');
    await world.run();
    await world.control.clearFaults();
    await world.runFor(15);
    expect(chat.answers()).toHaveLength(1);
    expect(await chat.lastReply()).toMatchObject({ state: 'sent' });
  });

  it('well, with the echo before the response, is one message and no takeover', async () => {
    const chat = aChat(world);
    world.control.setWebhookFault({ kind: 'echo-first', whose: 'own' });
    chat.buyerWrites('Сколько стоит?');
    await world.run();
    expect(chat.answers()).toHaveLength(1);
    expect(await chat.chat()).not.toHaveProperty('takeoverUntil');
  });

  it('in silence, while the echo has told already, is one message', async () => {
    const chat = aChat(world);
    world.control.setFault({ kind: 'hang-after-accept', operation: 'send-text', times: 1 });
    chat.buyerWrites('Сколько стоит?');
    await world.takeInAll();
    const sleep = async (milliseconds: number) => {
      await world.takeInAll(); // the echo
      await world.workerDeps.sleep(milliseconds);
    };
    await world.run(world.workerWith({ sleep }));
    expect(chat.answers()).toHaveLength(1);
    expect(await chat.lastReply()).toMatchObject({ state: 'sent' });
  });

  it('with an older message of the same words in the chat, is not taken for that one', async () => {
    const chat = aChat(world);
    chat.buyerWrites('Сколько стоит?');
    await world.run();
    world.advance(2);
    world.control.setFault({ kind: 'hang-before-accept', operation: 'send-text', times: 1 });
    chat.buyerWrites('Сколько стоит?');
    await world.runFor(3);
    expect(chat.answers()).toHaveLength(2);
  });
});

describe('a reply that is kept already when the worker comes to keep it', () => {
  it('is sent once, by whoever had kept it', async () => {
    const chat = aChat(world);
    const { model } = world.workerDeps;
    const text = 'Здравствуйте! Цена — 4 500 ₽.';
    const worker = world.workerWith({
      model: {
        async answer(prompt) {
          // Another worker, which nobody should know of: it has kept and sent its reply while this one was thinking.
          const kept = { ...chat.ref(), seq: 1, state: 'sending', endsAs: 'sent', reason: 'answered', text } as const;
          const isNew = await world.replies.keep({
            ...kept,
            usedFacts: [],
            objections: [],
            usage: [],
            createdAt: Date.now(),
            sendingSince: Date.now(),
          });
          const seller = await world.sellers.get(world.sellerId);
          if (isNew && seller !== undefined) await world.workerDeps.avitoFor(seller).sendText(chat.id(), text);
          return model.answer(prompt);
        },
      },
    });
    world.control.setWebhookFault({ kind: 'drop', whose: 'own' });
    chat.buyerWrites('Сколько стоит?');
    await world.run(worker);
    await world.runAfter(3, 10);
    expect(chat.answers()).toEqual([text]);
    expect(await chat.lastReply()).toMatchObject({ state: 'sent', messageId: chat.messages().at(-1)?.id });
  });

  it('is sent once when it was this worker’s own write, whose answer was lost', async () => {
    const chat = aChat(world);
    const { replies } = world.workerDeps;
    const keep: typeof replies.keep = async (reply) => (await replies.keep(reply)) && false;
    chat.buyerWrites('Сколько стоит?');
    await world.run(
      world.workerWith({
        replies: {
          keep,
          get: (...args) => replies.get(...args),
          newest: (...args) => replies.newest(...args),
          lately: (...args) => replies.lately(...args),
          settleSent: (...args) => replies.settleSent(...args),
          settleUnsent: (...args) => replies.settleUnsent(...args),
        },
      }),
    );
    await world.runAfter(3, 10);
    expect(chat.answers()).toHaveLength(1);
    expect(await chat.chat()).toMatchObject({ state: 'waiting', answeredSeq: 1 });
  });
});

describe('a worker that dies', () => {
  it.each([
    ['before', 'comes', false],
    ['before', 'is lost', true],
    ['after', 'comes', false],
    ['after', 'is lost', true],
  ] as const)(
    '%s the effect of any of its calls, while the echo %s, leaves one message in the chat',
    async (moment, _echo, isLost) => {
      const places: string[] = [];
      for (let call = 1; ; call += 1) {
        const chat = aChat(world);
        if (isLost) world.control.setWebhookFault({ kind: 'drop', whose: 'own' });
        const place = await dieAt(world, chat, call, moment);
        await world.runAfter(REDELIVERY_SECONDS, 3);
        await world.control.clearFaults();

        expect(chat.answers(), place).toHaveLength(1);
        const messageId = chat.messages().at(-1)?.id;
        expect(await chat.lastReply(), place).toMatchObject({ state: 'sent', messageId });
        expect(await chat.chat(), place).toMatchObject({ state: 'waiting', answeredSeq: 1 });
        expect(
          (await chat.stored()).map(({ author }) => author),
          place,
        ).toEqual(['buyer', 'bot']);
        if (place === undefined) break;
        places.push(place);
      }
      expect(places).toContain('avito.sendText');
      expect(places.length).toBeGreaterThan(12);
    },
  );

  it.each(['before', 'after'] as const)(
    '%s the effect of any call, while the buyer goes on writing, answers each of his messages once',
    async (moment) => {
      for (let call = 1; ; call += 1) {
        const chat = aChat(world);
        const place = await dieAt(world, chat, call, moment);
        world.advance(10);
        chat.buyerWrites('Ещё продаёте?');
        await world.runAfter(0, 5, 60, REDELIVERY_SECONDS, 3);

        expect(
          chat.answers().filter((answer) => answer?.includes('4 500')),
          place,
        ).toHaveLength(1);
        const chatNow = await chat.chat();
        expect(chatNow, place).toMatchObject({ state: 'waiting', answeredSeq: chatNow?.inboundSeq });
        const replies = await world.replies.newest(chat.ref(), 5);
        expect(
          replies.map(({ state }) => state),
          place,
        ).not.toContain('sending');
        if (place === undefined) break;
      }
    },
  );
});
