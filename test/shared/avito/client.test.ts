import { describe, expect, it } from 'vitest';
import { parseWebhookEvent } from '../../../shared/avito/webhook-event.ts';
import { aSandboxClient } from './a-sandbox.ts';
import { anHttpServer } from './http-server.ts';

const seconds = Date.parse('2026-01-01T10:00:00Z') / 1000;

describe('the chats of an account', () => {
  it('are listed newest first, with their listing, their people and their last message', async () => {
    const { client, aBuyerWrites, owner, listing, buyer } = await aSandboxClient();
    const { chatId } = aBuyerWrites('Ещё продаёте?');
    const [chat] = await client.listChats({ limit: 1 });
    expect(chat).toEqual({
      id: chatId,
      updatedAt: seconds,
      listing: {
        id: String(listing.id),
        title: listing.title,
        priceText: expect.stringMatching(/^4\s500\s₽$/),
        url: expect.stringContaining(`_${listing.id}`),
        statusId: 10,
        ownerId: String(owner.id),
      },
      users: expect.arrayContaining([
        { id: String(owner.id), name: owner.name },
        { id: String(buyer.id), name: buyer.name },
      ]),
      lastMessage: expect.objectContaining({
        authorId: String(buyer.id),
        direction: 'in',
        content: { kind: 'text', text: 'Ещё продаёте?' },
      }),
    });
    expect(await client.getChat(chatId)).toEqual(chat);
  });

  it('can be asked for by what is unread, by type, by listing and by page', async () => {
    const { client, aBuyerWrites, listing } = await aSandboxClient();
    const { chatId } = aBuyerWrites('Здравствуйте');
    expect((await client.listChats({ unreadOnly: true })).map(({ id }) => id)).toEqual([chatId]);
    expect((await client.listChats({ itemIds: [String(listing.id), '1'] })).map(({ id }) => id)).toEqual([chatId]);
    const others = await client.listChats({ chatTypes: ['u2u', 'a2u'] });
    expect(others.map(({ id }) => id.slice(0, 3)).sort()).toEqual(['a2u', 'u2u']);
    expect((await client.listChats({ limit: 1, offset: 1 })).map(({ id }) => id)).not.toContain(chatId);
    await client.markRead(chatId);
    expect(await client.listChats({ unreadOnly: true })).toEqual([]);
  });

  it('have no listing when its id is 0, and another owner when our account is the buyer', async () => {
    const { client, owner } = await aSandboxClient();
    const chats = await client.listChats();
    expect(chats.find(({ id }) => id === 'u2i-oldNo~listing2')?.listing).toBeUndefined();
    const bought = chats.find(({ id }) => id === 'u2i-oldBuyer~role1')?.listing;
    expect(bought).toBeDefined();
    expect(bought?.ownerId).not.toBe(String(owner.id));
  });

  it('are refused beyond the offset of 1000', async () => {
    const { client } = await aSandboxClient();
    await expect(client.listChats({ offset: 1001 })).rejects.toMatchObject({ kind: 'invalid', code: 'avito-invalid' });
  });

  it('of somebody else are not found', async () => {
    const { client } = await aSandboxClient({ account: 1 });
    await expect(client.getChat('u2i-oldBuyer~role1')).rejects.toMatchObject({
      kind: 'not-found',
      code: 'avito-not-found',
    });
  });
});

