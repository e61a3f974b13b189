import { describe, expect, it } from 'vitest';
import { DEMO_ACCOUNTS } from '../../../local/avito-sandbox/demo/demo-accounts.ts';
import type { ApiFaultInput } from '../../../local/avito-sandbox/faults/api-fault.ts';
import { createSignal } from '../../../local/avito-sandbox/world/signal.ts';
import { aReceiver } from './a-receiver.ts';
import { anError, aSandbox, aText, chairId, chatPath, shopId } from './a-sandbox.ts';

const chats = `/messenger/v2/accounts/${shopId}/chats`;

async function aChatThatFails(fault: ApiFaultInput) {
  const started = await aSandbox();
  const { chatId } = started.control.buyerWrites({ listingId: chairId, text: 'Здравствуйте' });
  started.control.setFault({ operation: 'send-text', times: 1, ...fault });
  const sendText = (signal?: AbortSignal) => {
    const path = `${chatPath('v1', chatId)}/messages`;
    if (signal === undefined) return started.call('POST', path, aText('Да'));
    const headers = { authorization: 'Bearer token-1', 'content-type': 'application/json' };
    return fetch(started.url + path, { method: 'POST', headers, body: JSON.stringify(aText('Да')), signal });
  };
  const sent = () => started.control.messagesOf(chatId).filter(({ author }) => author === 'seller').length;
  return { ...started, chatId, sendText, sent };
}

describe('a refusal', () => {
  it.each<[ApiFaultInput, number]>([
    [{ kind: 'unauthorised' }, 401],
    [{ kind: 'payment-required' }, 402],
    [{ kind: 'forbidden' }, 403],
    [{ kind: 'rate-limited' }, 429],
    [{ kind: 'error-before-accept' }, 500],
    [{ kind: 'error-before-accept', status: 503 }, 503],
  ])('%o is told in Avito’s error shape, sends nothing, and ends after its times', async (fault, status) => {
    const { sendText, sent } = await aChatThatFails(fault);
    expect(await sendText()).toMatchObject({ status, body: anError(status) });
    expect(sent()).toBe(0);
    expect(await sendText()).toMatchObject({ status: 200 });
  });

  it('by rate says how long to wait, or says nothing', async () => {
    const { control, call } = await aSandbox();
    control.setFault({ kind: 'rate-limited', withHeaders: false, times: 1 });
    control.setFault({ kind: 'rate-limited', retryAfterSeconds: 7, times: 1 });
    const told = (await call('GET', chats)).headers;
    expect([told.get('retry-after'), told.get('x-ratelimit-limit'), told.get('x-ratelimit-remaining')]).toEqual([
      '7',
      '60',
      '0',
    ]);
    const silent = await call('GET', chats);
    expect([silent.status, silent.headers.get('retry-after'), silent.headers.get('x-ratelimit-limit')]).toEqual([
      429,
      null,
      null,
    ]);
  });

  it('can be a page of HTML, even with 200', async () => {
    const { sendText, sent } = await aChatThatFails({ kind: 'html-page' });
    const answer = await sendText();
    expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('<html>') });
    expect(sent()).toBe(0);
  });
});

describe('an unknown outcome', () => {
  it('may be an error after the message was accepted', async () => {
    const { sendText, sent } = await aChatThatFails({ kind: 'error-after-accept', status: 502 });
    expect(await sendText()).toMatchObject({ status: 502 });
    expect(sent()).toBe(1);
  });

  it('may be an answer that never comes: accepted, with its echo, or not', async () => {
    const { control, sendText, sent } = await aChatThatFails({ kind: 'hang-after-accept' });
    const echo = createSignal();
    const receiver = await aReceiver((response) => {
      response.end();
      echo.resolve();
    });
    control.setSubscriptions(shopId, [receiver.url]);
    const giveUp = new AbortController();
    const call = sendText(giveUp.signal);
    await echo.promise;
    giveUp.abort();
    await expect(call).rejects.toThrow();
    expect(sent()).toBe(1);

    control.setFault({ kind: 'hang-before-accept', operation: 'send-text' });
    await expect(sendText(AbortSignal.timeout(30))).rejects.toThrow();
    expect(sent()).toBe(1);
  });

  it('may be an answer that comes late', async () => {
    const waits: number[] = [];
    const started = await aSandbox({ sleep: async (milliseconds) => void waits.push(milliseconds) });
    const { chatId } = started.control.buyerWrites({ listingId: chairId, text: 'Здравствуйте' });
    const path = `${chatPath('v1', chatId)}/messages`;
    started.control.setFault({ kind: 'hang-before-accept', milliseconds: 3000, times: 1 });
    started.control.setFault({ kind: 'hang-after-accept', milliseconds: 2000, times: 1 });
    started.control.setFault({ kind: 'slow', milliseconds: 1000, times: 1 });
    const statuses = [];
    for (const text of ['1', '2', '3']) statuses.push((await started.call('POST', path, aText(text))).status);
    expect([statuses, waits]).toEqual([
      [200, 200, 504],
      [1000, 2000, 3000],
    ]);
    expect(started.control.messagesOf(chatId).map(({ text }) => text)).toEqual(['Здравствуйте', '1', '2']);
  });

  it('may be a broken connection, before or after', async () => {
    const { control, sendText, sent } = await aChatThatFails({ kind: 'break-before-accept' });
    await expect(sendText()).rejects.toThrow();
    expect(sent()).toBe(0);
    control.setFault({ kind: 'break-after-accept', times: 1 });
    await expect(sendText()).rejects.toThrow();
    expect(sent()).toBe(1);
  });
});

describe('a fault', () => {
  it('strikes only its account and operation, as often as told, and the newest wins', async () => {
    const { call, callAs, control } = await aSandbox();
    const other = await callAs(DEMO_ACCOUNTS.electronics);
    const self = '/core/v1/accounts/self';
    control.setFault({ kind: 'forbidden', accountId: shopId, operation: 'account', times: 2 });
    control.setFault({ kind: 'unauthorised', accountId: shopId, operation: 'account', times: 1 });
    expect((await other('GET', self)).status).toBe(200);
    expect((await call('GET', chats)).status).toBe(200);
    const statuses = [];
    for (let request = 0; request < 4; request += 1) statuses.push((await call('GET', self)).status);
    expect(statuses).toEqual([401, 403, 403, 200]);
  });

  it('without times lasts until faults are cleared', async () => {
    const { call, control } = await aSandbox();
    control.setFault({ kind: 'error-before-accept', status: 503 });
    for (let request = 0; request < 3; request += 1) expect((await call('GET', chats)).status).toBe(503);
    await control.clearFaults();
    expect((await call('GET', chats)).status).toBe(200);
  });

  it('can strike the token', async () => {
    const { token, control } = await aSandbox();
    control.setFault({ kind: 'error-before-accept', operation: 'token', accountId: shopId, times: 1 });
    const { clientId, clientSecret } = DEMO_ACCOUNTS.furniture;
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
    expect((await token(form)).status).toBe(500);
    expect((await token(form)).status).toBe(200);
  });

  it('that makes no sense is refused', async () => {
    const { control } = await aSandbox();
    expect(() => control.setFault({ kind: 'slow', milliseconds: -1 })).toThrow();
    expect(() => control.setFault({ kind: 'forbidden', times: 0 })).toThrow();
    expect(() => control.setWebhookFault({ kind: 'duplicate', copies: 1 })).toThrow();
  });
});
