import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeMessage } from '../../../functions/chats/write-message.ts';
import { Crash, crashingAt } from '../../support/crashes.ts';
import { aChatsWorld, type ChatsWorld } from './a-chats-world.ts';
import { aSandboxChat, type SandboxChat } from './a-sandbox-chat.ts';

let world: ChatsWorld;
beforeAll(async () => {
  world = await aChatsWorld();
});
afterEach(() => world.control.clearFaults());
afterAll(() => world.close());

let given: Awaited<ReturnType<ChatsWorld['seller']>>;
let chat: SandboxChat;
beforeEach(async () => {
  given = await world.seller();
  chat = await aSandboxChat(world, given.seller);
});

const words = { text: 'Добрый день! Это Анна, кресло ваше.', clientMessageId: 'message-1' };
const write = (body: unknown = words, as = given.as) => world.call('writeMessage', { as, params: chat.params, body });
const listMessages = async () => {
  const { body } = await world.call('listMessages', { as: given.as, params: chat.params });
  return body.items;
};

describe('a message of an operator', () => {
  it('reaches the buyer, ends the turn of the bot and takes the chat over', async () => {
    const answer = await write();
    expect(answer).toMatchObject({
      status: 200,
      body: { author: 'human', delivery: 'sent', content: { kind: 'text', text: words.text }, userId: given.userId },
    });
    expect(chat.said()).toEqual([words.text]);
    expect(await chat.chat()).toMatchObject({
      state: 'waiting',
      answeredSeq: 1,
      takeoverUntil: Math.floor(world.clock.at / 1_000) * 1_000 + 30 * 60_000,
      lastMessageId: answer.body.messageId,
    });
    expect(await chat.chat()).not.toHaveProperty('turnStartedAt');
    expect(await world.stores.replies.get(chat.ref, 1)).toMatchObject({ state: 'silent', reason: 'human-answers' });
  });

  it.each(['before', 'after'] as const)('is in the log once, also when its echo comes %s the answer', async (when) => {
    const { avitoFor } = world.deps;
    const deps = {
      ...world.deps,
      avitoFor: (seller: Parameters<typeof avitoFor>[0]) => {
        const avito = avitoFor(seller);
        return {
          ...avito,
          async sendText(...args: Parameters<typeof avito.sendText>) {
            const sent = await avito.sendText(...args);
            if (when === 'before') await chat.echo();
            return sent;
          },
        };
      },
    };
    await writeMessage(aCall(), deps);
    if (when === 'after') expect(await chat.echo()).toBe('duplicate');
    const messages = await listMessages();
    expect(messages.map(({ author }: { author: string }) => author)).toEqual(['human', 'buyer']);
    expect(await chat.chat()).toMatchObject({ state: 'waiting', lastMessageId: messages[0].messageId });
  });

  it('is sent once, however often it is asked for under its name', async () => {
    const [first, second] = await Promise.all([write(), write()]);
    const third = await write();
    expect([first.status, second.status, third.status]).toEqual([200, 200, 200]);
    expect(third.body).toMatchObject({ delivery: 'sent', content: { text: words.text } });
    expect(chat.said()).toEqual([words.text]);
  });

  it('cannot take the name of another message', async () => {
    await write();
    expect(await write({ ...words, text: 'Нет' })).toMatchObject({
      status: 409,
      body: { code: 'client-message-id-used' },
    });
    const colleague = await world.person('operator', [given.seller.sellerId], 'colleague');
    expect(await write(words, colleague)).toMatchObject({ status: 409 });
    expect(chat.said()).toHaveLength(1);
  });

  it('may be the same words twice, under two names', async () => {
    await write();
    world.control.setFault({ kind: 'error-before-accept', operation: 'send-text', times: 1 });
    expect(await write({ ...words, clientMessageId: 'message-2' })).toMatchObject({ status: 200 });
    expect(chat.said()).toEqual([words.text, words.text]);
  });

  it('prolongs a takeover and does not shorten a longer one, and is the last message in both', async () => {
    await world.call('takeOverChat', { as: given.as, params: chat.params, body: { minutes: 120 } });
    const until = (await chat.chat())?.takeoverUntil;
    const { body } = await write();
    expect(await chat.chat()).toMatchObject({
      state: 'waiting',
      takeoverUntil: until,
      lastMessageId: body.messageId,
    });
    world.clock.at += 100 * 60_000;
    given.as = await world.token(given.userId);
    await write({ text: 'И ещё', clientMessageId: 'message-2' });
    expect((await chat.chat())?.takeoverUntil).toBeGreaterThan(until ?? 0);
  });

  it('is out also when the chat cannot be marked as read', async () => {
    world.control.setFault({ kind: 'error-before-accept', status: 500, operation: 'mark-read' });
    expect(await write()).toMatchObject({ status: 200, body: { delivery: 'sent' } });
    expect(world.notebook.lines.at(-2)).toMatchObject({ level: 'warn', message: 'chat not marked as read' });
  });

  it('has effects once: a repetition an hour later, when the chat has moved on, begins no takeover', async () => {
    await write();
    await world.call('releaseChat', { as: given.as, params: chat.params });
    world.clock.at += 3_600_000;
    given.as = await world.token(given.userId);
    await chat.buyerWrites('А доставка?');
    const before = await chat.chat();
    expect(await write()).toMatchObject({ status: 200, body: { delivery: 'sent' } });
    expect(await chat.chat()).toEqual(before);
    expect(chat.said()).toEqual([words.text]);
  });

  it('is counted once as a message, a takeover and the first answer, with the end of the turn', async () => {
    await write();
    await chat.echo();
    await write();
    const { at } = world.clock;
    const [hour] = await world.stores.counts.hours(given.seller.sellerId, { from: at, to: at });
    expect(hour).toMatchObject({
      messages: { buyer: 1, bot: 0, human: 1 },
      takeovers: 1,
      outcomes: [{ outcome: 'silent', reason: 'human-answers', count: 1 }],
    });
    expect(hour?.firstAnswers.human.reduce((sum, count) => sum + count, 0)).toBe(1);
  });

  it('leaves although the seller is stopped, for the stop is for the bot', async () => {
    await world.stores.sellers.change(given.seller.sellerId, { isStopped: true });
    expect(await write()).toMatchObject({ status: 200 });
  });
});

