import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noticeId } from '../../../shared/notices/notice-event.ts';
import { noticeSecret } from '../../../shared/notices/notice-secret.ts';
import { noticeTypes } from '../../../shared/notices/notice-types.ts';
import { NoticeDeliveries } from '../../../shared/store/notice-deliveries.ts';
import { SellerNotices } from '../../../shared/store/seller-notices.ts';
import { aSellersApi, type SellersApi } from './a-sellers-api.ts';

let api: SellersApi;
let deliveries: NoticeDeliveries;
beforeAll(async () => {
  api = await aSellersApi();
  deliveries = new NoticeDeliveries(api.table);
});
afterAll(() => api.close());

async function aShop() {
  const { sellerId } = await api.aSeller();
  const request = { params: { sellerId }, as: api.admin };
  return {
    sellerId,
    get: () => api.call('getNotices', request),
    put: (body: unknown, headers: Record<string, string> = {}) =>
      api.call('changeNotices', { ...request, body, headers }),
    rotate: () => api.call('rotateNoticeSecret', request),
    test: () => api.call('testNotices', request),
    audited: async () => (await api.audit.newest({ sellerId }, { limit: 100 })).items,
    stored: async () => (await api.sellers.get(sellerId, { isConsistent: true }))?.notices,
  };
}
const hook = { url: 'https://shop.example/hook?key=geheim' };

describe('how a seller is told', () => {
  it('is not at all, until he chooses', async () => {
    const { body, headers } = await (await aShop()).get();
    expect(body).toEqual({
      version: 0,
      webhook: null,
      telegram: null,
      events: [...noticeTypes],
      areDetailsShown: false,
      secretChangedAt: null,
    });
    expect(headers.etag).toBe('"0"');
  });

  it('is what he chose last, whole', async () => {
    const { put, get } = await aShop();
    await put({ webhook: hook, telegram: { chatId: '-10077' }, areDetailsShown: true });
    const { body } = await put({ webhook: hook, events: ['turn.failed', 'turn.failed'] });
    expect(body).toMatchObject({
      version: 2,
      webhook: hook,
      telegram: null,
      events: ['turn.failed'],
      areDetailsShown: false,
    });
    expect((await get()).body).toEqual(body);
  });

  it('is changed by who has seen what is there', async () => {
    const { put } = await aShop();
    expect((await put({ webhook: hook }, { 'if-match': '"0"' })).status).toBe(200);
    expect(await put({}, { 'if-match': '"0"' })).toMatchObject({ status: 412, body: { code: 'version-conflict' } });
    expect((await put({}, { 'if-match': '"1"' })).status).toBe(200);
  });

  it.each([
    [{ webhook: { url: 'http://shop.example/' } }, 'webhook.url'],
    [{ webhook: { url: 'https://127.0.0.1/' } }, 'webhook.url'],
    [{ webhook: { url: 'https://169.254.169.254/latest' } }, 'webhook.url'],
    [{ webhook: { url: 'https://u:geheim@shop.example/' } }, 'webhook.url'],
    [{ webhook: { url: 'geheim' } }, 'webhook.url'],
    [{ webhook: { url: `https://shop.example/${'x'.repeat(2_000)}` } }, 'webhook.url'],
    [{ webhook: {} }, 'webhook.url'],
    [{ webhook: { ...hook, secret: 'geheim' } }, 'webhook.secret'],
    [{ telegram: { chatId: '@channel' } }, 'telegram.chatId'],
    [{ telegram: { chatId: '' } }, 'telegram.chatId'],
    [{ telegram: { chatId: 77 } }, 'telegram.chatId'],
    [{ events: ['chat.opened'] }, 'events.0'],
    [{ events: Array(7).fill('turn.failed') }, 'events'],
    [{ areDetailsShown: 'yes' }, 'areDetailsShown'],
    [{ version: 3 }, 'version'],
  ])('is not %j', async (body, field) => {
    const { put, stored } = await aShop();
    const answer = await put(body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'input-invalid', errors: [{ in: 'body', field }] } });
    expect(JSON.stringify(answer.body)).not.toContain('geheim');
    expect(await stored()).toBeUndefined();
  });

  it('shows how it went last, by codes and times', async () => {
    const { sellerId, put, get } = await aShop();
    await put({ webhook: hook, telegram: { chatId: '77' } });
    const at = Date.parse('2026-03-02T10:00:00Z');
    await deliveries.noteTold(sellerId, 'webhook', { id: 'msg_1', before: { toldIds: [] }, now: at });
    await deliveries.noteFailure(sellerId, 'telegram', 'telegram-timeout', at);
    const { body } = await get();
    expect(body.webhook).toEqual({ ...hook, toldAt: '2026-03-02T10:00:00.000Z' });
    const failure = { code: 'telegram-timeout', at: '2026-03-02T10:00:00.000Z' };
    expect(body.telegram).toEqual({ chatId: '77', failure });
  });

  it('forgets how it went where a channel leads elsewhere, and only there', async () => {
    const { sellerId, put } = await aShop();
    await put({ webhook: hook, telegram: { chatId: '77' } });
    for (const channel of ['webhook', 'telegram'] as const) {
      await deliveries.noteFailure(sellerId, channel, 'some-code', 1_000);
    }
    const { body } = await put({ webhook: { url: 'https://new.example/' }, telegram: { chatId: '77' } });
    expect(body.webhook.failure).toBeUndefined();
    expect(body.telegram.failure).toMatchObject({ code: 'some-code' });
  });

  it('is on again when a channel that was switched off is set again', async () => {
    const { sellerId, put, get } = await aShop();
    await put({ webhook: hook });
    const seller = await api.sellers.get(sellerId, { isConsistent: true });
    if (seller === undefined) throw new Error('the seller is gone');
    await new SellerNotices(api.table).switchOff(seller, 'webhook', 'webhook-gone', 1_000);
    expect((await get()).body.webhook.switchedOff).toMatchObject({ code: 'webhook-gone' });
    expect((await put({ webhook: hook })).body.webhook).toEqual(hook);
  });

  it('is audited, without where it leads', async () => {
    const { put, audited } = await aShop();
    await put({ webhook: hook, telegram: { chatId: '77001' }, events: ['turn.failed'] });
    const [entry] = await audited();
    expect(entry).toMatchObject({
      action: 'changeNotices',
      details: { changed: { channels: ['webhook', 'telegram'], events: ['turn.failed'], areDetailsShown: false } },
    });
    expect(JSON.stringify(entry)).not.toMatch(/geheim|77001/);
  });

  it('may not be read or changed by an operator, nor for a seller who is leaving', async () => {
    const { sellerId } = await aShop();
    const operator = await api.person('operator', [sellerId], `operator-of-${sellerId}`);
    const names = ['getNotices', 'changeNotices', 'rotateNoticeSecret', 'testNotices'] as const;
    for (const name of names) {
      expect((await api.call(name, { params: { sellerId }, as: operator, body: {} })).status).toBe(403);
    }
    const leaving = await api.aSeller({ deletingSince: 5 });
    const request = { params: { sellerId: leaving.sellerId }, as: api.admin, body: {} };
    for (const name of names.slice(1)) {
      expect(await api.call(name, request)).toMatchObject({ status: 409, body: { code: 'seller-leaving' } });
    }
  });
});

