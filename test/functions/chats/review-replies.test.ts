import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { approveReply } from '../../../functions/chats/approve-reply.ts';
import { Crash, crashingAt } from '../../support/crashes.ts';
import { aChatsWorld, type ChatsWorld } from './a-chats-world.ts';
import { aSandboxChat, type SandboxChat } from './a-sandbox-chat.ts';

let world: ChatsWorld;
beforeAll(async () => {
  world = await aChatsWorld();
});
afterEach(() => world.control.clearFaults());
afterAll(() => world.close());

const DRAFT = 'Цена 4 500 ₽.';
const EDITED = 'Цена 4 500 ₽, приезжайте.';

let given: Awaited<ReturnType<ChatsWorld['seller']>>;
let colleague: string;
let chat: SandboxChat;
let replyId: string;
beforeEach(async () => {
  given = await world.seller();
  colleague = await world.person('operator', [given.seller.sellerId], `colleague-at-${given.seller.sellerId}`);
  chat = await aSandboxChat(world, given.seller);
  replyId = await chat.draft(DRAFT);
  world.clock.at += 5_000;
});

interface Ask {
  as?: string;
  body?: unknown;
  ifMatch?: number;
  reply?: string;
}
const ask =
  (name: 'approveReply' | 'dismissReply' | 'rateReply') =>
  ({ as = given.as, body, ifMatch, reply = replyId }: Ask = {}) =>
    world.call(name, {
      as,
      params: { ...chat.params, replyId: reply },
      ...(body === undefined ? {} : { body }),
      ...(ifMatch === undefined ? {} : { headers: { 'if-match': `"${ifMatch}"` } }),
    });
const approve = ask('approveReply');
const dismiss = ask('dismissReply');
const rate = ask('rateReply');