describe('a message whose sending ends badly', () => {
  it.each([
    ['with 500 after Avito took it', { kind: 'error-after-accept', status: 500 }],
    ['with 500 before Avito took it', { kind: 'error-before-accept', status: 500 }],
    ['in silence after Avito took it', { kind: 'hang-after-accept' }],
    ['in a broken connection after Avito took it', { kind: 'break-after-accept' }],
  ] as const)('%s, is in the chat once', async (_how, fault) => {
    world.control.setFault({ ...fault, operation: 'send-text', times: 1 });
    expect(await write()).toMatchObject({ status: 200, body: { delivery: 'sent' } });
    expect(chat.said()).toEqual([words.text]);
  });

  it('is a 503 while Avito is down, is shown as not sent, and is finished by the same request', async () => {
    world.control.setFault({ kind: 'error-before-accept', status: 503, operation: 'send-text' });
    expect(await write()).toMatchObject({ status: 503, body: { code: 'avito-unavailable' } });
    expect((await listMessages())[0]).toMatchObject({
      delivery: 'not-sent',
      failure: 'avito-unavailable',
      clientMessageId: 'message-1',
      content: { text: words.text },
    });
    await world.control.clearFaults();
    expect(await write()).toMatchObject({ status: 200, body: { delivery: 'sent' } });
    expect(chat.said()).toEqual([words.text]);
    expect((await listMessages()).map(({ delivery }: { delivery: string }) => delivery)).toEqual(['sent', 'received']);
  });

  it('is found in the chat by the same request when Avito had taken it after all', async () => {
    world.control.setFault({ kind: 'error-after-accept', status: 500, operation: 'send-text' });
    world.control.setFault({ kind: 'error-before-accept', status: 500, operation: 'messages' });
    expect(await write()).toMatchObject({ status: 503 });
    await world.control.clearFaults();
    world.clock.at += 60_000;
    expect(await write()).toMatchObject({ status: 200, body: { delivery: 'sent' } });
    expect(chat.said()).toEqual([words.text]);
  });

  it('says that the tariff has no messenger, and that of the whole seller from then on', async () => {
    world.control.setFault({ kind: 'payment-required', operation: 'send-text' });
    expect(await write()).toMatchObject({ status: 409, body: { code: 'seller-payment-required' } });
    await world.control.clearFaults();
    expect(await write()).toMatchObject({ status: 409, body: { code: 'seller-payment-required' } });
    expect(chat.said()).toEqual([]);
  });
});