describe('the messages of a chat', () => {
  it.each([
    ['as live', true],
    ['as documented', false],
  ])('are read newest first, %s', async (_shape, live) => {
    const { client, control, aBuyerWrites, owner, buyer } = await aSandboxClient();
    control.setOddities({ messagesAreAnObject: live, isReadIsCamelCase: live });
    const { chatId, message } = aBuyerWrites('Ещё продаёте?');
    const sent = await client.sendText(chatId, 'Да, кресло в наличии.');
    expect(sent).toEqual({ id: expect.any(String), createdAt: seconds });
    const page = await client.listMessages(chatId);
    expect(page).toEqual({
      hasMore: false,
      messages: [
        {
          id: sent.id,
          authorId: String(owner.id),
          createdAt: seconds,
          type: 'text',
          content: { kind: 'text', text: 'Да, кресло в наличии.' },
          rawContent: { text: 'Да, кресло в наличии.' },
          direction: 'out',
          isRead: true,
        },
        {
          id: message.id,
          authorId: String(buyer.id),
          createdAt: seconds,
          type: 'text',
          content: { kind: 'text', text: 'Ещё продаёте?' },
          rawContent: { text: 'Ещё продаёте?' },
          direction: 'in',
          isRead: false,
        },
      ],
    });
  });

  it.each([true, false])('come by pages (an object: %s)', async (messagesAreAnObject) => {
    const { client, control, aBuyerWrites } = await aSandboxClient();
    control.setOddities({ messagesAreAnObject });
    const texts = ['раз', 'два', 'три'];
    const chatId = texts.map((text) => aBuyerWrites(text).chatId)[0] ?? '';
    const textsOf = async (offset: number) => {
      const { messages, hasMore } = await client.listMessages(chatId, { limit: 2, offset });
      return { texts: messages.map(({ content }) => (content.kind === 'text' ? content.text : '')), hasMore };
    };
    expect(await textsOf(0)).toEqual({ texts: ['три', 'два'], hasMore: true });
    expect(await textsOf(2)).toEqual({ texts: ['раз'], hasMore: false });
  });

  it('have every kind that Avito has', async () => {
    const { client, control, aBuyerWrites } = await aSandboxClient();
    const { chatId } = aBuyerWrites('Здравствуйте');
    const imageId = control.addImage({ bytes: new Uint8Array([1]), mediaType: 'image/png' });
    const write = (body: Parameters<typeof control.buyerWrites>[0]['body']) => control.buyerWrites({ chatId, body });
    write({ type: 'image', imageId });
    write({ type: 'voice', voiceId: 'v1' });
    write({ type: 'location', lat: 55.6, lon: 37.6, text: 'Москва, Лесная 7' });
    write({ type: 'item', title: 'Кресло', url: 'https://avito.ru/1' });
    write({ type: 'link', text: 'habr.com', url: 'https://habr.com' });
    write({ type: 'call' });
    write({ type: 'appCall' });
    write({ type: 'file' });
    write({ type: 'video' });
    control.systemWrites({ chatId, text: 'Скидка', flowId: 'seller_audience_discount' });
    const { messages } = await client.listMessages(chatId);
    expect(messages.map(({ content }) => content).reverse()).toEqual([
      { kind: 'text', text: 'Здравствуйте' },
      { kind: 'image', url: expect.stringContaining('/1280x960/') },
      { kind: 'voice', voiceId: 'v1' },
      { kind: 'location', text: 'Москва, Лесная 7', latitude: 55.6, longitude: 37.6 },
      { kind: 'item', title: 'Кресло', url: 'https://avito.ru/1' },
      { kind: 'link', text: 'habr.com', url: 'https://habr.com' },
      { kind: 'call' },
      { kind: 'app-call' },
      { kind: 'file' },
      { kind: 'video' },
      { kind: 'system', text: 'Скидка', flowId: 'seller_audience_discount' },
    ]);
    expect(messages[0]?.authorId).toBeUndefined();
  });

  it('of more than 1000 characters are refused', async () => {
    const { client, aBuyerWrites } = await aSandboxClient();
    const { chatId } = aBuyerWrites('Здравствуйте');
    await expect(client.sendText(chatId, 'щ'.repeat(1001))).rejects.toMatchObject({ code: 'avito-invalid' });
  });

  it('can be deleted for an hour', async () => {
    const { client, aBuyerWrites, clock } = await aSandboxClient();
    const { chatId } = aBuyerWrites('Здравствуйте');
    const sent = await client.sendText(chatId, 'Да');
    await client.deleteMessage(chatId, sent.id);
    expect((await client.listMessages(chatId)).messages[0]?.content).toEqual({ kind: 'deleted' });
    const late = await client.sendText(chatId, 'Да');
    clock.now += 3_600_001;
    await expect(client.deleteMessage(chatId, late.id)).rejects.toMatchObject({ kind: 'invalid' });
  });
});

describe('images and voices', () => {
  it('are uploaded, then sent', async () => {
    const { client, aBuyerWrites } = await aSandboxClient();
    const { chatId } = aBuyerWrites('Пришлите фото');
    const bytes = new Uint8Array([137, 80, 78, 71]);
    const imageId = await client.uploadImage({ bytes, fileName: 'кресло.png', contentType: 'image/png' });
    const sent = await client.sendImage(chatId, imageId);
    const [message] = (await client.listMessages(chatId)).messages;
    expect(message).toMatchObject({ id: sent.id, direction: 'out', content: { kind: 'image' } });
    if (message?.content.kind !== 'image') throw new Error('no image');
    expect(new Uint8Array(await (await fetch(message.content.url)).arrayBuffer())).toEqual(bytes);
  });

  it('that are no images are refused', async () => {
    const { client } = await aSandboxClient();
    const upload = client.uploadImage({ bytes: new Uint8Array([1]), fileName: 'a.txt', contentType: 'text/plain' });
    await expect(upload).rejects.toMatchObject({ code: 'avito-invalid' });
  });

  it('have their URLs by voice id, and nobody is asked for none', async () => {
    const { client, control, aBuyerWrites } = await aSandboxClient();
    const { chatId } = aBuyerWrites('Здравствуйте');
    control.buyerWrites({ chatId, body: { type: 'voice', voiceId: 'v1' } });
    const urls = await client.getVoiceUrls(['v1', 'foreign']);
    expect([...urls.keys()]).toEqual(['v1']);
    expect(urls.get('v1')).toMatch(/^http/);
    control.setFault({ kind: 'error-before-accept' });
    expect(await client.getVoiceUrls([])).toEqual(new Map());
  });
});

