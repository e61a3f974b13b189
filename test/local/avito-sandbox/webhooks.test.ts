import { describe, expect, it } from 'vitest';
import { aReceiver } from './a-receiver.ts';
import { anError, aSandbox, aText, chairId, chatPath, shopId } from './a-sandbox.ts';

const subscribe = '/messenger/v3/webhook';
const subscriptions = '/messenger/v1/subscriptions';

async function aSubscribedSandbox() {
  const started = await aSandbox();
  const receiver = await aReceiver();
  await started.call('POST', subscribe, { url: receiver.url });
  return { ...started, receiver };
}

describe('subscribing', () => {
  it('probes the address with {} and lists it afterwards', async () => {
    const { call, receiver } = await aSubscribedSandbox();
    expect(receiver.received).toMatchObject([{ path: '/hook', body: {} }]);
    expect((await call('POST', subscriptions)).body).toEqual({ subscriptions: [{ url: receiver.url, version: '3' }] });
    expect(await call('GET', subscriptions)).toMatchObject({
      status: 404,
      body: { error: { message: 'route not found' } },
    });
  });

  it.each([
    ['answers 404', 404],
    ['answers 201: only 200 counts', 201],
    ['redirects', 302],
  ])('is refused when the address %s', async (_case, status) => {
    const { call } = await aSandbox();
    const receiver = await aReceiver((response) => response.writeHead(status).end());
    expect(await call('POST', subscribe, { url: receiver.url })).toMatchObject({ status: 400, body: anError(400) });
    expect((await call('POST', subscriptions)).body).toEqual({ subscriptions: [] });
  });

  it('is refused when the address does not answer in time, or at all', async () => {
    const { call } = await aSandbox({ webhookTimeoutMs: 30 });
    const silent = await aReceiver(() => {});
    expect(await call('POST', subscribe, { url: silent.url })).toMatchObject({ status: 400 });
    expect(await call('POST', subscribe, { url: 'http://127.0.0.1:9/nobody' })).toMatchObject({ status: 400 });
  });

  it.each([{ url: 'not a url' }, { url: 'ftp://example.com' }, {}, '{'])('is refused for %o', async (body) => {
    const { call } = await aSandbox();
    expect(await call('POST', subscribe, body)).toMatchObject({ status: 400, body: anError(400) });
  });

  it('replaces the subscription before it, unless told to add', async () => {
    const { call, control, receiver } = await aSubscribedSandbox();
    const second = `${receiver.url}/second`;
    await call('POST', subscribe, { url: second });
    expect(control.subscriptionsOf(shopId)).toEqual([{ url: second, version: '3' }]);
    control.setOddities({ newSubscriptionReplaces: false });
    await call('POST', subscribe, { url: receiver.url });
    expect(control.subscriptionsOf(shopId).map(({ url }) => url)).toEqual([second, receiver.url]);
  });

  it('ends with unsubscribe, which also takes an unknown address', async () => {
    const { call, control, receiver } = await aSubscribedSandbox();
    const unsubscribe = (url: string) => call('POST', '/messenger/v1/webhook/unsubscribe', { url });
    expect(await unsubscribe('https://nobody.example')).toMatchObject({ status: 200, body: { ok: true } });
    await unsubscribe(receiver.url);
    control.buyerWrites({ listingId: chairId, text: 'Здравствуйте' });
    await control.settled();
    expect(receiver.messages()).toEqual([]);
    expect(control.deliveries()).toMatchObject([{ outcome: 'nobody-subscribed' }]);
  });
});

