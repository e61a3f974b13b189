import { describe, expect, it } from 'vitest';
import { aClient } from './a-client.ts';
import { answerJson } from './http-server.ts';

const answering = async (body: unknown) => (await aClient((response) => answerJson(response, body))).client;
const message = {
  id: 'm1',
  author_id: 5,
  created: 1767003600,
  direction: 'in',
  type: 'text',
  content: { text: 'Привет' },
};

describe('an answer of Avito with a broken entry', () => {
  it('keeps the other chats', async () => {
    const client = await answering({ chats: [{ id: 'c1' }, { id: null }, null, 'c3', { id: 4 }] });
    expect((await client.listChats()).map(({ id }) => id)).toEqual(['c1', '4']);
  });

  it('keeps the other messages', async () => {
    const client = await answering({
      messages: [message, { ...message, id: undefined }, null, { ...message, id: 'm2' }],
    });
    const { messages, hasMore } = await client.listMessages('c1', { limit: 4 });
    expect(messages.map(({ id }) => id)).toEqual(['m1', 'm2']);
    // A full page by Avito's count, whatever could be read of it.
    expect(hasMore).toBe(true);
  });

  it('keeps the other items, voices and subscriptions', async () => {
    const items = await answering({ resources: [{ id: 1, title: 7, price: '5', status: null }, {}] });
    expect((await items.listItems()).items).toEqual([
      {
        id: '1',
        title: '',
        status: 'unknown',
        price: undefined,
        address: undefined,
        categoryName: undefined,
        url: undefined,
      },
    ]);
    const voices = await answering({ voices_urls: { v1: null, v2: 'https://avito.ru/v2' } });
    expect(await voices.getVoiceUrls(['v1', 'v2'])).toEqual(new Map([['v2', 'https://avito.ru/v2']]));
    const subscriptions = await answering({
      subscriptions: [{ version: '3' }, { url: 'https://bot.example', version: 3 }],
    });
    expect(await subscriptions.listSubscriptions()).toEqual([{ url: 'https://bot.example', version: '3' }]);
  });
});

describe('an answer of Avito without its optional parts', () => {
  it('is a chat about nothing', async () => {
    const client = await answering({ id: 'c1' });
    const chat = { id: 'c1', updatedAt: undefined, listing: undefined, users: [], lastMessage: undefined };
    expect(await client.getChat('c1')).toEqual(chat);
  });

  it.each([
    { context: { type: 'profile', value: { id: 1 } } },
    { context: { type: 'item', value: { id: 0 } } },
    { context: { type: 'item', value: null } },
    { context: null, users: null, last_message: null, updated: '?' },
    { users: 'nobody', last_message: {} },
  ])('is a chat with an unknown part: %j', async (part) => {
    const client = await answering({ id: 'c1', ...part });
    expect(await client.getChat('c1')).toMatchObject({ id: 'c1', listing: undefined, lastMessage: undefined });
  });

  it('is a message by nobody, of an unsupported kind', async () => {
    const client = await answering([
      { id: 7, author_id: 0, created: 0, direction: 'up', isRead: 'yes', type: 'sticker' },
    ]);
    expect((await client.listMessages('c1')).messages).toEqual([
      {
        id: '7',
        authorId: undefined,
        createdAt: undefined,
        direction: undefined,
        isRead: undefined,
        type: 'sticker',
        content: { kind: 'unsupported', type: 'sticker' },
        rawContent: undefined,
      },
    ]);
  });

  it('is an empty list when the list is null', async () => {
    expect(await (await answering({ chats: null })).listChats()).toEqual([]);
    expect(await (await answering({ messages: null })).listMessages('c1')).toEqual({ messages: [], hasMore: false });
    expect(await (await answering({ resources: null })).listItems()).toEqual({ items: [], hasMore: false });
    expect(await (await answering({ voices_urls: null })).getVoiceUrls(['v1'])).toEqual(new Map());
    expect(await (await answering({ subscriptions: null })).listSubscriptions()).toEqual([]);
  });

  it('is a receipt without a time', async () => {
    expect(await (await answering({ id: 5 })).sendText('c1', 'Да')).toEqual({ id: '5', createdAt: undefined });
  });

  it.each([{}, null, [], { ok: true }, { ok: 'yes' }])('is an acknowledgement all the same: %j', async (body) => {
    await expect((await answering(body)).markRead('c1')).resolves.toBeUndefined();
  });

  it('is an acknowledgement when it is empty', async () => {
    const { client } = await aClient((response) => response.writeHead(200).end());
    await expect(client.blockUsers([{ userId: '5', reason: 'fraud' }])).resolves.toBeUndefined();
  });

  it('is JSON without a Content-Type, or with another kind of JSON', async () => {
    const bare = await aClient((response) => response.writeHead(200).end('{"id":"m1"}'));
    expect(await bare.client.sendText('c1', 'Да')).toMatchObject({ id: 'm1' });
    const headers = { 'content-type': 'application/problem+json; charset=utf-8' };
    const other = await aClient((response) => response.writeHead(200, headers).end('{"id":"m1"}'));
    expect(await other.client.sendText('c1', 'Да')).toMatchObject({ id: 'm1' });
  });
});

describe('an answer of Avito that is no list at all', () => {
  // Read as an empty list, an error in disguise would look like a quiet day.
  it.each([{}, { error: { code: 500 } }, 'chats', 7])('is nonsense: %j', async (body) => {
    const client = await answering(body);
    await expect(client.listChats()).rejects.toMatchObject({ code: 'avito-nonsense' });
    await expect(client.listMessages('c1')).rejects.toMatchObject({ code: 'avito-nonsense' });
    await expect(client.listItems()).rejects.toMatchObject({ code: 'avito-nonsense' });
  });

  it('is no image id', async () => {
    const client = await answering({});
    const upload = client.uploadImage({ bytes: new Uint8Array([1]), fileName: 'a.png', contentType: 'image/png' });
    await expect(upload).rejects.toMatchObject({ kind: 'transient', code: 'avito-nonsense' });
  });
});

it('a text of 100,000 characters is read', async () => {
  const text = 'щ'.repeat(100_000);
  const client = await answering(Array.from({ length: 20 }, () => ({ ...message, content: { text } })));
  expect((await client.listMessages('c1')).messages.at(-1)?.content).toEqual({ kind: 'text', text });
});
