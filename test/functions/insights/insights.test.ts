import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { insightsRoutes } from '../../../shared/api/insights-routes.ts';
import { Chats } from '../../../shared/store/chats.ts';
import { Counts, type Happening } from '../../../shared/store/counts.ts';
import { Replies } from '../../../shared/store/replies.ts';
import { Sellers } from '../../../shared/store/sellers.ts';
import { aNote } from '../../support/a-chat.ts';
import { aReply } from '../../support/a-reply.ts';
import { aSeller } from '../../support/a-seller.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { apiSurroundings, callerOf } from '../../support/an-api.ts';

const now = Date.parse('2026-03-02T10:00:00Z');
let table: TestTable;
let counts: Counts;
let chats: Chats;
let replies: Replies;
let call: ReturnType<typeof callerOf<typeof insightsRoutes>>;
let admin: string;
let operator: string;
let sellerCount = 0;

beforeAll(async () => {
  table = await aTable();
  const world = await apiSurroundings(table, now);
  vi.stubEnv('TABLE_NAME', table.name);
  vi.stubEnv('ACCESS_KEYS_SECRET_ARN', 'not-read');
  vi.stubEnv('ORIGIN_KEY_SECRET_ARN', 'not-read');
  vi.stubEnv('CORS_ORIGINS', '[]');
  vi.stubEnv('AWS_REGION', 'us-east-1');
  const { createHandler } = await import('../../../functions/insights/handler.ts');
  counts = new Counts(table);
  chats = new Chats(table);
  replies = new Replies(table);
  const deps = { ...world.deps, sellers: new Sellers(table), counts, chats, replies };
  call = callerOf(insightsRoutes, createHandler(deps));
  admin = await world.person('admin');
  operator = await world.person('operator', ['seller-1']);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await table.close();
});

async function newSeller(): Promise<string> {
  sellerCount += 1;
  const sellerId = `seller-${sellerCount}`;
  await new Sellers(table).create(aSeller({ sellerId }));
  return sellerId;
}
const insights = (sellerId: string, query: Record<string, string> = {}) =>
  call('getInsights', { as: admin, params: { sellerId }, query });
const unanswered = (sellerId: string, query: Record<string, string | number> = {}) =>
  call('listUnanswered', { as: admin, params: { sellerId }, query });
const sent = (seconds: number): Happening => ({
  messages: { buyer: 1, bot: 1 },
  outcome: { outcome: 'sent', reason: 'answered' },
  firstAnswer: { by: 'bot', seconds },
  usage: { inputTokens: 1_000, outputTokens: 100, costMicroUsd: 500 },
});

