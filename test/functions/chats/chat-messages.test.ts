import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aReply } from '../../support/a-reply.ts';
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

const list = (query: Record<string, string | number> = {}) =>
  world.call('listMessages', { as: given.as, params: chat.params, query });
const textsOf = ({ body }: { body: { items: { content: { text?: string; kind: string } }[] } }) =>
  body.items.map(({ content }) => content.text ?? content.kind);

async function pagesOf(limit: number): Promise<string[]> {
  const texts: string[] = [];
  let cursor: string | undefined;
  do {
    const answer = await list({ limit, ...(cursor === undefined ? {} : { cursor }) });
    texts.push(...textsOf(answer));
    cursor = answer.body.nextCursor;
  } while (cursor !== undefined);
  return texts;
}

const aMessage = (messageId: string, author: 'buyer' | 'bot' | 'human' | 'system', createdAt: number, knownAt = 0) =>
  world.stores.messages.put({
    ...chat.ref,
    messageId,
    author,
    content: { kind: 'text', text: messageId },
    createdAt,
    knownAt: createdAt * 1_000 + knownAt,
    source: 'webhook',
  });
const aSentReply = (seq: number, sentAt: number, text: string) =>
  world.stores.replies.keep(
    aReply(chat.ref, { seq, state: 'sent', text, messageId: `id-of-${text}`, sentAt, createdAt: sentAt * 1_000 }),
  );

describe('the log of a chat', () => {
  it('tells who said what, the newest first, and of the bot by which reply', async () => {
    await chat.answer('Цена 4 500 ₽.');
    world.clock.at += 5_000;
    await chat.humanWrites('Это Анна');
    const { body } = await list();
    expect(body.items).toEqual([
      {
        messageId: expect.any(String),
        author: 'human',
        at: expect.any(String),
        content: { kind: 'text', text: 'Это Анна' },
        delivery: 'sent',
      },
      expect.objectContaining({ author: 'bot', replyId: '1', content: { kind: 'text', text: 'Цена 4 500 ₽.' } }),
      expect.objectContaining({ author: 'buyer', delivery: 'received' }),
    ]);
  });

  it('tells what was heard in a voice message, and whether that is to be relied on', async () => {
    const createdAt = Math.floor(world.clock.at / 1_000) + 100;
    const voice = {
      ...chat.ref,
      messageId: 'voice',
      author: 'buyer' as const,
      content: { kind: 'voice' as const, voiceId: 'v' },
      createdAt,
      knownAt: createdAt * 1_000,
      source: 'webhook' as const,
    };
    await world.stores.messages.put(voice);
    expect((await list({ limit: 1 })).body.items[0]?.content).toEqual({ kind: 'voice', voiceId: 'v' });
    await world.stores.messages.keepTranscript(voice, { text: 'Есть доставка?', isUnclear: false });
    expect((await list({ limit: 1 })).body.items[0]?.content).toEqual({
      kind: 'voice',
      voiceId: 'v',
      transcript: 'Есть доставка?',
      isUnclear: false,
    });
  });

  it('leads through a long chat page by page, each message once and in order, ties within a second included', async () => {
    const start = Math.floor(world.clock.at / 1_000) + 100;
    const expected: string[] = [];
    for (let index = 0; index < 20; index += 1) {
      const second = start + Math.floor(index / 3);
      // Within a second the ids are in another order than the messages.
      if (index % 3 === 2) await aSentReply(index + 2, second, `said-${index}`);
      else await aMessage(`said-${index}`, 'buyer', second, index % 2 === 0 ? 900 : -900);
      expected.push(`said-${index}`);
    }
    for (const limit of [1, 2, 3, 7, 25]) {
      const texts = await pagesOf(limit);
      expect([...texts].sort()).toEqual([...expected, 'Сколько стоит?'].sort());
      const seconds = texts.map((text) => Math.floor(Number(/\d+$/.exec(text)?.[0] ?? -3) / 3));
      expect(seconds).toEqual([...seconds].sort((a, b) => b - a));
    }
  });

  it('passes over what was never sent, however much of it there is', async () => {
    const start = Math.floor(world.clock.at / 1_000) + 100;
    await aSentReply(2, start, 'early');
    for (let seq = 3; seq < 20; seq += 1) {
      await world.stores.replies.keep(
        aReply(chat.ref, { seq, state: 'silent', text: '', createdAt: (start + seq) * 1_000 }),
      );
    }
    await aMessage('late', 'human', start + 60);
    for (const limit of [1, 2, 10]) expect(await pagesOf(limit)).toEqual(['late', 'early', 'Сколько стоит?']);
  });

  it('tells once what was stored as a reply and as a message', async () => {
    const start = Math.floor(world.clock.at / 1_000) + 100;
    await aSentReply(2, start, 'Цена');
    await aMessage('id-of-Цена', 'bot', start);
    for (const limit of [1, 10]) expect(await pagesOf(limit)).toEqual(['Цена', 'Сколько стоит?']);
  });

  it('says of a message nobody was asked to answer, why', async () => {
    await chat.humanWrites('Отвечу сам');
    await chat.buyerWrites('Хорошо');
    expect((await list()).body.items[0]).toMatchObject({ author: 'buyer', silentBecause: 'human-answers' });
  });

  it('is empty for who asks what is new while nothing is, and tells it when something is', async () => {
    await chat.answer('Цена 4 500 ₽.');
    world.clock.at += 10_000;
    const { asOf } = (await list()).body;
    expect((await list({ updatedSince: asOf })).body).toMatchObject({ items: [] });
    await chat.buyerWrites('Беру');
    expect(textsOf(await list({ updatedSince: asOf }))).toContain('Беру');
  });

  it('tells of news in a turn that was open already', async () => {
    world.clock.at += 60_000;
    const { asOf } = (await list()).body;
    world.clock.at += 60_000;
    await chat.buyerWrites('И ещё');
    expect(textsOf(await list({ updatedSince: asOf }))).toContain('И ещё');
  });

  it('does not tell what is long known to who asks what is new', async () => {
    await chat.answer('Цена 4 500 ₽.');
    const userId = given.userId;
    world.clock.at += 3 * 3_600_000;
    given.as = await world.token(userId);
    const { asOf } = (await list()).body;
    await chat.buyerWrites('Беру');
    const { body } = await list({ updatedSince: asOf });
    expect(body.items).toHaveLength(1);
    expect(body).not.toHaveProperty('nextCursor');
  });

  it.each([
    'x',
    Buffer.from('{"message":"x"}').toString('base64url'),
    Buffer.from('{"reply":0}').toString('base64url'),
    Buffer.from('{"pk":"CHAT#other"}').toString('base64url'),
  ])('has no cursor %s', async (cursor) => {
    expect(await list({ cursor })).toMatchObject({ status: 400, body: { code: 'cursor-invalid' } });
  });

  it('of another seller, or of nobody, is not found', async () => {
    const other = await world.seller();
    for (const name of ['listMessages', 'listReplies', 'getChat', 'takeOverChat', 'releaseChat'] as const) {
      const params = { sellerId: other.seller.sellerId, chatId: chat.params.chatId };
      expect(await world.call(name, { as: other.as, params }), name).toMatchObject({
        status: 404,
        body: { code: 'chat-unknown' },
      });
    }
  });
});
