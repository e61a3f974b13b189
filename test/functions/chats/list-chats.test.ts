import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aNote } from '../../support/a-chat.ts';
import { aReply } from '../../support/a-reply.ts';
import { aChatsWorld, type ChatsWorld } from './a-chats-world.ts';

let world: ChatsWorld;
beforeAll(async () => {
  world = await aChatsWorld();
});
afterAll(() => world.close());

const DAY_MS = 86_400_000;
const started = Date.parse('2026-03-02T10:00:00Z');
let given: Awaited<ReturnType<ChatsWorld['seller']>>;
beforeEach(async () => {
  world.clock.at = started;
  given = await world.seller();
});

type State = 'answering' | 'needs-human' | 'draft' | 'waiting';

/** A chat whose buyer wrote at that time, and what it came to within the same second. */
async function aChat(
  chatId: string,
  { at = world.clock.at, state = 'waiting' as State, text = 'Сколько стоит?', listingId = '3456789012' } = {},
) {
  const { stores } = world;
  const ref = { sellerId: given.seller.sellerId, chatId };
  const createdAt = Math.floor(at / 1_000);
  const messageId = `m-${chatId}`;
  const counted = await stores.chats.openTurn({ ...aNote(ref, { messageId, createdAt, listingId }) }, at);
  await stores.messages.put({
    ...ref,
    messageId,
    author: 'buyer',
    content: { kind: 'text', text },
    createdAt,
    knownAt: at,
    seq: counted.inboundSeq,
    source: 'webhook',
  });
  const ended = { seq: counted.inboundSeq, isOurPurchase: false, now: at };
  const handedOffAt = state === 'needs-human' ? new Date(at).toISOString() : undefined;
  if (state === 'waiting') {
    const sent = { messageId: `a-${chatId}`, sentAt: createdAt + 1 };
    await stores.replies.keep(aReply(ref, { seq: ended.seq, state: 'sent', text: 'Цена 4 500 ₽.', ...sent }));
    await stores.chats.finishTurn(ref, { ...ended, state, handedOffAt, sent });
  } else if (state !== 'answering') {
    await stores.chats.finishTurn(ref, { ...ended, state, handedOffAt });
  }
  return ref;
}

const list = (query: Record<string, string | number> = {}, as = given.as) =>
  world.call('listChats', { as, params: { sellerId: given.seller.sellerId }, query });
const idsOf = ({ body }: { body: { items: { chatId: string }[] } }) => body.items.map(({ chatId }) => chatId);

/** All pages of a list. */
async function pagesOf(query: Record<string, string | number>): Promise<string[][]> {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const answer = await list({ ...query, ...(cursor === undefined ? {} : { cursor }) });
    expect(answer.status).toBe(200);
    pages.push(idsOf(answer));
    cursor = answer.body.nextCursor;
  } while (cursor !== undefined);
  return pages;
}