describe('the account and its ads', () => {
  it('is known by its token', async () => {
    const { client, owner } = await aSandboxClient();
    expect(await client.getAccount()).toMatchObject({ id: String(owner.id), name: owner.name });
  });

  it('are listed by pages, until a short one', async () => {
    const { client, control, owner } = await aSandboxClient();
    const active = control.listings(owner.id).filter(({ status }) => status === 'active');
    const first = await client.listItems({ perPage: active.length - 1 });
    expect(first).toMatchObject({ hasMore: true });
    expect(first.items[0]).toEqual({
      id: String(active[0]?.id),
      title: active[0]?.title,
      price: active[0]?.price,
      status: 'active',
      address: active[0]?.address,
      categoryName: active[0]?.category.name,
      url: expect.stringMatching(/^https:/),
    });
    const second = await client.listItems({ perPage: active.length - 1, page: 2 });
    expect(second).toMatchObject({ hasMore: false });
    expect(second.items).toHaveLength(1);
  });

  it('are found by status', async () => {
    const { client, control, listing } = await aSandboxClient();
    control.changeListing(listing.id, { status: 'removed' });
    const { items } = await client.listItems({ statuses: ['removed', 'blocked'] });
    expect(items.map(({ id }) => id)).toContain(String(listing.id));
  });

  it('tell their status and their id in the feed', async () => {
    const { client, listing } = await aSandboxClient();
    expect(await client.getItemInfo(String(listing.id))).toEqual({
      status: 'active',
      url: expect.stringContaining(String(listing.id)),
      autoloadItemId: listing.autoloadId ?? undefined,
    });
    expect(await client.getItemInfo('1')).toMatchObject({
      status: 'not_found',
      url: undefined,
      autoloadItemId: undefined,
    });
  });

  it('know whom they block', async () => {
    const { client, control, aBuyerWrites, buyer, listing } = await aSandboxClient();
    const { chatId } = aBuyerWrites('Здравствуйте');
    await client.blockUsers([{ userId: String(buyer.id), itemId: String(listing.id), reason: 'spam' }]);
    await client.blockUsers([{ userId: String(buyer.id), reason: 'other' }]);
    expect(() => control.buyerWrites({ chatId, text: 'Эй' })).toThrow('blocked');
    const unknown = client.blockUsers([{ userId: 'somebody', reason: 'spam' }]);
    await expect(unknown).rejects.toMatchObject({ kind: 'invalid', code: 'avito-invalid' });
  });
});

describe('the webhook', () => {
  it('is subscribed, listed and unsubscribed', async () => {
    const { client } = await aSandboxClient();
    const { url } = await anHttpServer((response) => response.writeHead(200).end());
    await client.subscribeWebhook(`${url}/hook`);
    expect(await client.listSubscriptions()).toEqual([{ url: `${url}/hook`, version: '3' }]);
    await client.unsubscribeWebhook(`${url}/hook`);
    expect(await client.listSubscriptions()).toEqual([]);
  });

  it('that does not answer is refused', async () => {
    const { client } = await aSandboxClient();
    const { url } = await anHttpServer((response) => response.writeHead(500).end());
    await expect(client.subscribeWebhook(`${url}/hook`)).rejects.toMatchObject({ code: 'avito-invalid' });
  });

  it('tells of messages, of our own too, and of deletions', async () => {
    const { client, control, aBuyerWrites, owner, buyer, listing } = await aSandboxClient();
    const { url, requests } = await anHttpServer((response) => response.writeHead(200).end());
    await client.subscribeWebhook(url);
    const { chatId, message } = aBuyerWrites('Ещё продаёте?');
    await control.settled();
    const sent = await client.sendText(chatId, 'Да');
    await control.settled();
    await client.deleteMessage(chatId, sent.id);
    await control.settled();
    const [probe, ...events] = requests.map(({ body }) => parseWebhookEvent(body));
    expect(probe).toEqual({ kind: 'probe' });
    const common = {
      accountId: String(owner.id),
      chatId,
      chatType: 'u2i',
      listingId: String(listing.id),
      createdAt: seconds,
    };
    expect(events).toMatchObject([
      { event: { ...common, messageId: message.id, authorId: String(buyer.id), content: { text: 'Ещё продаёте?' } } },
      { event: { ...common, messageId: sent.id, authorId: String(owner.id), content: { text: 'Да' } } },
      { event: { ...common, content: { kind: 'deleted' } } },
    ]);
  });
});