describe('a delivery', () => {
  it('has the documented body and a signature of 64 hex digits', async () => {
    const { control, receiver } = await aSubscribedSandbox();
    const { chatId } = control.buyerWrites({ listingId: chairId, text: 'Ещё продаёте?' });
    await control.settled();
    expect(receiver.received.at(-1)).toEqual({
      path: '/hook',
      signature: expect.stringMatching(/^[0-9a-f]{64}$/),
      body: {
        id: 'envelope-1',
        version: 'v3.0.0',
        timestamp: 1767261600,
        payload: {
          type: 'message',
          value: {
            id: 'message-1',
            chat_id: chatId,
            chat_type: 'u2i',
            user_id: shopId,
            author_id: 987654321,
            item_id: chairId,
            type: 'text',
            content: { text: 'Ещё продаёте?' },
            created: 1767261600,
            published_at: '2026-01-01T10:00:00Z',
            read: null,
          },
        },
      },
    });
  });

  it('also tells of the account’s own messages, by API and by hand, and of service records', async () => {
    const { call, control, receiver } = await aSubscribedSandbox();
    const { chatId } = control.buyerWrites({ listingId: chairId, text: 'Здравствуйте' });
    await call('POST', `${chatPath('v1', chatId)}/messages`, aText('ответ бота'));
    control.sellerWrites({ chatId, text: 'ответ человека' });
    control.systemWrites({ chatId, text: '[Системное сообщение] Номер просмотрен' });
    await control.settled();
    expect(receiver.messages()).toMatchObject([
      { author_id: 987654321 },
      { author_id: shopId, content: { text: 'ответ бота' } },
      { author_id: shopId, content: { text: 'ответ человека' } },
      { author_id: 0, type: 'system' },
    ]);
  });

  it('calls a deletion a text, and the documented type when told to', async () => {
    const { control, receiver } = await aSubscribedSandbox();
    const first = control.buyerWrites({ listingId: chairId, text: 'Здравствуйте' });
    const second = control.buyerWrites({ chatId: first.chatId, text: 'Ой' });
    control.deletesMessage(first.chatId, first.message.id);
    await control.settled();
    control.setOddities({ deletionIsAText: false });
    control.deletesMessage(second.chatId, second.message.id);
    await control.settled();
    expect(receiver.messages().slice(2)).toMatchObject([
      { id: first.message.id, type: 'text', content: { text: 'Сообщение удалено' } },
      { id: second.message.id, type: 'deleted', content: {} },
    ]);
  });

  it('is in the order of the chat and is not repeated when refused', async () => {
    const { call, control } = await aSandbox();
    const receiver = await aReceiver((response, body) => {
      response.writeHead(JSON.stringify(body) === '{}' ? 200 : 503).end();
    });
    await call('POST', subscribe, { url: receiver.url });
    const { chatId } = control.buyerWrites({ listingId: chairId, text: '1' });
    for (const text of ['2', '3', '4']) control.buyerWrites({ chatId, text });
    await control.settled();
    expect(receiver.texts()).toEqual(['1', '2', '3', '4']);
    expect(control.deliveries()[0]).toMatchObject({ outcome: 'refused', status: 503 });
  });

  it('gives up when nobody answers in time or nobody is there, and logs neither address nor text', async () => {
    const lines: string[] = [];
    const { control } = await aSandbox({ webhookTimeoutMs: 30, log: (line) => lines.push(line) });
    const silent = await aReceiver(() => {});
    control.setSubscriptions(shopId, [silent.url, 'http://127.0.0.1:9/secret-path']);
    control.buyerWrites({ listingId: chairId, text: 'тайна' });
    await control.settled();
    expect(
      control
        .deliveries()
        .map(({ outcome }) => outcome)
        .sort(),
    ).toEqual(['timed-out', 'unreachable']);
    expect(lines).toHaveLength(2);
    expect(lines.join()).not.toMatch(/secret-path|\/hook|тайна/);
  });

  it('goes to the account that owns the chat, whoever buys there', async () => {
    const { control, receiver } = await (async () => {
      const started = await aSandbox({ withOldChats: true });
      const receiver = await aReceiver();
      started.control.setSubscriptions(shopId, [receiver.url]);
      return { ...started, receiver };
    })();
    control.buyerWrites({ chatId: 'u2i-oldBuyer~role1', text: 'Когда заберёте?' });
    control.buyerWrites({ chatId: 'u2u-oldProfile~chat3', text: 'Ты где?' });
    await control.settled();
    expect(receiver.messages()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ user_id: shopId, author_id: 555666777, item_id: 3890123456, chat_type: 'u2i' }),
        expect.objectContaining({ user_id: shopId, chat_type: 'u2u', item_id: null }),
      ]),
    );
  });
});
