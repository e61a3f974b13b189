import { describe, expect, it } from 'vitest';
import type { MessageBodyInput } from '../../../local/avito-sandbox/world/message.ts';
import { anError, aSandbox, chairId, chatPath, shopId, valueAt } from './a-sandbox.ts';

const history = (chatId: string, query = '') => `${chatPath('v3', chatId)}/messages/${query}`;

describe('the history', () => {
  it('comes as an object, newest first, and says whether there is more', async () => {
    const { call, control } = await aSandbox();
    const { chatId } = control.buyerWrites({ listingId: chairId, text: 'первое' });
    control.buyerWrites({ chatId, text: 'второе' });
    control.buyerWrites({ chatId, text: 'третье' });
    expect((await call('GET', history(chatId, '?limit=2'))).body).toMatchObject({
      messages: [{ content: { text: 'третье' } }, { content: { text: 'второе' } }],
      meta: { has_more: true },
    });
    expect((await call('GET', history(chatId, '?limit=2&offset=2'))).body).toMatchObject({
      messages: [{ content: { text: 'первое' } }],
      meta: { has_more: false },
    });
  });

  it('comes as the documented bare array when told to', async () => {
    const { call, control } = await aSandbox();
    control.setOddities({ messagesAreAnObject: false, isReadIsCamelCase: false });
    const { chatId } = control.buyerWrites({ listingId: chairId, text: 'Здравствуйте' });
    expect((await call('GET', history(chatId))).body).toEqual([
      {
        id: 'message-1',
        author_id: 987654321,
        created: 1767261600,
        direction: 'in',
        type: 'text',
        content: { text: 'Здравствуйте' },
        is_read: false,
        read: null,
      },
    ]);
  });

  it('is not a way to mark as read; reading is, for each side on its own', async () => {
    const { call, control, clock } = await aSandbox();
    const { chatId } = control.buyerWrites({ listingId: chairId, text: 'Здравствуйте' });
    control.sellerWrites({ chatId, text: 'Добрый день' });
    control.buyerWrites({ chatId, text: 'Цена?' });
    expect((await call('GET', history(chatId))).body).toMatchObject({
      messages: [{ isRead: false, read: null }, { isRead: true, read: null }, { isRead: true }],
    });
    clock.now += 60_000;
    control.buyerReads(chatId);
    await call('POST', `${chatPath('v1', chatId)}/read`);
    expect((await call('GET', history(chatId))).body).toMatchObject({
      messages: [{ isRead: true }, { direction: 'out', isRead: true, read: 1767261660 }, { isRead: true }],
    });
  });

  it('answers 404 on the v2 path and without the slash, 400 above an offset of 1000', async () => {
    const { call, control } = await aSandbox();
    const { chatId } = control.buyerWrites({ listingId: chairId, text: 'Здравствуйте' });
    expect(await call('GET', `${chatPath('v2', chatId)}/messages/`)).toMatchObject({ status: 404, body: anError(404) });
    expect(await call('GET', `${chatPath('v3', chatId)}/messages`)).toMatchObject({ status: 404 });
    expect(await call('GET', history(chatId, '?offset=1001'))).toMatchObject({ status: 400, body: anError(400) });
    expect(await call('GET', history('u2i-nobody'))).toMatchObject({ status: 404 });
  });

  it.each<[MessageBodyInput, unknown]>([
    [{ type: 'voice', voiceId: 'v1' }, { voice: { voice_id: 'v1' } }],
    [
      { type: 'location', kind: 'street', lat: 55.6, lon: 37.6, text: 'Москва, Варшавское шоссе' },
      {
        location: {
          kind: 'street',
          lat: 55.6,
          lon: 37.6,
          text: 'Москва, Варшавское шоссе',
          title: 'Москва, Варшавское шоссе',
        },
      },
    ],
    [
      { type: 'item', title: 'Стул', url: 'https://avito.ru/stul_1' },
      { item: { title: 'Стул', price_string: null, item_url: 'https://avito.ru/stul_1', image_url: '' } },
    ],
    [
      { type: 'link', text: 'example.com', url: 'https://example.com' },
      { link: { text: 'example.com', url: 'https://example.com', preview: null } },
    ],
    [{ type: 'call' }, { call: { status: 'missed', target_user_id: shopId } }],
    [{ type: 'appCall' }, {}],
    [{ type: 'file' }, {}],
    [{ type: 'video' }, {}],
  ])('shows a buyer’s %o', async (body, content) => {
    const { call, control } = await aSandbox();
    const { chatId } = control.buyerWrites({ listingId: chairId, body });
    const answer = await call('GET', history(chatId));
    expect(valueAt(answer.body, 'messages', 0)).toMatchObject({ type: body.type, content, author_id: 987654321 });
  });

  it('shows service records with author 0 and the flow they come from', async () => {
    const { call, control } = await aSandbox();
    const { chatId } = control.buyerWrites({ listingId: chairId, text: 'Здравствуйте' });
    control.systemWrites({ chatId, text: '[Системное сообщение] Скидка', flowId: 'seller_audience_discount' });
    expect((await call('GET', history(chatId))).body).toMatchObject({
      messages: [
        {
          author_id: 0,
          direction: 'in',
          type: 'system',
          content: { text: '[Системное сообщение] Скидка', flow_id: 'seller_audience_discount' },
        },
        {},
      ],
    });
  });
});