describe('the inbox', () => {
  it('shows what a person needs to know of a chat', async () => {
    await world.listings.put(given.seller.sellerId, {
      listingId: '3456789012',
      title: 'Кресло',
      priceText: '4 500 ₽',
      status: 'active',
      url: 'https://avito.ru/x',
      fetchedAt: 0,
    });
    const ref = await aChat('u2i-a~1', { state: 'needs-human', at: started - 60_000 });
    await world.stores.chats.noteBuyerName(ref, { id: '900', name: 'Ольга' });
    expect((await list()).body.items).toEqual([
      {
        chatId: 'u2i-a~1',
        state: 'needs-human',
        updatedAt: '2026-03-02T09:59:00.000Z',
        handedOffAt: '2026-03-02T09:59:00.000Z',
        unansweredSeconds: 60,
        listing: {
          id: '3456789012',
          title: 'Кресло',
          priceText: '4 500 ₽',
          status: 'active',
          url: 'https://avito.ru/x',
        },
        buyer: { id: '900', name: 'Ольга' },
        lastMessage: { author: 'buyer', text: 'Сколько стоит?', at: '2026-03-02T09:59:00.000Z' },
      },
    ]);
  });

  it("shows the bot's last words where they are the last, and nobody as waiting then", async () => {
    await aChat('a', { at: started - 60_000 });
    const [item] = (await list()).body.items;
    expect(item).toMatchObject({
      state: 'waiting',
      lastMessage: { author: 'bot', text: 'Цена 4 500 ₽.', at: '2026-03-02T09:59:01.000Z' },
    });
    expect(item).not.toHaveProperty('unansweredSeconds');
  });

  it('lists chats of every state by time, page by page, each once', async () => {
    const states = ['waiting', 'answering', 'needs-human', 'draft'] as const;
    for (let index = 0; index < 12; index += 1) {
      await aChat(`chat-${String(index).padStart(2, '0')}`, {
        at: started - index * 60_000,
        state: states[index % 4] ?? 'waiting',
      });
    }
    const all = Array.from({ length: 12 }, (_, index) => `chat-${String(index).padStart(2, '0')}`);
    expect(idsOf(await list())).toEqual(all);
    for (const limit of [1, 5, 12]) expect((await pagesOf({ limit })).flat()).toEqual(all);
  });

  it('pages through chats that changed in the same millisecond', async () => {
    for (const chatId of ['a', 'b', 'c', 'd', 'e']) {
      await aChat(chatId, { state: chatId === 'c' ? 'draft' : 'needs-human' });
    }
    expect((await pagesOf({ limit: 2 })).flat().sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('shows nobody twice who moves to the top while somebody pages', async () => {
    for (let index = 0; index < 4; index += 1) await aChat(`chat-${index}`, { at: started - index * 60_000 });
    const { body } = await list({ limit: 2 });
    await aChat('chat-3', { at: started + 1_000, state: 'draft' });
    await aChat('chat-new', { at: started + 2_000 });
    expect(idsOf(await list({ limit: 2, cursor: body.nextCursor }))).toEqual(['chat-2']);
  });

  it('lists each state by itself, and as closed what has been quiet for 14 days', async () => {
    await aChat('old', { at: started - 15 * DAY_MS });
    await aChat('old-draft', { at: started - 15 * DAY_MS, state: 'draft' });
    await aChat('recent', { at: started - 13 * DAY_MS });
    await aChat('call', { state: 'needs-human' });
    const byState = Object.fromEntries(
      await Promise.all(
        ['needs-human', 'draft', 'answering', 'waiting', 'closed'].map(async (state) => [
          state,
          idsOf(await list({ state })),
        ]),
      ),
    );
    expect(byState).toEqual({
      'needs-human': ['call'],
      draft: ['old-draft'],
      answering: [],
      waiting: ['recent'],
      closed: ['old'],
    });
    const { body } = await list();
    expect(body.items.find(({ chatId }: { chatId: string }) => chatId === 'old')).toMatchObject({ state: 'closed' });
  });

  it('names the draft that waits for approval', async () => {
    await aChat('a', { state: 'draft' });
    expect((await list({ state: 'draft' })).body.items).toMatchObject([{ draftReplyId: '1' }]);
  });

  it('tells only what has changed, and when to ask from next time', async () => {
    await aChat('before', { at: started - 60_000 });
    const first = await list();
    world.clock.at += 10_000;
    expect((await list({ updatedSince: first.body.asOf })).body.items).toEqual([]);
    await aChat('after');
    expect(idsOf(await list({ updatedSince: first.body.asOf }))).toEqual(['after']);
    expect(idsOf(await list({ updatedSince: first.body.asOf, state: 'closed' }))).toEqual([]);
  });
});

describe('what a page reads', () => {
  /** The operations of the table that a call takes, the caller's own item apart. */
  async function operationsOf(work: () => Promise<unknown>): Promise<string[]> {
    const operations: string[] = [];
    const { middlewareStack } = world.table.client;
    middlewareStack.add(
      (next, context) => (args) => {
        operations.push(String(context.commandName).replace('Command', ''));
        return next(args);
      },
      { step: 'initialize', name: 'counting' },
    );
    await work();
    middlewareStack.remove('counting');
    return operations.slice(1).sort();
  }

  it('is four looks into the index where nothing has changed', async () => {
    await aChat('a');
    world.clock.at += 10_000;
    const updatedSince = new Date(world.clock.at).toISOString();
    expect(await operationsOf(() => list({ updatedSince }))).toEqual(['Query', 'Query', 'Query', 'Query']);
  });

  it('is the same for one chat and for many', async () => {
    await aChat('a');
    const ofOne = await operationsOf(() => list({ limit: 1 }));
    for (let index = 0; index < 20; index += 1) await aChat(`chat-${index}`, { listingId: String(index) });
    expect(await operationsOf(() => list({ limit: 1 }))).toEqual(ofOne);
    expect((await operationsOf(() => list())).filter((name) => name.startsWith('BatchGet'))).toHaveLength(3);
  });
});

describe('the chats of a listing', () => {
  beforeEach(async () => {
    for (const [chatId, listingId] of [
      ['a', '1'],
      ['b', '2'],
      ['c', '1'],
      ['d', '1'],
    ] as const) {
      await aChat(chatId, { listingId, state: chatId === 'c' ? 'draft' : 'waiting' });
      await world.listingChats.add({ sellerId: given.seller.sellerId, chatId }, listingId);
    }
  });

  it('are listed in pages', async () => {
    expect((await pagesOf({ listingId: '1', limit: 2 })).flat().sort()).toEqual(['a', 'c', 'd']);
    expect(idsOf(await list({ listingId: '3' }))).toEqual([]);
  });

  it('may be narrowed by the time of their last change', async () => {
    world.clock.at += 10_000;
    const updatedSince = new Date(world.clock.at).toISOString();
    await aChat('d', { listingId: '1' });
    expect(idsOf(await list({ listingId: '1', updatedSince }))).toEqual(['d']);
  });

  it('may be narrowed by state and by words', async () => {
    expect(idsOf(await list({ listingId: '1', state: 'draft' }))).toEqual(['c']);
    expect((await pagesOf({ listingId: '1', text: 'стоимость' })).flat()).toEqual([]);
    expect((await pagesOf({ listingId: '1', text: 'стоит', limit: 2 })).flat().sort()).toEqual(['a', 'c', 'd']);
  });
});

describe("a search by the buyer's words", () => {
  it('knows their Russian forms, small and capital letters, ё, and beginnings', async () => {
    await aChat('a', { text: 'Есть ли ДОСТАВКА в Орёл?' });
    await aChat('b', { text: 'Сколько стоит?' });
    for (const text of ['доставку', 'Доставки орел', 'достав']) expect(idsOf(await list({ text }))).toEqual(['a']);
    expect((await list({ text: 'доставка' })).body.items[0].found).toEqual({
      messageId: 'm-a',
      text: 'Есть ли ДОСТАВКА в Орёл?',
      at: '2026-03-02T10:00:00.000Z',
    });
  });

  it("finds no words of the bot's, and not the words of two messages together", async () => {
    await aChat('a', { text: 'доставка' });
    await aChat('a', { text: 'самовывоз', at: started + 1_000 });
    expect(idsOf(await list({ text: 'цена' }))).toEqual([]);
    expect(idsOf(await list({ text: 'доставка самовывоз' }))).toEqual([]);
  });

  it('looks through a bounded number of chats a call, and says how far it has come', async () => {
    for (let index = 0; index < 45; index += 1) {
      await aChat(`chat-${index}`, { at: started - index * 1_000, text: index === 44 ? 'Доставка?' : 'Цена?' });
    }
    const first = await list({ text: 'доставка' });
    expect(first.body).toMatchObject({ items: [], searchedBackTo: new Date(started - 39_000).toISOString() });
    expect(idsOf(await list({ text: 'доставка', cursor: first.body.nextCursor }))).toEqual(['chat-44']);
    expect((await pagesOf({ text: 'цена', limit: 7 })).flat()).toHaveLength(44);
  });

  it.each(['а', '!!', 'ы'.repeat(101)])('needs words: %s', async (text) => {
    expect(await list({ text })).toMatchObject({ status: 400, body: { errors: [{ in: 'query', field: 'text' }] } });
  });
});

describe('a list that nobody should get', () => {
  it('is refused with cursors that are none of its own', async () => {
    const position = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const at = '2026-03-02T10:00:00.000Z';
    for (const cursor of [
      'x',
      position(null),
      position({ at: 'never', shown: {} }),
      position({ at, shown: { sold: [at, 'a'] } }),
      position({ at, shown: { waiting: [at, ''] } }),
    ]) {
      expect(await list({ cursor }), cursor).toMatchObject({ status: 400, body: { code: 'cursor-invalid' } });
    }
    const later = position({ at, shown: { waiting: [at, 'a'] } });
    expect(await list({ cursor: later, state: 'closed' })).toMatchObject({ status: 400 });
    expect(await list({ cursor: later, listingId: '1' })).toMatchObject({ status: 400 });
  });

  it("does not lead to another seller's chats, by whatever cursor", async () => {
    await aChat('mine');
    const mine = given;
    given = await world.seller();
    await aChat('theirs-1');
    await aChat('theirs-2');
    const { nextCursor } = (await list({ limit: 1 })).body;
    const params = { sellerId: mine.seller.sellerId };
    const answer = await world.call('listChats', { as: mine.as, params, query: { cursor: nextCursor } });
    expect(idsOf(answer).filter((chatId) => chatId !== 'mine')).toEqual([]);
    expect(await list({}, mine.as)).toMatchObject({ status: 404, body: { code: 'seller-unknown' } });
  });

  it.each([{ limit: 0 }, { limit: 101 }, { state: 'sold' }, { updatedSince: 'yesterday' }, { colour: 'red' }])(
    'is refused with %o',
    async (query) => {
      expect(await list(query as Record<string, string | number>)).toMatchObject({ status: 400 });
    },
  );
});