describe('the insights of a seller', () => {
  it('are those of the last week by his clock, every day of it', async () => {
    const sellerId = await newSeller();
    const { status, body } = await call('getInsights', { as: operator, params: { sellerId } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ from: '2026-02-24', to: '2026-03-02', timeZone: 'Europe/Moscow' });
    expect(body.days.map(({ date }: { date: string }) => date)).toHaveLength(7);
    expect(body.total).toMatchObject({ turns: 0, answeredShare: null, firstAnswer: { all: { p50Seconds: null } } });
  });

  it('sum up days and hours as his clock has them', async () => {
    const sellerId = await newSeller();
    const evening = Date.parse('2026-03-01T20:30:00Z'); // 23:30 in Moscow
    const night = Date.parse('2026-03-01T21:30:00Z'); // 00:30 the day after
    for (const seconds of [2.5, 2.5, 2.5]) await counts.add(sellerId, sent(seconds), evening);
    await counts.add(sellerId, sent(40), night);
    await counts.add(sellerId, { outcome: { outcome: 'handed-off', reason: 'not-text' } }, night);
    const human = { messages: { human: 1 }, takeovers: 1, firstAnswer: { by: 'human', seconds: 700 } } as const;
    await counts.add(sellerId, human, night);
    await counts.add(sellerId, { outcome: { outcome: 'silent', reason: 'our-purchase' } }, night);
    await counts.add(sellerId, { outcome: { outcome: 'failed', reason: 'gave-up' } }, night);
    const quiet = { messages: { buyer: 1 }, outcome: { outcome: 'not-answered', reason: 'human-answers' } } as const;
    await counts.add(sellerId, quiet, night);
    await counts.add(sellerId, sent(1), Date.parse('2026-02-28T20:59:59Z')); // the day before the range

    const { body } = await insights(sellerId, { from: '2026-03-01', to: '2026-03-02' });
    expect(body.days).toMatchObject([
      { date: '2026-03-01', turns: 3, answeredShare: 1, messages: { buyer: 3, bot: 3, human: 0 } },
      { date: '2026-03-02', turns: 4, answeredShare: 2 / 3, messages: { buyer: 2, bot: 1, human: 1 } },
    ]);
    expect(body.total).toMatchObject({
      turns: 7,
      handOffs: 1,
      takeovers: 1,
      replies: [
        { outcome: 'sent', reason: 'answered', count: 4 },
        { outcome: 'handed-off', reason: 'not-text', count: 1 },
        { outcome: 'silent', reason: 'our-purchase', count: 1 },
        { outcome: 'failed', reason: 'gave-up', count: 1 },
      ],
      notAnswered: [{ reason: 'human-answers', count: 1 }],
      firstAnswer: { bot: { count: 4, p50Seconds: 2.7 }, human: { count: 1 }, all: { count: 5 } },
      usage: { inputTokens: 4_000, outputTokens: 400, costMicroUsd: 2_000 },
    });
    expect(body.hoursOfDay).toHaveLength(24);
    expect(body.hoursOfDay[23]).toMatchObject({ hour: 23, messages: 3, firstAnswer: { count: 3 } });
    expect(body.hoursOfDay[0]).toMatchObject({ hour: 0, messages: 2, firstAnswer: { count: 2 } });
    const { answersInChats, note } = body.serviceLevel;
    expect(answersInChats).toMatchObject({ calledForAnswer: 6, answered: 5, answeredShare: 5 / 6 });
    expect(answersInChats.answeredWithin).toEqual([
      { seconds: 60, share: 4 / 6 },
      { seconds: 300, share: 4 / 6 },
      { seconds: 900, share: 5 / 6 },
      { seconds: 3_600, share: 5 / 6 },
      { seconds: 86_400, share: 5 / 6 },
    ]);
    expect(note).toContain('Our own figures');
  });

  it('are told by another clock where one is named', async () => {
    const sellerId = await newSeller();
    await counts.add(sellerId, sent(2), Date.parse('2026-03-01T20:30:00Z'));
    const { body } = await insights(sellerId, { from: '2026-03-01', to: '2026-03-01', timeZone: 'Asia/Vladivostok' });
    expect(body.total.turns).toBe(0); // there it is the morning of the second
    const next = await insights(sellerId, { from: '2026-03-02', to: '2026-03-02', timeZone: 'Asia/Vladivostok' });
    expect(next.body.total.turns).toBe(1);
  });

  it('never say that more was answered than asked, when an answer comes a day late', async () => {
    const sellerId = await newSeller();
    await counts.add(sellerId, sent(2), now);
    await counts.add(sellerId, { firstAnswer: { by: 'human', seconds: 90_000 } }, now);
    const { body } = await insights(sellerId);
    expect(body.total.answeredShare).toBe(1);
  });

  it.each([
    [{ from: '2026-03-02', to: '2026-03-01' }, 'to'],
    [{ from: '2025-01-01', to: '2026-03-01' }, 'to'],
    [{ from: '2026-02-30' }, 'from'],
    [{ to: 'yesterday' }, 'to'],
    [{ timeZone: 'Europe/Nowhere' }, 'timeZone'],
    [{ limit: '5' }, 'limit'],
  ])('are not told of %j', async (query, field) => {
    const { status, body } = await insights(await newSeller(), query as Record<string, string>);
    expect(status).toBe(400);
    expect(body.errors ?? body.fields).toEqual([expect.objectContaining({ in: 'query', field })]);
  });

  it('of ninety-two days are told, of an unknown seller are not', async () => {
    const sellerId = await newSeller();
    expect((await insights(sellerId, { from: '2025-12-01', to: '2026-03-02' })).body.days).toHaveLength(92);
    expect(await insights('nobody')).toMatchObject({ status: 404, body: { code: 'seller-unknown' } });
    expect(await unanswered('nobody')).toMatchObject({ status: 404 });
  });
});

