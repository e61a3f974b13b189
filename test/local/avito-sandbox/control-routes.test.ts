import { describe, expect, it } from 'vitest';
import { aReceiver } from './a-receiver.ts';
import { aSandbox, chairId, send, shopId, textAt, valueAt } from './a-sandbox.ts';

async function aPlayedSandbox() {
  const started = await aSandbox();
  const play = (method: string, path: string, body?: unknown) =>
    send(`${started.url}/sandbox${path}`, {
      method,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  return { ...started, play };
}

describe('the control API', () => {
  it('lists accounts, listings with their price in words, and buyers', async () => {
    const { play } = await aPlayedSandbox();
    const { body: accounts } = await play('GET', '/accounts');
    expect(valueAt(accounts, 'items')).toHaveLength(4);
    expect((await play('GET', `/listings?accountId=${shopId}`)).body).toMatchObject({
      items: [
        { id: chairId, priceText: '4\u00a0500\u00a0₽', status: 'active' },
        {},
        {},
        { status: 'old' },
        { status: 'removed' },
      ],
    });
    expect((await play('GET', '/buyers')).body).toMatchObject({
      items: expect.arrayContaining([{ id: 987654321, name: 'Иван', role: 'buyer' }]),
    });
  });

  it('plays a conversation: the buyer, the seller, a service record', async () => {
    const { play } = await aPlayedSandbox();
    const opened = await play('POST', '/chats', { listingId: chairId, buyerId: 987654322, text: 'Здравствуйте' });
    expect(opened).toMatchObject({ status: 201, body: { message: { author: 'buyer', text: 'Здравствуйте' } } });
    const chat = `/chats/${encodeURIComponent(textAt(opened.body, 'chatId'))}`;
    await play('POST', `${chat}/messages`, { as: 'buyer', body: { type: 'appCall' } });
    await play('POST', `${chat}/messages`, { as: 'seller', text: 'Добрый день' });
    await play('POST', `${chat}/messages`, { as: 'system', text: '[Системное сообщение] Номер просмотрен' });
    expect(await play('POST', `${chat}/read`)).toMatchObject({ status: 204 });
    expect((await play('GET', `${chat}/messages`)).body).toMatchObject({
      items: [
        { author: 'buyer', type: 'text', readAt: expect.any(Number) },
        { author: 'buyer', type: 'appCall' },
        { author: 'seller', via: 'human', readAt: expect.any(Number) },
        { author: 'system', via: 'avito' },
      ],
    });
    const first = textAt(opened.body, 'message', 'id');
    expect(await play('DELETE', `${chat}/messages/${first}`)).toMatchObject({ status: 204 });
    expect((await play('GET', `${chat}/messages`)).body).toMatchObject({
      items: [{ id: first, type: 'deleted' }, {}, {}, {}],
    });
    expect((await play('GET', `/chats?accountId=${shopId}`)).body).toMatchObject({ items: [{ messageCount: 4 }] });
  });

  it('takes a buyer’s picture', async () => {
    const { url, play } = await aPlayedSandbox();
    const form = new FormData();
    form.append('file', new Blob(['x'], { type: 'image/png' }), 'chair.png');
    const uploaded = await send(`${url}/sandbox/images`, { method: 'POST', body: form });
    const body = { type: 'image', imageId: textAt(uploaded.body, 'imageId') };
    expect(await play('POST', '/chats', { listingId: chairId, body })).toMatchObject({
      status: 201,
      body: {
        message: { type: 'image', content: { image: { sizes: { '140x105': expect.stringContaining('/images/') } } } },
      },
    });
    expect(await send(`${url}/sandbox/images`, { method: 'POST', body: 'x' })).toMatchObject({
      status: 400,
      body: { code: 'not-an-image' },
    });
  });

  it('adds accounts, listings and buyers, and changes them', async () => {
    const { play } = await aPlayedSandbox();
    const account = await play('POST', '/accounts', { name: 'Второй магазин' });
    expect(account).toMatchObject({ status: 201, body: { clientId: expect.any(String), hasMessenger: true } });
    const ownerId = valueAt(account.body, 'id');
    const listing = await play('POST', '/listings', { ownerId, title: 'Стул', price: 900 });
    const buyer = await play('POST', '/buyers', { name: 'Пётр' });
    const message = {
      listingId: valueAt(listing.body, 'id'),
      buyerId: valueAt(buyer.body, 'id'),
      text: 'Здравствуйте',
    };
    expect(await play('POST', '/chats', message)).toMatchObject({ status: 201 });
    expect(
      await play('PATCH', `/listings/${textAt(listing.body, 'id')}`, { price: null, status: 'removed' }),
    ).toMatchObject({
      body: { price: null, status: 'removed', title: 'Стул', priceText: 'Цена не указана' },
    });
    expect(await play('PATCH', `/accounts/${ownerId}`, { hasMessenger: false })).toMatchObject({
      body: { hasMessenger: false },
    });
  });

  it('sets faults, lists them and resets them all', async () => {
    const { play, call } = await aPlayedSandbox();
    await play('POST', '/faults', { kind: 'slow', milliseconds: 1, operation: 'chats', times: 5 });
    const set = await play('POST', '/webhook-faults', { kind: 'reorder', size: 3 });
    expect(set).toMatchObject({
      status: 201,
      body: { api: [{ kind: 'slow' }], webhooks: [{ kind: 'reorder', whose: 'all' }] },
    });
    expect(await play('POST', '/reset')).toMatchObject({ status: 200, body: { api: [], webhooks: [] } });
    expect((await play('GET', '/faults')).body).toEqual({ api: [], webhooks: [] });
    await play('POST', `/tokens/expire?accountId=${shopId}`);
    expect((await call('GET', '/core/v1/accounts/self')).status).toBe(403);
    expect((await play('PATCH', '/oddities', { isReadIsCamelCase: false })).body).toMatchObject({
      isReadIsCamelCase: false,
      messagesAreAnObject: true,
    });
    expect((await play('GET', '/deliveries')).body).toEqual({ items: [] });
    expect((await play('POST', '/webhooks/release')).status).toBe(204);
  });

  it.each([
    ['POST', '/chats', '{', 'not-json'],
    ['POST', '/chats', {}, 'invalid'],
    ['POST', '/chats', { listingId: chairId }, 'invalid'],
    ['POST', '/chats', { listingId: chairId, text: 'x', body: { type: 'call' } }, 'invalid'],
    ['POST', '/chats', { listingId: chairId, text: 'x', surprise: 1 }, 'invalid'],
    ['POST', '/chats', { listingId: chairId, body: { type: 'location', lat: 91, lon: 0, text: '' } }, 'invalid'],
    ['POST', '/faults', { kind: 'explode' }, 'invalid'],
    ['POST', '/faults', { kind: 'slow' }, 'invalid'],
    ['POST', '/webhook-faults', { kind: 'duplicate', copies: 0 }, 'invalid'],
    ['PATCH', '/oddities', { isReadIsCamelCase: 'yes' }, 'invalid'],
    ['PATCH', `/listings/${chairId}`, { price: -1 }, 'invalid'],
    ['GET', '/chats?accountId=shop', undefined, 'invalid-id'],
  ])('answers 400 to %s %s %o', async (method, path, body, code) => {
    const { play } = await aPlayedSandbox();
    expect(await play(method, path, body)).toMatchObject({ status: 400, body: { code, title: expect.any(String) } });
  });

  it.each([
    ['POST', '/chats', { listingId: 1, text: 'x' }, 'unknown-listing'],
    ['POST', '/chats', { listingId: chairId, accountId: 222333444, text: 'x' }, 'unknown-listing'],
    ['POST', '/chats', { listingId: chairId, buyerId: 1, text: 'x' }, 'unknown-buyer'],
    ['POST', '/chats', { listingId: chairId, body: { type: 'image', imageId: 'x' } }, 'unknown-image'],
    ['POST', '/chats/nothing/messages', { as: 'seller', text: 'x' }, 'unknown-chat'],
    ['GET', '/chats/nothing/messages', undefined, 'unknown-chat'],
    ['PATCH', '/listings/1', { price: 1 }, 'unknown-listing'],
    ['PATCH', '/accounts/1', {}, 'unknown-account'],
    ['POST', '/listings', { ownerId: 1, title: 'x' }, 'unknown-account'],
  ])('answers 404 to %s %s %o', async (method, path, body, code) => {
    const { play } = await aPlayedSandbox();
    expect(await play(method, path, body)).toMatchObject({ status: 404, body: { code } });
  });
});

describe('the live updates', () => {
  it('tell of messages, readings and deliveries as they happen', async () => {
    const { url, control } = await aPlayedSandbox();
    const receiver = await aReceiver();
    control.setSubscriptions(shopId, [receiver.url]);
    const stop = new AbortController();
    const stream = await fetch(`${url}/sandbox/events`, { signal: stop.signal });
    const reader = (stream.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const hear = async (part: string) => {
      while (!heard.includes(part)) heard += (await reader.read()).value ?? '';
    };
    await hear('event: hello');
    const { chatId } = control.buyerWrites({ listingId: chairId, text: 'Здравствуйте' });
    await hear('event: delivery');
    control.sellerWrites({ chatId, text: 'Добрый день' });
    await hear('event: changed');
    control.setFault({ kind: 'forbidden' });
    await hear('event: settings');
    expect(heard).toContain('"text":"Здравствуйте"');
    stop.abort();
  });
});

describe('the page', () => {
  it('is served with its style and script, and may load nothing from elsewhere', async () => {
    const { url } = await aPlayedSandbox();
    const page = await send(`${url}/`, {});
    expect(page).toMatchObject({ status: 200, body: expect.stringContaining('lang="ru"') });
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    const parts = [
      'element',
      'fault-panel',
      'listing-list',
      'message-bubble',
      'message-kinds',
      'message-log',
      'page',
      'sandbox-api',
    ];
    for (const file of ['/page.css', ...parts.map((part) => `/${part}.js`)]) {
      const { status, body } = await send(url + file, {});
      expect(status).toBe(200);
      expect(body).not.toMatch(/(src|href|import|fetch)\W+https?:/);
    }
    expect((await send(`${url}/../start-avito-sandbox.ts`, {})).status).toBe(404);
  });

  it('draws listings and people instead of fetching pictures', async () => {
    const { url } = await aPlayedSandbox();
    for (const path of [`/listing-images/${chairId}`, '/avatars/64x64/987654321']) {
      expect(await send(url + path, {})).toMatchObject({ status: 200, body: expect.stringContaining('<svg') });
    }
    for (const path of ['/listing-images/1', '/avatars/64x64/1', '/images/32x32/1']) {
      expect((await send(url + path, {})).status).toBe(404);
    }
  });
});
