import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getVoice } from '../../../functions/chats/get-voice.ts';
import { aChatsWorld, type ChatsWorld } from './a-chats-world.ts';
import { aSandboxChat, type SandboxChat } from './a-sandbox-chat.ts';

let world: ChatsWorld;
beforeAll(async () => {
  world = await aChatsWorld();
});
afterEach(() => world.control.clearFaults());
afterAll(() => world.close());

let given: Awaited<ReturnType<ChatsWorld['seller']>>;
let chat: SandboxChat;
beforeEach(async () => {
  given = await world.seller();
  chat = await aSandboxChat(world, given.seller);
});

/** The buyer speaks, on Avito and in our log of that chat. */
async function spoken({ chatId } = chat.ref, id?: string) {
  const { message } = world.control.buyerWrites({ chatId: chat.ref.chatId, body: { type: 'voice', says: 'Есть?' } });
  const last = await world.avitoFor(given.seller).listMessages(chat.ref.chatId, { limit: 1 });
  const [content] = last.messages.map((each) => each.content);
  const voiceId = id ?? (content?.kind === 'voice' ? content.voiceId : '');
  await world.stores.messages.put({
    ...{ sellerId: given.seller.sellerId, chatId, messageId: message.id, author: 'buyer', source: 'webhook' },
    ...{ content: { kind: 'voice', voiceId }, createdAt: Math.floor(world.clock.at / 1_000), knownAt: world.clock.at },
  });
  return voiceId;
}
const ask = (voiceId: string, as = given.as, params = chat.params) =>
  world.call('getVoice', { as, params: { ...params, voiceId } });
const unknown = { status: 404, body: { code: 'voice-unknown' } };

describe('a voice message', () => {
  it('is to be heard where Avito keeps it', async () => {
    const voiceId = await spoken();
    const { status, body } = await ask(voiceId);
    expect(status).toBe(200);
    const file = await fetch(body.url);
    expect(file.status).toBe(200);
    expect(file.headers.get('content-type')).toMatch(/^(audio|video)\/mp4/);
  });

  it('is asked for in its own chat alone, and only while that is there', async () => {
    const voiceId = await spoken();
    const other = await aSandboxChat(world, given.seller);
    expect(await ask(voiceId, given.as, other.params)).toMatchObject(unknown);
    expect(await ask('voice-of-nobody')).toMatchObject(unknown);
    world.clock.at += 1_000;
    const owner = await world.person('owner', [given.seller.sellerId], `owner-of-${given.seller.sellerId}`);
    await world.call('eraseChat', { as: owner, params: chat.params });
    expect(await ask(voiceId)).toMatchObject({ status: 404, body: { code: 'chat-unknown' } });
  });

  it('is found behind many other messages', async () => {
    const voiceId = await spoken();
    const createdAt = Math.floor(world.clock.at / 1_000);
    for (let index = 1; index <= 600; index += 1) {
      await world.stores.messages.put({
        ...{ ...chat.ref, messageId: `m-${index}`, author: 'buyer', source: 'webhook' },
        ...{ content: { kind: 'text', text: 'Ау' }, createdAt: createdAt + index, knownAt: world.clock.at },
      });
    }
    expect(await ask(voiceId)).toMatchObject({ status: 200 });
  });

  it('that Avito has no file of is none', async () => {
    expect(await ask(await spoken(chat.ref, 'lost'))).toMatchObject(unknown);
  });

  it.each(['http://avito.ru/a.mp4', 'https://avito.ru.evil.example/a.mp4', 'javascript:alert(1)', 'nonsense'])(
    'at an address that is not Avito’s is none: %s',
    async (url) => {
      const voiceId = await spoken();
      const deps = { ...world.deps, avitoFor: () => ({ getVoiceUrls: async () => new Map([[voiceId, url]]) }) };
      const call = { params: { ...chat.params, voiceId } };
      await expect(getVoice(call as unknown as Parameters<typeof getVoice>[0], deps)).rejects.toMatchObject({
        kind: 'not-found',
        code: 'voice-unknown',
      });
    },
  );

  it.each(['%2e%2e', 'a b', 'a/b', 'я', 'v'.repeat(129)])('has a name like one: %s', async (voiceId) => {
    expect([400, 404]).toContain((await ask(voiceId)).status);
  });

  it('is heard by those who work for the seller', async () => {
    const voiceId = await spoken();
    const stranger = await world.person('operator', ['another'], 'stranger');
    expect(await ask(voiceId, stranger)).toMatchObject({ status: 404, body: { code: 'seller-unknown' } });
  });
});

describe('when Avito', () => {
  it('is down, the caller is told to come again', async () => {
    const voiceId = await spoken();
    world.control.setFault({ kind: 'error-before-accept', status: 503, operation: 'voice-files' });
    expect((await ask(voiceId)).status).toBe(503);
  });

  it('refuses voices, that is told and the seller stays what he is', async () => {
    const voiceId = await spoken();
    world.control.setFault({ kind: 'payment-required', operation: 'voice-files' });
    expect(await ask(voiceId)).toMatchObject({ status: 409, body: { code: 'voice-refused' } });
    const seller = await world.stores.sellers.get(given.seller.sellerId, { isConsistent: true });
    expect(seller?.avitoStatus).toBe('connected');
  });

  it('is not connected, that is told', async () => {
    const voiceId = await spoken();
    await world.stores.sellers.noteAvitoStatus(given.seller.sellerId, 'unauthorised', world.clock.at);
    expect(await ask(voiceId)).toMatchObject({ status: 409, body: { code: 'seller-unauthorised' } });
  });
});
