import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import type { OdditiesChange } from '../../../local/avito-sandbox/avito-api/oddities.ts';
import type { ApiFaultInput } from '../../../local/avito-sandbox/faults/api-fault.ts';
import type { MessageBodyInput } from '../../../local/avito-sandbox/world/message.ts';
import { aReceiver } from './a-receiver.ts';
import { aSandbox, aText, type Call, chairId, textAt, valueAt } from './a-sandbox.ts';
import { OpenApiDocument } from './openapi-document.ts';

const folder = process.env.AVITO_OPENAPI_DIR;
const asDocumented: OdditiesChange = { messagesAreAnObject: false, isReadIsCamelCase: false, deletionIsAText: false };

/** Where the sandbox contradicts the document on purpose, because the real API was seen to. */
const liveDeviations: { what: string; why: string; documented: OdditiesChange; others: OdditiesChange }[] = [
  {
    what: 'history as {messages, meta}',
    why: 'integrators get an object where the document says an array',
    documented: { messagesAreAnObject: false },
    others: { isReadIsCamelCase: false },
  },
  {
    what: 'isRead',
    why: 'seen live in camel case where the document says is_read',
    documented: { isReadIsCamelCase: false },
    others: { messagesAreAnObject: false },
  },
];
/** Not to be switched off: these types reach webhooks, so they stand in the history, but the document's history does not list them. */
const typesMissingInHistory: MessageBodyInput[] = [{ type: 'appCall' }, { type: 'file' }, { type: 'video' }];

const everyBody: MessageBodyInput[] = [
  { type: 'text', text: 'Здравствуйте' },
  { type: 'image', imageId: 'image-1' },
  { type: 'voice', voiceId: 'v1' },
  { type: 'location', lat: 55.6, lon: 37.6, text: 'Москва, Лесная улица, 7' },
  {
    type: 'item',
    title: 'Стул',
    priceText: '900 ₽',
    url: 'https://avito.ru/stul_1',
    imageUrl: 'https://avito.ru/1.webp',
  },
  {
    type: 'link',
    text: 'example.com',
    url: 'https://example.com',
    preview: { title: 'Пример', description: 'Описание', domain: 'example.com', url: 'https://example.com' },
  },
  { type: 'system', text: '[Системное сообщение] Скидка', flowId: 'seller_audience_discount' },
  { type: 'call' },
];

it('has the documents to check against in CI', () => {
  if (process.env.CI)
    expect(folder, 'AVITO_OPENAPI_DIR must name the folder of Avito’s OpenAPI documents').toBeTruthy();
});

