import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageContent } from '../../../shared/avito/message-content.ts';
import type { ChatRef } from '../../../shared/store/chat.ts';
import { type Message, Messages } from '../../../shared/store/messages.ts';
import { Replies } from '../../../shared/store/replies.ts';
import { aChat } from '../../support/a-chat.ts';
import { aReply } from '../../support/a-reply.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';

let table: TestTable;
let messages: Messages;
beforeAll(async () => {
  table = await aTable();
  messages = new Messages(table);
});
afterAll(() => table.close());

function aMessage(chat: ChatRef, changes: Partial<Message> = {}): Message {
  return {
    ...chat,
    messageId: 'm-1',
    author: 'buyer',
    content: { kind: 'text', text: 'Сколько стоит?' },
    createdAt: 1_767_261_600,
    knownAt: 1_767_261_600_500,
    seq: 1,
    source: 'webhook',
    ...changes,
  };
}
const idsOf = (list: Message[]) => list.map(({ messageId }) => messageId);

describe('a message', () => {
  it('is stored once, of fifty times at once', async () => {
    const chat = aChat();
    const stored = await Promise.all(
      Array.from({ length: 50 }, (_none, index) => messages.put(aMessage(chat, { seq: index + 1 }))),
    );
    expect(stored.filter((isNew) => isNew)).toHaveLength(1);
    expect(await messages.newest(chat, 10)).toHaveLength(1);
  });

  it('stays as it was stored first', async () => {
    const chat = aChat();
    await messages.put(aMessage(chat));
    expect(await messages.put(aMessage(chat, { content: { kind: 'deleted' }, author: 'system' }))).toBe(false);
    expect(await messages.get(chat, aMessage(chat), { isConsistent: true })).toEqual(aMessage(chat));
  });

  it.each<MessageContent>([
    { kind: 'text', text: 'Сколько стоит? 🪑' },
    { kind: 'text', text: '' },
    { kind: 'image', url: 'https://example.com/1.jpg' },
    { kind: 'voice', voiceId: 'v-1' },
    { kind: 'voice', voiceId: 'v-1', transcript: 'Есть доставка?', isUnclear: false },
    { kind: 'location', text: 'Москва', latitude: 55.7, longitude: 37.6 },
    { kind: 'location', text: '' },
    { kind: 'item', title: 'Стол', url: 'https://example.com/2' },
    { kind: 'item', title: 'Стол' },
    { kind: 'link', url: 'https://example.com', text: 'вот' },
    { kind: 'link', url: 'https://example.com' },
    { kind: 'call' },
    { kind: 'app-call' },
    { kind: 'file' },
    { kind: 'video' },
    { kind: 'deleted' },
    { kind: 'system', text: 'Заказ оформлен', flowId: 'bot' },
    { kind: 'system', text: '' },
    { kind: 'unsupported', type: 'hologram' },
  ])('of kind $kind reads back as it was', async (content) => {
    const chat = aChat();
    const message = aMessage(chat, { content });
    await messages.put(message);
    expect(await messages.get(chat, message, { isConsistent: false })).toEqual(message);
  });

  it('of absurd length is clipped, so that it fits', async () => {
    const chat = aChat();
    const content = { kind: 'text' as const, text: 'ж'.repeat(250_000) };
    await messages.put(aMessage(chat, { content }));
    const [stored] = await messages.newest(chat, 1);
    expect(stored?.content).toEqual({ kind: 'text', text: 'ж'.repeat(20_000) });
  });

  it('that was never stored is not there', async () => {
    const chat = aChat();
    await messages.put(aMessage(chat));
    expect(
      await messages.get(chat, { messageId: 'm-2', createdAt: 1_767_261_600 }, { isConsistent: true }),
    ).toBeUndefined();
    expect(await messages.get(aChat(), aMessage(chat), { isConsistent: true })).toBeUndefined();
  });
});