describe('a draft that is approved', () => {
  it('is sent as it is, and the chat waits for the buyer', async () => {
    expect(await chat.chat()).toMatchObject({ state: 'draft' });
    const answer = await approve();
    expect(answer).toMatchObject({
      status: 200,
      headers: { etag: '"1"' },
      body: { state: 'sent', text: DRAFT, approval: { by: given.userId }, version: 1 },
    });
    expect(answer.body).not.toHaveProperty('originalText');
    expect(chat.said()).toEqual([DRAFT]);
    expect(await chat.chat()).toMatchObject({ state: 'waiting', lastMessageId: answer.body.messageId });
  });

  it('is no takeover, its echo neither', async () => {
    await approve();
    expect(await chat.echo()).toBe('echo');
    expect(await chat.chat()).not.toHaveProperty('takeoverUntil');
  });

  it('is recognised by its echo also when that overtakes the answer', async () => {
    world.control.setFault({ kind: 'error-after-accept', status: 500, operation: 'send-text', times: 1 });
    const { avitoFor } = world.deps;
    const deps = {
      ...world.deps,
      avitoFor: (seller: Parameters<typeof avitoFor>[0]) => ({
        ...avitoFor(seller),
        listMessages: async (...args: Parameters<ReturnType<typeof avitoFor>['listMessages']>) => {
          await chat.echo();
          return avitoFor(seller).listMessages(...args);
        },
      }),
    };
    expect(await approveReply(aCall(), deps)).toMatchObject({ state: 'sent' });
    expect(chat.said()).toEqual([DRAFT]);
    expect(await chat.chat()).not.toHaveProperty('takeoverUntil');
  });

  it('in other words is sent in those, and keeps its own beside them', async () => {
    expect(await approve({ body: { text: EDITED } })).toMatchObject({
      body: { state: 'sent', text: EDITED, originalText: DRAFT },
    });
    expect(chat.said()).toEqual([EDITED]);
  });

  it('twice by the same person is one message and the same answer', async () => {
    const answers = [await approve(), await approve(), await approve({ body: { text: DRAFT } })];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(chat.said()).toEqual([DRAFT]);
  });

  it('by two people at once is sent once, and one of them is told', async () => {
    const answers = await Promise.all([approve(), approve({ as: colleague, body: { text: EDITED } })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(chat.said()).toHaveLength(1);
    expect(await approve({ as: colleague })).toMatchObject({ status: answers[0]?.status === 200 ? 409 : 200 });
  });

  it.each([
    ['approve it', () => approve({ as: colleague, ifMatch: 0 }), 'reply-approved-already'],
    ['edit it', () => approve({ as: colleague, ifMatch: 0, body: { text: EDITED } }), 'reply-approved-already'],
    ['dismiss it', () => dismiss({ as: colleague, ifMatch: 0 }), 'reply-not-a-draft'],
  ])('is sent once when a colleague who saw it as it was would %s, too', async (_what, act, code) => {
    expect(await approve({ ifMatch: 0 })).toMatchObject({ status: 200 });
    expect(await act()).toMatchObject({ status: 409, body: { code } });
    expect(chat.said()).toEqual([DRAFT]);
    expect(await chat.chat()).toMatchObject({ state: 'waiting' });
  });

  it('by two who saw the same, at once, is sent once', async () => {
    const answers = await Promise.all([approve({ ifMatch: 0 }), approve({ as: colleague, ifMatch: 0 })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toMatch(
      /^(changed-meanwhile|reply-approved-already)$/,
    );
    expect(chat.said()).toEqual([DRAFT]);
  });

  it('and dismissed at once comes to one of both', async () => {
    const [approved, dismissed] = await Promise.all([approve(), dismiss({ as: colleague })]);
    expect([approved.status, dismissed.status].sort()).toEqual([200, 409]);
    expect(chat.said()).toHaveLength(approved.status === 200 ? 1 : 0);
  });

  it('again in other words is a conflict', async () => {
    await approve();
    expect(await approve({ body: { text: EDITED } })).toMatchObject({
      status: 409,
      body: { code: 'reply-approved-already' },
    });
  });

  it('of another version than the one that was seen is refused', async () => {
    await rate({ body: { isGood: true } });
    expect(await approve({ ifMatch: 0 })).toMatchObject({ status: 412, body: { code: 'version-conflict' } });
    expect(await approve({ ifMatch: 1 })).toMatchObject({ status: 200 });
  });

  it('leaves although the seller is stopped', async () => {
    await world.stores.sellers.change(given.seller.sellerId, { isStopped: true });
    expect(await approve()).toMatchObject({ status: 200 });
  });

  it('ends the call for a human', async () => {
    await chat.buyerWrites('А доставка?');
    await world.stores.chats.finishTurn(chat.ref, {
      seq: 2,
      state: 'needs-human',
      handedOffAt: new Date(world.clock.at).toISOString(),
      isOurPurchase: false,
      now: world.clock.at,
    });
    await chat.buyerWrites('Ау');
    await approve({ reply: await chat.draft('Доставки нет.') });
    expect(await chat.chat()).toMatchObject({ state: 'waiting' });
    expect(await chat.chat()).not.toHaveProperty('handedOffAt');
  });
});

describe('a draft that offers a price', () => {
  it('binds the chat once it has left as it is', async () => {
    await chat.buyerWrites('За 4000?');
    const offering = await chat.draft('Могу уступить: 4 300 ₽.', { offer: 4_300 });
    expect(await chat.chat()).not.toHaveProperty('offers');
    await approve({ reply: offering });
    await approve({ reply: offering });
    expect(await chat.chat()).toMatchObject({ offers: [4_300] });
  });

  it('binds the chat to nothing in other words: those are the person’s', async () => {
    await chat.buyerWrites('За 4000?');
    const offering = await chat.draft('Могу уступить: 4 300 ₽.', { offer: 4_300, agreedPrice: 4_300 });
    await approve({ reply: offering, body: { text: 'Отдам за 4 000 ₽.' } });
    expect(await chat.chat()).not.toHaveProperty('offers');
    expect(await chat.chat()).not.toHaveProperty('agreedPrice');
  });
});

describe('a draft that newer things have come after', () => {
  it('may be sent when the buyer has only written more, whose turn stays open', async () => {
    await chat.buyerWrites('И ещё вопрос');
    expect(await approve()).toMatchObject({ status: 200, body: { state: 'sent' } });
    expect(await chat.chat()).toMatchObject({ state: 'answering', inboundSeq: 2, answeredSeq: 1 });
  });

  it('may be sent before the draft that came after it, which still waits then', async () => {
    await chat.buyerWrites('И ещё вопрос');
    const second = await chat.draft('Да.');
    expect(await approve()).toMatchObject({ status: 200 });
    expect(await chat.chat()).toMatchObject({ state: 'draft' });
    expect(await approve({ reply: second })).toMatchObject({ status: 200 });
    expect(chat.said()).toEqual([DRAFT, 'Да.']);
    expect(await chat.chat()).toMatchObject({ state: 'waiting' });
  });

  it.each([
    ['a human in Avito', () => chat.humanWrites('Отвечу сам')],
    [
      'a human through us',
      () =>
        world.call('writeMessage', {
          as: given.as,
          params: chat.params,
          body: { text: 'Отвечу сам', clientMessageId: 'm' },
        }),
    ],
    [
      'the bot',
      async () => {
        await chat.buyerWrites('И ещё вопрос');
        await chat.answer('Да.');
      },
    ],
  ])('is refused when %s has answered', async (_who, answer) => {
    await answer();
    const said = chat.said();
    expect(await approve()).toMatchObject({ status: 409, body: { code: 'answered-meanwhile' } });
    expect(chat.said()).toEqual(said);
  });

  it('is refused when so much was said that nobody can tell', async () => {
    for (let index = 0; index < 50; index += 1) {
      await world.stores.messages.put({
        ...chat.ref,
        messageId: `s-${index}`,
        author: 'system',
        content: { kind: 'system', text: 'x' },
        createdAt: world.clock.at / 1_000 + index,
        knownAt: world.clock.at,
        source: 'webhook',
      });
    }
    expect(await approve()).toMatchObject({ status: 409, body: { code: 'draft-outdated' } });
  });

  it('is refused when so many turns have passed that its echo would not be known', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      await chat.buyerWrites('Ещё');
      await chat.draft('Да.');
    }
    expect(await approve()).toMatchObject({ status: 409, body: { code: 'draft-outdated' } });
  });
});

describe('an approval whose sending ends badly', () => {
  it('is a 503 while Avito is down, and is finished by the same request, also of another person', async () => {
    world.control.setFault({ kind: 'error-before-accept', status: 503, operation: 'send-text' });
    expect(await approve({ body: { text: EDITED } })).toMatchObject({ status: 503 });
    expect(await dismiss()).toMatchObject({ status: 409, body: { code: 'reply-not-a-draft' } });
    await world.control.clearFaults();
    expect(await approve({ as: colleague, body: { text: DRAFT } })).toMatchObject({ status: 409 });
    expect(await approve({ as: colleague })).toMatchObject({ status: 200, body: { state: 'sent', text: EDITED } });
    expect(chat.said()).toEqual([EDITED]);
  });

  it('is a draft again when Avito refuses it for good, as the bot wrote it', async () => {
    world.control.setFault({ kind: 'forbidden', operation: 'send-text' });
    expect(await approve({ body: { text: EDITED } })).toMatchObject({ status: 502, body: { code: 'avito-no-rights' } });
    expect(await world.stores.replies.get(chat.ref, Number(replyId))).toMatchObject({ state: 'draft', text: DRAFT });
    await world.control.clearFaults();
    expect(await approve({ as: colleague, body: { text: 'Да.' } })).toMatchObject({ status: 200 });
    expect(chat.said()).toEqual(['Да.']);
  });

  it('is not a draft again when only the look after it was refused', async () => {
    world.control.setFault({ kind: 'error-after-accept', status: 500, operation: 'send-text' });
    world.control.setFault({ kind: 'forbidden', operation: 'messages' });
    expect(await approve()).toMatchObject({ status: 502 });
    await world.control.clearFaults();
    expect(await approve()).toMatchObject({ status: 200, body: { state: 'sent' } });
    expect(chat.said()).toEqual([DRAFT]);
  });

  it('is finished once after a death behind any call', async () => {
    for (let call = 1; ; call += 1) {
      chat = await aSandboxChat(world, given.seller);
      replyId = await chat.draft(DRAFT);
      world.clock.at += 2_000;
      const { deps, untilDeath, crashedAt } = crashingAt(world.deps, { call, when: 'after' });
      await untilDeath(approveReply(aCall(), deps)).catch((error) => {
        if (!(error instanceof Crash)) throw error;
      });
      world.clock.at += 31_000;
      expect(await approve(), crashedAt()).toMatchObject({ status: 200, body: { state: 'sent' } });
      expect(chat.said(), crashedAt()).toEqual([DRAFT]);
      expect(await chat.chat(), crashedAt()).toMatchObject({ state: 'waiting' });
      if (crashedAt() === undefined) break;
    }
  });

  it('belongs to whoever approved it while it is under way: no worker gives it up', async () => {
    const reply = await world.stores.replies.get(chat.ref, Number(replyId));
    if (reply === undefined) throw new Error('no draft');
    const { at } = world.clock;
    const approved = await world.stores.reviews.approve(reply, {
      text: DRAFT,
      by: 'x',
      now: at,
      sendingUntil: at + 30_000,
    });
    await world.stores.replies.settleUnsent(approved ?? reply, 'silent', 'superseded');
    expect(await world.stores.replies.get(chat.ref, Number(replyId))).toMatchObject({ state: 'sending' });
    expect(await approve()).toMatchObject({ status: 409, body: { code: 'reply-approved-already' } });
  });
});

describe('a draft that is dismissed', () => {
  it('ends its turn in silence, however often it is asked for', async () => {
    for (let time = 0; time < 2; time += 1) {
      expect(await dismiss()).toMatchObject({
        status: 200,
        body: { state: 'silent', reason: 'draft-dismissed', dismissal: { by: given.userId }, text: DRAFT },
      });
    }
    expect(await chat.chat()).toMatchObject({ state: 'waiting' });
    expect(await dismiss({ as: colleague })).toMatchObject({ status: 409, body: { code: 'reply-not-a-draft' } });
    expect(await dismiss({ as: colleague, ifMatch: 0 })).toMatchObject({ status: 409 });
    expect(await approve()).toMatchObject({ status: 409, body: { code: 'reply-not-a-draft' } });
    expect(chat.said()).toEqual([]);
  });

  it('still calls for the human who was called for before', async () => {
    await world.call('takeOverChat', { as: given.as, params: chat.params });
    await chat.buyerWrites('Ау');
    await world.stores.chats.openTurn(
      { ...chat.ref, chatType: 'u2i', listingId: undefined, buyerId: undefined, messageId: 'm', createdAt: 1 },
      world.clock.at,
    );
    expect(await dismiss({ reply: await chat.draft('Да.') })).toMatchObject({ status: 200 });
    expect(await chat.chat()).toMatchObject({ state: 'needs-human', handedOffAt: expect.any(String) });
  });

  it('leaves the turn of newer messages open', async () => {
    await chat.buyerWrites('И ещё вопрос');
    await dismiss();
    expect(await chat.chat()).toMatchObject({ state: 'answering' });
  });
});

describe('a rating', () => {
  const bad = { isGood: false, correction: 'Цена 4 400 ₽.', note: 'старая цена' };

  it('stands beside the reply, with who gave it', async () => {
    await approve();
    expect(await rate({ body: bad })).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
      body: { state: 'sent', rating: { ...bad, by: given.userId } },
    });
  });

  it('may be changed by the same person, and by others only if they have seen it', async () => {
    await rate({ body: bad });
    expect(await rate({ body: { isGood: true } })).toMatchObject({ status: 200, body: { rating: { isGood: true } } });
    expect(await rate({ as: colleague, body: bad })).toMatchObject({
      status: 409,
      body: { code: 'reply-rated-already' },
    });
    expect(await rate({ as: colleague, body: bad, ifMatch: 1 })).toMatchObject({ status: 412 });
    expect(await rate({ as: colleague, body: bad, ifMatch: 2 })).toMatchObject({ status: 200 });
  });

  it('of two people at once is one', async () => {
    const answers = await Promise.all([rate({ body: bad }), rate({ as: colleague, body: { isGood: true } })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('leaves no words in the audit', async () => {
    await rate({ body: bad });
    const { items } = await world.deps.audit.newest({ sellerId: given.seller.sellerId }, { limit: 10 });
    expect(items[0]).toMatchObject({ action: 'rateReply', details: { isGood: false } });
    expect(JSON.stringify(items)).not.toContain('4 400');
  });
});

describe('the replies of a chat', () => {
  it('say why, the newest first, in pages', async () => {
    await chat.buyerWrites('И ещё вопрос');
    await chat.answer('Да.');
    const first = await world.call('listReplies', { as: given.as, params: chat.params, query: { limit: 1 } });
    expect(first.body.items).toEqual([
      expect.objectContaining({
        replyId: '2',
        state: 'sent',
        reason: 'answered',
        usedFacts: ['listing.price'],
        costMicroUsd: 0,
      }),
    ]);
    const next = { limit: 1, cursor: first.body.nextCursor };
    const second = await world.call('listReplies', { as: given.as, params: chat.params, query: next });
    expect(second.body.items).toMatchObject([{ replyId: '1', state: 'draft' }]);
    expect(second.body).not.toHaveProperty('nextCursor');
  });

  it.each(['0', '-1', 'abc', '99999999999'])('have no id like %s', async (reply) => {
    expect(await approve({ reply })).toMatchObject({ status: 400 });
  });

  it('are not found under another number or by another seller', async () => {
    expect(await approve({ reply: '77' })).toMatchObject({ status: 404, body: { code: 'reply-unknown' } });
    const other = await world.seller();
    for (const name of ['approveReply', 'dismissReply', 'rateReply'] as const) {
      const params = { ...chat.params, replyId, sellerId: other.seller.sellerId };
      const body = name === 'rateReply' ? { body: { isGood: true } } : {};
      expect((await world.call(name, { as: other.as, params, ...body })).status).toBe(404);
    }
    expect(chat.said()).toEqual([]);
  });
});

function aCall(): Parameters<typeof approveReply>[0] {
  return {
    params: { ...chat.params, replyId: Number(replyId) },
    query: undefined,
    body: undefined,
    principal: { userId: given.userId, role: 'operator', sellerIds: [given.seller.sellerId], sessionId: 's' },
    request: { id: 'r', sourceIp: '192.0.2.1', userAgent: 'test', cookies: {}, ifMatch: undefined },
    response: { cookies: [], headers: {} },
    audit: {},
  };
}