describe('the chats that wait now', () => {
  const at = (seconds: number) => now - 3_600_000 + seconds * 1_000;
  const ref = (sellerId: string, chatId: string) => ({ sellerId, chatId });
  const end = { seq: 1, isOurPurchase: false };
  const iso = (seconds: number) => new Date(at(seconds)).toISOString();
  const note = (sellerId: string, chatId: string, seconds: number) =>
    aNote(ref(sellerId, chatId), { createdAt: at(seconds) / 1_000 });

  it('are listed by how long their buyers wait, with the reason', async () => {
    const sellerId = await newSeller();
    for (const [chatId, seconds] of Object.entries({ bot: 30, draft: 20, human: 10, done: 0 })) {
      await chats.openTurn(note(sellerId, chatId, seconds), at(seconds));
    }
    await chats.finishTurn(ref(sellerId, 'done'), { ...end, state: 'waiting', handedOffAt: undefined, now: at(1) });
    await chats.finishTurn(ref(sellerId, 'draft'), { ...end, state: 'draft', handedOffAt: undefined, now: at(21) });
    await replies.keep(aReply(ref(sellerId, 'draft'), { state: 'draft', reason: 'answered' }));
    const call1 = { ...end, state: 'needs-human' as const, handedOffAt: iso(11), now: at(11) };
    await chats.finishTurn(ref(sellerId, 'human'), call1);
    // He asks again: his chat has changed last, and he has waited longest all the same.
    await chats.openTurn(note(sellerId, 'human', 300), at(300));
    await chats.finishTurn(ref(sellerId, 'human'), { ...call1, seq: 2, now: at(301) });
    await replies.keep(aReply(ref(sellerId, 'human'), { seq: 2, state: 'handed-off', reason: 'not-text' }));

    const { body } = await unanswered(sellerId);
    expect(body).toEqual({
      isComplete: true,
      items: [
        expect.objectContaining({ chatId: 'human', state: 'needs-human', since: iso(11), reason: 'not-text' }),
        expect.objectContaining({ chatId: 'draft', state: 'draft', since: iso(20), reason: 'answered' }),
        {
          chatId: 'bot',
          state: 'answering',
          since: iso(30),
          waitingSeconds: 3_570,
          listingId: '3456789012',
          buyerId: '900',
        },
      ],
    });
  });

  it('come in pages, each after the last', async () => {
    const sellerId = await newSeller();
    for (const chatId of ['c', 'a', 'b']) await chats.openTurn(note(sellerId, chatId, 5), at(5));
    const first = await unanswered(sellerId, { limit: 2 });
    expect(first.body.items.map(({ chatId }: { chatId: string }) => chatId)).toEqual(['a', 'b']);
    const second = await unanswered(sellerId, { limit: 2, cursor: first.body.nextCursor });
    expect(second.body.items.map(({ chatId }: { chatId: string }) => chatId)).toEqual(['c']);
    expect(second.body).not.toHaveProperty('nextCursor');
    expect(await unanswered(sellerId, { cursor: 'nonsense' })).toMatchObject({ status: 400 });
  });

  it('are as many as a hundred of a state', async () => {
    const sellerId = await newSeller();
    const open = (number: number) => chats.openTurn(note(sellerId, `chat-${number}`, number), at(number));
    await Promise.all(Array.from({ length: 102 }, (_, number) => open(number)));
    const { body } = await unanswered(sellerId, { limit: 100 });
    expect(body.items).toHaveLength(100);
    expect(body.items[0]).toMatchObject({ chatId: 'chat-0' });
    expect(body.isComplete).toBe(false);
  });

  it('hold nobody else’s', async () => {
    const { status } = await call('listUnanswered', { as: operator, params: { sellerId: 'seller-2' } });
    expect(status).toBe(404);
  });
});