describe('the newest messages of a chat', () => {
  it('come oldest first by their time at Avito, not by their arrival', async () => {
    const chat = aChat();
    for (const [messageId, createdAt] of [
      ['late', 1_767_261_700],
      ['early', 999_999_999],
      ['middle', 1_767_261_650],
    ] as const) {
      await messages.put(aMessage(chat, { messageId, createdAt }));
    }
    expect(idsOf(await messages.newest(chat, 10))).toEqual(['early', 'middle', 'late']);
  });

  it('are the last so many', async () => {
    const chat = aChat();
    for (let index = 0; index < 7; index += 1) {
      await messages.put(aMessage(chat, { messageId: `m-${index}`, createdAt: 1_767_261_600 + index }));
    }
    expect(idsOf(await messages.newest(chat, 3))).toEqual(['m-4', 'm-5', 'm-6']);
  });

  it('hold all of one second, in the order in which we came to know of them', async () => {
    const chat = aChat();
    for (const [messageId, knownAt] of [
      ['b', 1_767_261_600_500],
      ['a', 1_767_261_600_900],
      ['c', 1_767_261_600_100],
    ] as const) {
      await messages.put(aMessage(chat, { messageId, knownAt }));
    }
    expect(idsOf(await messages.newest(chat, 10))).toEqual(['c', 'b', 'a']);
  });

  it('are of this chat alone, and no replies', async () => {
    const chat = aChat();
    await messages.put(aMessage(chat));
    await messages.put(aMessage({ ...chat, chatId: `${chat.chatId}0` }));
    await new Replies(table).keep(aReply(chat));
    expect(await messages.newest(chat, 10)).toEqual([aMessage(chat)]);
    expect(await messages.newest(aChat(), 10)).toEqual([]);
  });
});

describe('the transcript of a voice message', () => {
  const voice = { kind: 'voice' as const, voiceId: 'v-1' };
  const heard = { text: 'Есть доставка?', isUnclear: false };

  it('is kept with it, once', async () => {
    const chat = aChat();
    const message = aMessage(chat, { content: voice });
    await messages.put(message);
    expect(await messages.keepTranscript(message, heard)).toBe(true);
    expect(await messages.keepTranscript(message, { text: 'Иначе', isUnclear: true })).toBe(false);
    expect(await messages.newest(chat, 10)).toEqual([
      { ...message, content: { ...voice, transcript: 'Есть доставка?', isUnclear: false } },
    ]);
  });

  it('brings nothing back that was erased, and turns nothing else into a voice', async () => {
    const chat = aChat();
    expect(await messages.keepTranscript(aMessage(chat, { content: voice }), heard)).toBe(false);
    expect(await messages.newest(chat, 10)).toEqual([]);
    await messages.put(aMessage(chat));
    expect(await messages.keepTranscript(aMessage(chat), heard)).toBe(false);
    expect(await messages.newest(chat, 10)).toEqual([aMessage(chat)]);
  });

  it('of absurd length is clipped, so that it fits', async () => {
    const chat = aChat();
    const message = aMessage(chat, { content: voice });
    await messages.put(message);
    await messages.keepTranscript(message, { text: 'ж'.repeat(250_000), isUnclear: false });
    const [stored] = await messages.newest(chat, 1);
    expect(stored?.content).toMatchObject({ transcript: 'ж'.repeat(20_000) });
  });
});

it('reports a stored message that cannot be read without a word of it', async () => {
  const chat = aChat();
  const item = { pk: `CHAT#${chat.sellerId}#${chat.chatId}`, sk: 'MESSAGE#001767261600#m-1' };
  const content = { kind: 'слова', text: 'слова покупателя' };
  await table.client.send(new PutCommand({ TableName: table.name, Item: { ...aMessage(chat), ...item, content } }));
  const failures = [
    await messages.newest(chat, 10).catch((error) => error),
    await messages.get(chat, aMessage(chat), { isConsistent: true }).catch((error) => error),
  ];
  for (const failure of failures) {
    expect(failure).toBeInstanceOf(Error);
    expect(`${failure.message}${failure.stack}${JSON.stringify(failure)}`).not.toContain('слова');
  }
});
