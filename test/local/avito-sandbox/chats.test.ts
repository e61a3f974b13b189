import { describe, expect, it } from 'vitest';
import { DEMO_ACCOUNTS } from '../../../local/avito-sandbox/demo/demo-accounts.ts';
import { anError, aSandbox, chairId, chatPath, shopId, valueAt } from './a-sandbox.ts';

const chats = `/messenger/v2/accounts/${shopId}/chats`;
const deskId = 3456789013;

const idsOf = (body: unknown): unknown[] => {
  const list = valueAt(body, 'chats');
  return Array.isArray(list) ? list.map((chat) => valueAt(chat, 'id')) : [];
};

describe('the chat list', () => {
  it('shows the listing, both people and the last message', async () => {
    const { call, control } = await aSandbox();
    const { chatId, message } = control.buyerWrites({ listingId: chairId, text: 'Здравствуйте' });
    const { body } = await call('GET', chats);
    expect(body).toMatchObject({
      chats: [
        {
          id: chatId,
          created: 1767261600,
          updated: 1767261600,
          context: {
            type: 'item',
            value: {
              id: chairId,
              title: 'Кресло офисное «Комфорт»',
              price_string: '4\u00a0500\u00a0₽',
              status_id: 10,
              url: expect.stringMatching(/^https:\/\/avito\.ru\/.*_3456789012$/),
              user_id: shopId,
            },
          },
          users: [{ id: shopId }, { id: 987654321, name: 'Иван' }],
          last_message: {
            id: message.id,
            author_id: 987654321,
            direction: 'in',
            type: 'text',
            content: { text: 'Здравствуйте' },
          },
        },
      ],
    });
  });

  it('has the newest activity first, also within one second, and pages by limit and offset', async () => {
    const { call, control, clock } = await aSandbox();
    const [one, two, three] = [987654321, 987654322, 987654323].map(
      (buyerId) => control.buyerWrites({ listingId: chairId, buyerId, text: 'Ещё продаёте?' }).chatId,
    );
    expect(idsOf((await call('GET', chats)).body)).toEqual([three, two, one]);
    clock.now += 1000;
    control.buyerWrites({ chatId: one ?? '', text: 'Алло?' });
    expect(idsOf((await call('GET', chats)).body)).toEqual([one, three, two]);
    expect(idsOf((await call('GET', `${chats}?limit=1&offset=1`)).body)).toEqual([three]);
    expect(idsOf((await call('GET', `${chats}?offset=1000`)).body)).toEqual([]);
  });

  it.each([
    'offset=1001',
    'offset=-1',
    'limit=0',
    'limit=101',
    'limit=ten',
    'chat_types=u2x',
    'item_ids=chair',
    'unread_only=maybe',
  ])('answers 400 to %s', async (query) => {
    const { call } = await aSandbox();
    expect(await call('GET', `${chats}?${query}`)).toMatchObject({ status: 400, body: anError(400) });
  });

  it('is narrowed to unread chats: reading a chat ends it, answering it through the API does not', async () => {
    const { call, control } = await aSandbox();
    const { chatId } = control.buyerWrites({ listingId: chairId, text: 'Здравствуйте' });
    const send = () => call('POST', `${chatPath('v1', chatId)}/messages`, { type: 'text', message: { text: 'Да' } });
    await send();
    expect(idsOf((await call('GET', `${chats}?unread_only=true`)).body)).toEqual([chatId]);
    expect(await call('POST', `${chatPath('v1', chatId)}/read`)).toMatchObject({ status: 200, body: { ok: true } });
    expect(idsOf((await call('GET', `${chats}?unread_only=true`)).body)).toEqual([]);
  });

  it.each([`item_ids=${chairId},${deskId}`, `item_ids=${chairId}&item_ids=${deskId}`])(
    'is narrowed to listings by %s',
    async (query) => {
      const { call, control } = await aSandbox();
      const chair = control.buyerWrites({ listingId: chairId, text: 'Кресло?' });
      const desk = control.buyerWrites({ listingId: deskId, text: 'Стол?' });
      control.buyerWrites({ listingId: 3456789014, text: 'Диван?' });
      expect(idsOf((await call('GET', `${chats}?${query}`)).body)).toEqual([desk.chatId, chair.chatId]);
    },
  );

  it('holds chats a bot must leave alone: our account buys, no listing, other chat types only when asked for', async () => {
    const { call } = await aSandbox({ withOldChats: true });
    const { body } = await call('GET', chats);
    expect(body).toMatchObject({
      chats: [{ context: { value: { id: 0 } } }, { context: { value: { id: 3890123456, user_id: 555666777 } } }],
    });
    expect(idsOf((await call('GET', `${chats}?chat_types=u2u,a2u`)).body)).toEqual([
      'a2u-oldAvito~chat4',
      'u2u-oldProfile~chat3',
    ]);
    expect(idsOf((await call('GET', `${chats}?unread_only=true&chat_types=u2i,u2u,a2u`)).body)).toEqual([]);
  });
});

describe('one chat', () => {
  it('is found by its id, with the tilde encoded or not', async () => {
    const { call, control } = await aSandbox();
    const { chatId } = control.buyerWrites({ listingId: chairId, text: 'Здравствуйте' });
    expect(chatId).toContain('~');
    for (const segment of [chatId, chatId.replace('~', '%7E')]) {
      expect(await call('GET', `${chats}/${segment}`)).toMatchObject({ status: 200, body: { id: chatId } });
    }
  });

  it('tells a removed listing by its status', async () => {
    const { call, control } = await aSandbox();
    const { chatId } = control.buyerWrites({ listingId: chairId, text: 'Здравствуйте' });
    control.changeListing(chairId, { status: 'removed', price: null });
    const { body } = await call('GET', chatPath('v2', chatId));
    expect(valueAt(body, 'context', 'value')).toMatchObject({ status_id: 20, price_string: 'Цена не указана' });
  });

  it('is 404 when there is none, or when it is another account’s', async () => {
    const { call, callAs, control } = await aSandbox();
    const { chatId } = control.buyerWrites({ listingId: chairId, text: 'Здравствуйте' });
    const other = await callAs(DEMO_ACCOUNTS.electronics);
    expect(await call('GET', chatPath('v2', 'u2i-nobody'))).toMatchObject({ status: 404, body: anError(404) });
    expect(await other('GET', chatPath('v2', chatId, DEMO_ACCOUNTS.electronics.id))).toMatchObject({ status: 404 });
  });
});
