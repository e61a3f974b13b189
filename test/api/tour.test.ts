import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoSellerId } from '../../local/seed/seed-demo-seller.ts';
import { aContext, createPump } from '../flow/pump.ts';
import { startWorld, type World } from '../flow/world.ts';
import type { ApiAnswer, ApiRequest } from '../support/an-api.ts';
import { type RouteName, routeNames, routeOf, type WholeApi, wholeApiOn } from './whole-api.ts';

/**
 * Every route does what it is for, once, in the order of a shop's first weeks, with messages that really come and go. What each
 * answers is held against openapi.json by `call`.
 */
let world: World;
let api: WholeApi;
let runJobs: () => Promise<void>;
let admin = '';
let owner = '';
let sellerId = '';
const walked = new Set<RouteName>();

beforeAll(async () => {
  world = await startWorld();
  api = { ...(await wholeApiOn(world.cloud)), close: async () => {} };
  const jobs = createPump(world.cloud, 'job-worker');
  const { handler } = await import('../../functions/job-worker/handler.ts');
  runJobs = async () => {
    const context = { ...aContext, getRemainingTimeInMillis: () => 280_000 };
    while (await jobs.once((event) => handler(event, context)));
  };
  admin = await api.person('admin');
});
afterAll(() => world.close());

/** Calls a route that must succeed. */
async function ok(name: RouteName, request: ApiRequest = {}): Promise<ApiAnswer> {
  api.clock.at = Date.now();
  const answer = await api.call(name, { as: owner || admin, ...request });
  expect(answer.status, `${name}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
  walked.add(name);
  return answer;
}
const inSeller = (params: Record<string, string> = {}) => ({ params: { sellerId, ...params } });

describe('people', () => {
  it('are made and invited by an admin, and sign themselves in', async () => {
    const body = { email: 'anna@example.com', name: 'Анна', role: 'owner' };
    const { body: user } = await ok('createUser', { body });
    const invitation = await ok('inviteUser', { params: { userId: user.userId } });
    const accepted = await ok('acceptInvitation', {
      params: { token: invitation.body.token },
      body: { password: 'a long first password' },
    });
    expect(accepted.cookies[0]).toMatch(/HttpOnly; Secure; SameSite=Strict/);

    const login = await ok('logIn', { body: { email: 'anna@example.com', password: 'a long first password' } });
    const refreshed = await ok('refreshTokens', { body: { refreshToken: login.body.refreshToken } });
    expect((await ok('getMe', { as: refreshed.body.accessToken })).body).toMatchObject({ role: 'owner' });
    const changed = await ok('changePassword', {
      as: refreshed.body.accessToken,
      body: { currentPassword: 'a long first password', newPassword: 'another long password' },
    });
    owner = changed.body.accessToken;
    await ok('logOut', { body: { refreshToken: changed.body.refreshToken } });
  });

  it('are listed, changed and removed', async () => {
    const body = { email: 'oleg@example.com', name: 'Олег', role: 'operator' };
    const { body: user } = await ok('createUser', { as: admin, body });
    const params = { userId: user.userId };
    expect((await ok('getUser', { as: admin, params })).body.email).toBe('oleg@example.com');
    await ok('changeUser', { as: admin, params, body: { name: 'Олег П.' } });
    expect((await ok('listUsers', { as: admin })).body.items).toContainEqual(
      expect.objectContaining({ name: 'Олег П.' }),
    );
    await ok('deleteUser', { as: admin, params });
  });
});

describe('a seller', () => {
  it('is made, and connected to Avito', async () => {
    sellerId = (await ok('createSeller', { body: { name: 'Техника' } })).body.sellerId;
    await ok('changeSeller', { ...inSeller(), body: { name: 'Техника Плюс' } });
    const keys = { clientId: 'demo-electronics-client', clientSecret: 'demo-electronics-secret' };
    expect((await ok('connectAvito', { ...inSeller(), body: keys })).body.avito.status).toBe('connected');
    expect((await ok('registerWebhook', { ...inSeller(), body: {} })).body.status).toBe('ours');
    expect((await ok('rotateWebhookSecret', inSeller())).body.isSecretChanging).toBe(false);
    expect((await ok('getWebhook', inSeller())).body.subscriptions).toHaveLength(1);
    expect((await ok('listSellers')).body.items.map((seller: { name: string }) => seller.name)).toEqual([
      'Техника Плюс',
    ]);
    expect(JSON.stringify((await ok('getSeller', inSeller())).body)).not.toMatch(/secret/i);
  });

  it('says how its bot shall be', async () => {
    const { body: settings } = await ok('changeSettings', { ...inSeller(), body: { mode: 'auto' } });
    expect((await ok('getSettings', inSeller())).body).toEqual(settings);
  });

  it('says how its owner is told of what needs him', async () => {
    const body = { webhook: { url: 'https://shop.example/hook' }, telegram: { chatId: '77' } };
    const { body: chosen } = await ok('changeNotices', { ...inSeller(), body });
    expect((await ok('getNotices', inSeller())).body).toEqual(chosen);
    expect((await ok('rotateNoticeSecret', inSeller())).body.secret).toMatch(/^whsec_/);
    expect((await ok('testNotices', inSeller())).body.channels).toEqual(['webhook', 'telegram']);
    await ok('changeNotices', { ...inSeller(), body: {} });
  });

  it('is stopped by an operator and started by its owner', async () => {
    const operator = await api.person('operator', [sellerId], 'operator-1');
    expect((await ok('stopSeller', { ...inSeller(), as: operator })).body.isStopped).toBe(true);
    expect((await ok('startSeller', inSeller())).body.isStopped).toBe(false);
  });
});

describe('chats', () => {
  let chatId = '';
  const accountId = 222_333_444;
  const write = async (text: string) => {
    const [listing] = world.control.listings(accountId).filter(({ status }) => status === 'active');
    ({ chatId } = world.control.buyerWrites({ listingId: listing?.id ?? 0, text }));
    await world.runFor(12);
  };
  const inChat = (params: Record<string, string> = {}) => inSeller({ chatId, ...params });

  it('show what was said, and why the bot said it', async () => {
    await write('Здравствуйте, сколько стоит?');
    const { body: chats } = await ok('listChats', inSeller());
    expect(chats.items).toMatchObject([{ chatId, state: 'waiting', lastMessage: { author: 'bot' } }]);
    expect((await ok('getChat', inChat())).body.buyerMessages).toBe(1);
    const { body: log } = await ok('listMessages', inChat());
    expect(log.items.map(({ author }: { author: string }) => author)).toEqual(['bot', 'buyer']);
    const { body: replies } = await ok('listReplies', inChat());
    expect(replies.items[0]).toMatchObject({
      state: 'sent',
      reason: 'answered',
      usage: [{ model: expect.any(String) }],
    });
    await ok('rateReply', { ...inChat({ replyId: replies.items[0].replyId }), body: { isGood: true } });
  });

  it('are taken over, answered by a person, and given back', async () => {
    expect((await ok('takeOverChat', { ...inChat(), body: { minutes: 5 } })).body.takeoverUntil).toBeDefined();
    await ok('writeMessage', { ...inChat(), body: { text: 'Это Анна.', clientMessageId: 'm-1' } });
    await world.run();
    expect((await ok('listMessages', inChat())).body.items.map(({ author }: { author: string }) => author)).toEqual([
      'human',
      'bot',
      'buyer',
    ]);
    expect((await ok('releaseChat', inChat())).body.takeoverUntil).toBeUndefined();
  });

  it('let people hear what was spoken', async () => {
    world.control.buyerWrites({ chatId, body: { type: 'voice', says: 'Алло' } });
    await world.runFor(12);
    const { items } = (await ok('listMessages', { ...inChat(), query: { limit: 5 } })).body;
    const contents = items.map(({ content }: { content: { kind: string } }) => content);
    const voice = contents.find(({ kind }: { kind: string }) => kind === 'voice');
    const { url } = (await ok('getVoice', inChat({ voiceId: voice.voiceId }))).body;
    expect(new URL(url).origin).toBe(world.cloud.sandbox.url);
    await ok('releaseChat', inChat());
  });

  it('hold drafts that people approve or drop', async () => {
    world.advance(60);
    await ok('changeSettings', { ...inSeller(), body: { mode: 'draft' } });
    await write('А какая цена?');
    const draft = async () => (await ok('getChat', inChat())).body.draftReplyId;
    await ok('approveReply', { ...inChat({ replyId: await draft() }), body: { text: 'Цена в объявлении.' } });
    expect(world.control.messagesOf(chatId).at(-1)?.text).toBe('Цена в объявлении.');
    await world.run();
    await write('И всё-таки, какая цена?');
    await ok('dismissReply', inChat({ replyId: await draft() }));
    expect((await ok('getChat', inChat())).body.state).toBe('waiting');
  });
});

describe('knowledge', () => {
  it('has ready answers', async () => {
    const body = { name: 'Адрес', text: 'Мы на Лесной, 7.', keywords: ['адрес', 'где вы'] };
    const { body: template } = await ok('createTemplate', { ...inSeller(), body });
    const one = inSeller({ templateId: template.templateId });
    expect((await ok('getTemplate', one)).body).toEqual(template);
    await ok('changeTemplate', { ...one, body: { text: 'Мы на Лесной, 9.' }, headers: { 'if-match': '"1"' } });
    expect((await ok('listTemplates', inSeller())).body.items).toMatchObject([
      { text: 'Мы на Лесной, 9.', version: 2 },
    ]);
    await ok('deleteTemplate', one);
  });

  it('has articles that are found by what they are about', async () => {
    const body = { title: 'Доставка', text: 'Отправляем Авито Доставкой по всей России.' };
    const { body: article } = await ok('createArticle', { ...inSeller(), body });
    const one = inSeller({ articleId: article.articleId });
    expect((await ok('getArticle', one)).body).toEqual(article);
    await ok('changeArticle', { ...one, body: { tags: ['отправка'] } });
    const text = '# Гарантия\nГод на всё.\n# Доставка\nОтправляем Авито Доставкой по всей России.';
    expect((await ok('importArticles', { ...inSeller(), body: { format: 'markdown', text } })).body).toMatchObject({
      created: 1,
      unchanged: 1,
      problemCount: 0,
    });
    const found = await ok('listArticles', { ...inSeller(), query: { query: 'есть ли гарантии' } });
    expect(found.body.items[0].title).toBe('Гарантия');
    expect((await ok('exportArticles', inSeller())).body).toContain('Год на всё.');
    await ok('deleteArticle', one);
  });
});

describe('listings', () => {
  const jobOf = async (jobId: string) => (await ok('getJob', inSeller({ jobId }))).body;
  let listingId = '';

  it('are read from Avito', async () => {
    const { body } = await ok('syncListings', inSeller());
    await runJobs();
    expect(await jobOf(body.job.jobId)).toMatchObject({ state: 'done', problemCount: 0 });
    const { body: listings } = await ok('listListings', { ...inSeller(), query: { status: 'active' } });
    listingId = listings.items[0].listingId;
  });

  it('get their texts from a file that is uploaded', async () => {
    const file = `avito_id,title,description,price\n${listingId},Телефон,"Экран целый, батарея 90 %.",15000\n,Без номера,Текст,1\n`;
    const sizeBytes = Buffer.byteLength(file);
    const { body } = await ok('importListings', { ...inSeller(), body: { source: 'upload', sizeBytes } });
    const { method, url, headers } = body.upload;
    expect((await fetch(url, { method, headers, body: file })).status).toBe(200);
    const one = inSeller({ jobId: body.job.jobId });
    await ok('startUploadedImport', one);
    await runJobs();
    expect(await jobOf(body.job.jobId)).toMatchObject({ state: 'done', problems: [{ line: 3 }] });
    expect((await ok('listJobs', inSeller())).body.items).toHaveLength(2);
  });

  it('are annotated by the seller', async () => {
    const one = inSeller({ listingId });
    expect((await ok('getListing', one)).body.text).toBe('Экран целый, батарея 90 %.');
    const { body } = await ok('changeListing', { ...one, body: { notes: 'Торг у метро.', floorPrice: 14_000 } });
    expect(body).toMatchObject({ notes: 'Торг у метро.', floorPrice: 14_000, text: 'Экран целый, батарея 90 %.' });
  });
});

describe('what it brings', () => {
  it('is counted', async () => {
    const { body } = await ok('getInsights', { ...inSeller(), query: { from: '2026-03-01', to: '2026-03-03' } });
    expect(body.days).toHaveLength(3);
    expect(body.total).toMatchObject({ messages: { buyer: 4, bot: 3, human: 1 }, turns: 4, takeovers: 1 });
    expect((await ok('listUnanswered', inSeller())).body).toEqual({ items: [], isComplete: true });
  });

  it('can be tried without sending', async () => {
    const before = world.control.chatsOf(222_333_444).flatMap(({ messages }) => messages).length;
    const body = {
      listing: { title: 'Телефон', price: 15_000 },
      messages: [{ author: 'buyer', text: 'Сколько стоит?' }],
    };
    const tried = await ok('tryReply', { ...inSeller(), body });
    expect(tried.body).toMatchObject({ decision: 'reply', text: expect.stringContaining('15 000 ₽') });
    const replayed = await ok('backtest', { ...inSeller(), body: { chats: 1 } });
    expect(replayed.body.summary).toMatchObject({ chats: 1, turns: replayed.body.items.length });
    expect(replayed.body.items[0].before.outcome).toBe('answered');
    expect(world.control.chatsOf(222_333_444).flatMap(({ messages }) => messages)).toHaveLength(before);
  });
});

describe('scenarios', () => {
  it('are written once, and run before anything is changed', async () => {
    const body = {
      name: 'Цена телефона',
      listing: { title: 'Телефон', price: 15_000 },
      messages: [{ author: 'buyer', text: 'Сколько стоит?' }],
      expect: { outcome: 'reply', says: [['15000', '15 тыс']] },
    };
    const { body: scenario } = await ok('createScenario', { ...inSeller(), body });
    const one = inSeller({ scenarioId: scenario.scenarioId });
    expect((await ok('getScenario', one)).body).toEqual(scenario);
    await ok('changeScenario', { ...one, body: { name: 'Цена' } });
    expect((await ok('listScenarios', inSeller())).body.items).toMatchObject([{ name: 'Цена', version: 2 }]);
    const settings = { persona: { tone: 'brief' } };
    const ran = await ok('runScenarios', { ...inSeller(), body: { settings } });
    expect(ran.body).toMatchObject({ run: { passed: 1, failed: [], isTrial: true }, items: [{ isPassed: true }] });
    expect((await ok('listScenarioRuns', inSeller())).body.items).toEqual([ran.body.run]);
    await ok('deleteScenario', one);
  });
});

describe('the whole', () => {
  it('tells how it is', async () => {
    expect((await ok('getHealth')).body).toEqual({ status: 'ok' });
    await world.reconcile();
    const { body: status } = await ok('getSystemStatus', { as: admin });
    expect(status.sellers.items.map((seller: { sellerId: string }) => seller.sellerId).sort()).toEqual(
      [demoSellerId, sellerId].sort(),
    );
    expect((await ok('getOpenApi')).body.openapi).toMatch(/^3\.1\./);
    expect((await ok('getDocs')).body).toMatch(/<html/);
  });

  it('is stopped, started, and put right by an admin', async () => {
    expect((await ok('stopAllSellers', { as: admin })).body.isStopped).toBe(true);
    expect((await ok('startAllSellers', { as: admin })).body.isStopped).toBe(false);
    expect((await ok('redriveDeadLetters', { as: admin, body: { queue: 'replies' } })).body).toEqual({
      moved: 0,
      left: 0,
    });
  });

  it('tells an owner who changed what at his seller, and their names', async () => {
    const { items } = (await ok('listSellerAudit', inSeller())).body;
    const people = (await ok('listPeople', inSeller())).body.items;
    const names = new Map(people.map(({ userId, name }: { userId: string; name: string }) => [userId, name]));
    expect(items.map(({ userId }: { userId: string }) => names.get(userId))).toContain('Анна');
  });

  it('remembers who changed what', async () => {
    const { body } = await ok('listAuditEntries', { as: admin, query: { sellerId, limit: 100 } });
    const actions = new Set(body.items.map(({ action }: { action: string }) => action));
    expect(actions).toContain('changeSettings');
    expect(actions).toContain('approveReply');
    expect(JSON.stringify(body)).not.toMatch(
      /demo-electronics-secret|Это Анна|another long password|whsec_|shop\.example/,
    );
  });
});

describe('a buyer who wants to be forgotten', () => {
  it('is, chat by chat or whole', async () => {
    const [listing] = world.control.listings(222_333_444).filter(({ status }) => status === 'active');
    const other = world.control.addBuyer({ name: 'Вера' });
    const { chatId } = world.control.buyerWrites({ listingId: listing?.id ?? 0, buyerId: other.id, text: 'Ещё есть?' });
    await world.runFor(12);
    expect((await ok('eraseChat', inSeller({ chatId }))).body).toEqual({ isDone: true });
    const { body: chats } = await ok('listChats', inSeller());
    expect(chats.items).toHaveLength(1);
    const buyerId = chats.items[0].buyer.id;
    expect((await ok('eraseBuyer', inSeller({ buyerId }))).body).toEqual({ erasedChats: 1, isDone: true });
    await world.reconcile();
    await world.run();
    expect((await ok('listChats', inSeller())).body.items).toEqual([]);
  });
});

describe('in the end', () => {
  it('a seller can leave, and nothing of it stays', async () => {
    await ok('removeWebhook', inSeller());
    await ok('disconnectAvito', inSeller());
    const { body: job } = await ok('deleteSeller', inSeller());
    expect(job.jobId).toBeDefined();
    await runJobs();
    expect((await api.call('getSeller', { ...inSeller(), as: admin })).status).toBe(404);
  });

  it('every route was walked', () => {
    expect(routeNames.filter((name) => !walked.has(name)).map((name) => `${routeOf(name).method} ${name}`)).toEqual([]);
  });
});