describe.skipIf(!folder)('the sandbox against Avito’s OpenAPI documents (AVITO_OPENAPI_DIR)', () => {
  const messengerDocument = () => new OpenApiDocument(folder ?? '', 'messenger.json');
  const itemsDocument = () => new OpenApiDocument(folder ?? '', 'items.json');

  /** Ids below 2^31: the document calls many of them int32, though real ones have outgrown it. */
  async function aSmallWorld() {
    const started = await aSandbox();
    const { control } = started;
    const account = control.addAccount({ id: 141906442, name: 'Магазин' });
    const listing = control.addListing({
      id: 1768287444,
      ownerId: account.id,
      title: 'Кресло',
      price: 4500,
      autoloadId: 'A-1',
    });
    control.setOddities(asDocumented);
    const call = await started.callAs(account);
    const { chatId } = control.buyerWrites({ listingId: listing.id, text: 'Здравствуйте' });
    const chat = `/accounts/${account.id}/chats/${encodeURIComponent(chatId)}`;
    return { ...started, account, listing, call, chatId, chat };
  }
  type SmallWorld = Awaited<ReturnType<typeof aSmallWorld>>;

  const uploadImage = ({ call, account }: SmallWorld) => {
    const form = new FormData();
    form.append('uploadfile[]', new Blob(['x'], { type: 'image/jpeg' }), 'chair.jpg');
    return call('POST', `/messenger/v1/accounts/${account.id}/uploadImages`, form);
  };
  const sendText = ({ call, chat }: SmallWorld) => call('POST', `/messenger/v1${chat}/messages`, aText('Да'));

  const operations: [
    method: 'get' | 'post',
    path: string,
    document: string,
    run: (world: SmallWorld) => ReturnType<Call>,
  ][] = [
    ['get', '/core/v1/accounts/self', 'user.json', ({ call }) => call('GET', '/core/v1/accounts/self')],
    ['get', '/core/v1/items', 'items.json', ({ call }) => call('GET', '/core/v1/items')],
    [
      'get',
      '/core/v1/accounts/{user_id}/items/{item_id}/',
      'items.json',
      ({ call, account, listing }) => call('GET', `/core/v1/accounts/${account.id}/items/${listing.id}/`),
    ],
    ['get', '/autoload/v2/profile', 'autoload.json', ({ call }) => call('GET', '/autoload/v2/profile')],
    [
      'get',
      '/autoload/v2/items/avito_ids',
      'autoload.json',
      ({ call }) => call('GET', '/autoload/v2/items/avito_ids?query=A-1|A-2'),
    ],
    [
      'get',
      '/messenger/v2/accounts/{user_id}/chats',
      'messenger.json',
      ({ call, account }) => call('GET', `/messenger/v2/accounts/${account.id}/chats`),
    ],
    [
      'get',
      '/messenger/v2/accounts/{user_id}/chats/{chat_id}',
      'messenger.json',
      ({ call, chat }) => call('GET', `/messenger/v2${chat}`),
    ],
    [
      'get',
      '/messenger/v3/accounts/{user_id}/chats/{chat_id}/messages/',
      'messenger.json',
      ({ call, chat }) => call('GET', `/messenger/v3${chat}/messages/`),
    ],
    ['post', '/messenger/v1/accounts/{user_id}/chats/{chat_id}/messages', 'messenger.json', sendText],
    ['post', '/messenger/v1/accounts/{user_id}/uploadImages', 'messenger.json', uploadImage],
    [
      'post',
      '/messenger/v1/accounts/{user_id}/chats/{chat_id}/messages/image',
      'messenger.json',
      async (world) => {
        const image_id = Object.keys(Object((await uploadImage(world)).body))[0];
        return world.call('POST', `/messenger/v1${world.chat}/messages/image`, { image_id });
      },
    ],
    [
      'post',
      '/messenger/v1/accounts/{user_id}/chats/{chat_id}/messages/{message_id}',
      'messenger.json',
      async (world) => {
        const sent = await sendText(world);
        return world.call('POST', `/messenger/v1${world.chat}/messages/${textAt(sent.body, 'id')}`);
      },
    ],
    [
      'post',
      '/messenger/v1/accounts/{user_id}/chats/{chat_id}/read',
      'messenger.json',
      ({ call, chat }) => call('POST', `/messenger/v1${chat}/read`),
    ],
    [
      'get',
      '/messenger/v1/accounts/{user_id}/getVoiceFiles',
      'messenger.json',
      ({ call, control, chatId, account }) => {
        control.buyerWrites({ chatId, body: { type: 'voice', voiceId: 'v1' } });
        return call('GET', `/messenger/v1/accounts/${account.id}/getVoiceFiles?voice_ids=v1`);
      },
    ],
    [
      'post',
      '/messenger/v3/webhook',
      'messenger.json',
      async ({ call }) => call('POST', '/messenger/v3/webhook', { url: (await aReceiver()).url }),
    ],
    [
      'post',
      '/messenger/v1/webhook/unsubscribe',
      'messenger.json',
      ({ call }) => call('POST', '/messenger/v1/webhook/unsubscribe', { url: 'https://example.com' }),
    ],
    [
      'post',
      '/messenger/v1/subscriptions',
      'messenger.json',
      ({ call, control, account }) => {
        control.setSubscriptions(account.id, ['https://example.com']);
        return call('POST', '/messenger/v1/subscriptions');
      },
    ],
    [
      'post',
      '/token',
      'authorization.json',
      ({ token, account }) =>
        token({ grant_type: 'client_credentials', client_id: account.clientId, client_secret: account.clientSecret }),
    ],
  ];

  it.each(operations)('%s %s answers as documented', async (method, path, file, run) => {
    const answer = await run(await aSmallWorld());
    expect(answer.status).toBe(200);
    expect(problems(new OpenApiDocument(folder ?? '', file).answer(method, path), answer.body)).toEqual([]);
  });

  it('implements every messenger operation of the document', () => {
    const covered = new Set([...operations.map(([, path]) => path), '/messenger/v2/accounts/{user_id}/blacklist']);
    expect(
      messengerDocument()
        .paths()
        .filter((path) => !covered.has(path)),
    ).toEqual([]);
  });

  it('blacklists with the documented status, which has no body', async () => {
    const { call, account } = await aSmallWorld();
    const users = [{ user_id: 987654321, context: { item_id: 1768287444, reason_id: 1 } }];
    const answer = await call('POST', `/messenger/v2/accounts/${account.id}/blacklist`, { users });
    expect(messengerDocument().statuses('post', '/messenger/v2/accounts/{user_id}/blacklist')).toContain(
      String(answer.status),
    );
  });

  it.each(everyBody)('shows $type in the history and the webhook as documented', async (body) => {
    const { call, control, account, chatId, chat } = await aSmallWorld();
    const receiver = await aReceiver();
    control.setSubscriptions(account.id, [receiver.url]);
    control.addImage({ bytes: new Uint8Array([1]), mediaType: 'image/png' });
    if (body.type === 'system') control.systemWrites({ chatId, text: body.text, flowId: body.flowId ?? '' });
    else control.buyerWrites({ chatId, body });
    const { body: messages } = await call('GET', `/messenger/v3${chat}/messages/`);
    await control.settled();
    expect(valueAt(messages, 0, 'type')).toBe(body.type);
    expect(problems(messengerDocument().component('Messages'), messages)).toEqual([]);
    const delivery = messengerDocument().answer('post', '/messenger/v3/webhook', '201');
    expect(problems(delivery, receiver.received.at(-1)?.body)).toEqual([]);
  });

  it.each(typesMissingInHistory)(
    'delivers $type as documented, though the history’s list of types lacks it',
    async (body) => {
      const { call, control, account, chatId, chat } = await aSmallWorld();
      const receiver = await aReceiver();
      control.setSubscriptions(account.id, [receiver.url]);
      control.buyerWrites({ chatId, body });
      await control.settled();
      const delivery = messengerDocument().answer('post', '/messenger/v3/webhook', '201');
      expect(problems(delivery, receiver.received.at(-1)?.body)).toEqual([]);
      const { body: messages } = await call('GET', `/messenger/v3${chat}/messages/`);
      expect(problems(messengerDocument().component('Messages'), messages)).toEqual(['0.type']);
    },
  );

  it('delivers a deletion as documented once the live oddity is off', async () => {
    const { control, account, chatId } = await aSmallWorld();
    const receiver = await aReceiver();
    control.setSubscriptions(account.id, [receiver.url]);
    control.deletesMessage(chatId, control.messagesOf(chatId)[0]?.id ?? '');
    await control.settled();
    expect(receiver.messages()).toMatchObject([{ type: 'deleted' }]);
    const delivery = messengerDocument().answer('post', '/messenger/v3/webhook', '201');
    expect(problems(delivery, receiver.received.at(-1)?.body)).toEqual([]);
  });

  it.each(liveDeviations)('contradicts the document by $what: $why', async ({ documented, others }) => {
    const { call, control, chat } = await aSmallWorld();
    const history = async () =>
      problems(messengerDocument().component('Messages'), (await call('GET', `/messenger/v3${chat}/messages/`)).body);
    control.setOddities({ messagesAreAnObject: true, isReadIsCamelCase: true, ...others });
    expect(await history()).not.toEqual([]);
    control.setOddities(documented);
    expect(await history()).toEqual([]);
  });

  it('contradicts the document by ids above int32, as real ones are', async () => {
    const { control, call, account } = await aSmallWorld();
    control.addListing({ id: chairId + 1_000_000, ownerId: account.id, title: 'Кресло' });
    const { body } = await call('GET', '/core/v1/items');
    expect(problems(itemsDocument().component('ItemsInfoWithCategoryAvito'), body)).toEqual(['resources.1.id']);
  });

  const refusals: [fault: ApiFaultInput, component: string][] = [
    [{ kind: 'unauthorised' }, 'authError'],
    [{ kind: 'payment-required' }, 'purchasingError'],
    [{ kind: 'forbidden' }, 'forbiddenError'],
    [{ kind: 'error-before-accept', status: 500 }, 'serviceError'],
    [{ kind: 'error-after-accept', status: 503 }, 'serviceUnavailableError'],
  ];
  it.each(refusals)('refuses by %o in the documented shape of %s', async (fault, component) => {
    const world = await aSmallWorld();
    world.control.setFault(fault);
    expect(problems(messengerDocument().component(component), (await sendText(world)).body)).toEqual([]);
  });

  it('refuses bad input and unknown chats in the documented shapes', async () => {
    const { call, account } = await aSmallWorld();
    const chats = `/messenger/v2/accounts/${account.id}/chats`;
    expect(
      problems(messengerDocument().component('validatingError'), (await call('GET', `${chats}?offset=1001`)).body),
    ).toEqual([]);
    expect(
      problems(messengerDocument().component('notFoundError'), (await call('GET', `${chats}/u2i-nobody`)).body),
    ).toEqual([]);
    expect(
      problems(itemsDocument().component('FieldError'), (await call('GET', '/core/v1/items?page=0')).body),
    ).toEqual([]);
  });
});

/** The places that do not fit, so that a failure names them. */
function problems(schema: z.ZodType, value: unknown): string[] {
  const read = schema.safeParse(value);
  return read.success ? [] : read.error.issues.map((issue) => issue.path.join('.') || issue.message);
}