describe('the secret', () => {
  it('is shown when it is made and never again, each time another', async () => {
    const { sellerId, rotate, get, stored, audited } = await aShop();
    const first = await rotate();
    const second = await rotate();
    expect(first.body.secret).toBe(noticeSecret('the-key-of-all-webhooks', sellerId, 1));
    expect(second.body.secret).toBe(noticeSecret('the-key-of-all-webhooks', sellerId, 2));
    const kept = JSON.stringify([(await get()).body, await stored(), await audited()]);
    for (const { body } of [first, second]) expect(kept).not.toContain(body.secret.slice('whsec_'.length));
    expect((await stored())?.secretChangedAt).toBe(api.clock.at);
    expect((await audited())[0]).toMatchObject({ action: 'rotateNoticeSecret', details: { secretVersion: 2 } });
  });

  it('stays when the channels change', async () => {
    const { rotate, put, stored } = await aShop();
    await rotate();
    await put({ webhook: hook });
    expect(await stored()).toMatchObject({ secretVersion: 1, webhook: hook });
  });

  it('is not given out where somebody else has just made one', async () => {
    const { sellerId } = await aShop();
    const call = api.callWith({ sellerNotices: { change: async () => undefined } });
    const answer = await call('rotateNoticeSecret', { params: { sellerId }, as: api.admin });
    expect(answer).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } });
    expect(JSON.stringify(answer.body)).not.toContain('whsec_');
  });
});

describe('trying the channels', () => {
  it('sends a notice on each that is on, whatever events are wanted', async () => {
    const { sellerId, put, test } = await aShop();
    await put({ webhook: hook, telegram: { chatId: '77' }, events: [] });
    const { status, body } = await test();
    const jobs = api.notices.filter((job) => job.sellerId === sellerId);
    expect(status).toBe(202);
    expect(body.channels).toEqual(['webhook', 'telegram']);
    expect(jobs.map(({ channel }) => channel)).toEqual(['webhook', 'telegram']);
    for (const { event } of jobs) expect(noticeId(sellerId, event)).toBe(body.noticeId);
  });

  it('is refused where none is on', async () => {
    expect(await (await aShop()).test()).toMatchObject({ status: 409, body: { code: 'no-channel' } });
  });

  it('is limited: what a channel leads to may be somebody else', async () => {
    const { put, test } = await aShop();
    await put({ webhook: hook });
    for (let tries = 0; tries < 10; tries += 1) expect((await test()).status).toBe(202);
    const refused = await test();
    expect(refused).toMatchObject({ status: 429, body: { code: 'too-many-attempts' } });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await (await aShop()).put({ webhook: hook })).status).toBe(200);
  });
});