describe('a message that cannot be written', () => {
  it.each([
    ['not-connected', 'seller-not-connected'],
    ['payment-required', 'seller-payment-required'],
    ['unauthorised', 'seller-unauthorised'],
  ] as const)('for a seller who is %s, is a conflict that says so', async (status, code) => {
    await world.stores.sellers.noteAvitoStatus(given.seller.sellerId, status, world.clock.at);
    expect(await write()).toMatchObject({ status: 409, body: { code } });
  });

  it('for a seller who is being deleted, is a conflict', async () => {
    await world.stores.sellers.beginDeletion(given.seller.sellerId, world.clock.at);
    expect(await write()).toMatchObject({ status: 409, body: { code: 'seller-leaving' } });
  });

  it('for a seller who is not there, is not found, for an admin either', async () => {
    const as = await world.person('admin');
    const params = { ...chat.params, sellerId: 'nobody' };
    expect(await world.call('writeMessage', { as, params, body: words })).toMatchObject({ status: 404 });
  });

  it.each([
    [{}, ['text', 'clientMessageId']],
    [{ text: ' ', clientMessageId: 'a' }, ['text']],
    [{ text: 'ы'.repeat(1_001), clientMessageId: 'a' }, ['text']],
    [{ text: 'Да', clientMessageId: 'a b' }, ['clientMessageId']],
    [{ ...words, author: 'bot' }, ['author']],
  ])('is told which fields are wrong: %o', async (body, fields) => {
    const answer = await write(body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map(({ field }: { field: string }) => field)).toEqual(fields);
  });

  it('in a chat nobody knows, or of another seller, is not found', async () => {
    const other = await world.seller();
    const params = { ...chat.params, sellerId: other.seller.sellerId };
    expect(await world.call('writeMessage', { as: other.as, params, body: words })).toMatchObject({
      status: 404,
      body: { code: 'chat-unknown' },
    });
    expect(await world.call('writeMessage', { as: other.as, params: chat.params, body: words })).toMatchObject({
      status: 404,
      body: { code: 'seller-unknown' },
    });
    expect(chat.said()).toEqual([]);
  });
});

describe('a process that dies while it sends', () => {
  it.each([
    ['comes', true],
    ['is lost', false],
  ])('after any of its calls, while the echo %s, has the message sent once', async (_echo, hasEcho) => {
    for (let call = 1; ; call += 1) {
      chat = await aSandboxChat(world, given.seller);
      const { deps, untilDeath, crashedAt } = crashingAt(world.deps, { call, when: 'after' });
      await untilDeath(writeMessage(aCall(), deps)).catch((error) => {
        if (!(error instanceof Crash)) throw error;
      });
      if (hasEcho) await chat.echo();
      world.clock.at += 31_000;

      expect(await write(), crashedAt()).toMatchObject({ status: 200, body: { delivery: 'sent' } });
      await chat.echo();
      expect(chat.said(), crashedAt()).toEqual([words.text]);
      const messages = await listMessages();
      expect(
        messages.map(({ author }: { author: string }) => author),
        crashedAt(),
      ).toEqual(['human', 'buyer']);
      expect(await chat.chat(), crashedAt()).toMatchObject({ state: 'waiting', answeredSeq: 1 });
      expect(await world.stores.replies.get(chat.ref, 1), crashedAt()).toMatchObject({ state: 'silent' });
      if (crashedAt() === undefined) break;
    }
  });
});

function aCall(): Parameters<typeof writeMessage>[0] {
  return {
    params: chat.params,
    query: undefined,
    body: words,
    principal: { userId: given.userId, role: 'operator', sellerIds: [given.seller.sellerId], sessionId: 's' },
    request: { id: 'r', sourceIp: '192.0.2.1', userAgent: 'test', cookies: {}, ifMatch: undefined },
    response: { cookies: [], headers: {} },
    audit: {},
  };
}
