import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Replies, replyStateSchema } from '../../../shared/store/replies.ts';
import { aChat } from '../../support/a-chat.ts';
import { aReply } from '../../support/a-reply.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';

let table: TestTable;
let replies: Replies;
beforeAll(async () => {
  table = await aTable();
  replies = new Replies(table);
});
afterAll(() => table.close());

describe('the reply to a turn', () => {
  it('is kept once, of twenty at once', async () => {
    const chat = aChat();
    const kept = await Promise.all(
      Array.from({ length: 20 }, (_none, index) => replies.keep(aReply(chat, { text: `Ответ ${index}` }))),
    );
    expect(kept.filter((isKept) => isKept)).toHaveLength(1);
  });

  it('stands when another one comes', async () => {
    const chat = aChat();
    expect(await replies.keep(aReply(chat))).toBe(true);
    expect(await replies.keep(aReply(chat, { state: 'silent', reason: 'human-answers', text: '' }))).toBe(false);
    expect(await replies.get(chat, 1)).toEqual(aReply(chat));
  });

  it('reads back with what it cost', async () => {
    const chat = aChat();
    const usage = [{ model: 'gemini', inputTokens: 900, outputTokens: 80, costMicroUsd: 120, milliseconds: 700 }];
    const reply = aReply(chat, { usage, objections: ['price'] });
    await replies.keep(reply);
    expect(await replies.get(chat, 1)).toEqual(reply);
  });

  it('is not there before it is kept', async () => {
    expect(await replies.get(aChat(), 1)).toBeUndefined();
  });
});

describe('news that Avito has it', () => {
  const sent = { messageId: 'a-1', sentAt: 1_767_261_602 };

  it.each([
    { endsAs: 'sent' as const, state: 'sent' },
    { endsAs: 'handed-off' as const, state: 'handed-off' },
  ])('ends a reply that ends as $endsAs', async ({ endsAs, state }) => {
    const chat = aChat();
    const reply = aReply(chat, { endsAs });
    await replies.keep(reply);
    await replies.settleSent(reply, sent);
    expect(await replies.get(chat, 1)).toEqual({ ...reply, ...sent, state });
  });

  it('ends as sent when nothing else was said', async () => {
    const chat = aChat();
    const { endsAs: _none, ...reply } = aReply(chat);
    await replies.keep(reply);
    await replies.settleSent(reply, sent);
    expect(await replies.get(chat, 1)).toMatchObject({ state: 'sent' });
  });

  it('counts once: the response and the echo both come to tell', async () => {
    const chat = aChat();
    await replies.keep(aReply(chat));
    await replies.settleSent(aReply(chat), sent);
    await replies.settleSent(aReply(chat), { messageId: 'a-2', sentAt: 9 });
    await replies.settleUnsent(aReply(chat), 'failed', 'avito-timeout');
    expect(await replies.get(chat, 1)).toMatchObject({ state: 'sent', messageId: 'a-1', sentAt: 1_767_261_602 });
  });

  it.each(replyStateSchema.options.filter((state) => state !== 'sending'))(
    'changes nothing about a reply that is %s',
    async (state) => {
      const chat = aChat();
      const reply = aReply(chat, { state });
      await replies.keep(reply);
      await replies.settleSent(reply, sent);
      await replies.settleUnsent(reply, 'silent', 'superseded');
      expect(await replies.get(chat, 1)).toEqual(reply);
    },
  );

  it('makes no reply where none was kept', async () => {
    const chat = aChat();
    await replies.settleSent(aReply(chat), sent);
    await replies.settleUnsent(aReply(chat), 'silent', 'superseded');
    expect(await replies.get(chat, 1)).toBeUndefined();
  });
});

it.each(['silent', 'failed'] as const)('a reply that will never be sent ends as %s, with the reason', async (state) => {
  const chat = aChat();
  await replies.keep(aReply(chat));
  await replies.settleUnsent(aReply(chat), state, 'superseded');
  expect(await replies.get(chat, 1)).toEqual(aReply(chat, { state, reason: 'superseded' }));
});

describe('the last decisions about a chat', () => {
  it('come newest first, the last so many, of this chat alone', async () => {
    const chat = aChat();
    for (const seq of [1, 2, 10, 9, 100]) await replies.keep(aReply(chat, { seq }));
    await replies.keep(aReply({ ...chat, chatId: `${chat.chatId}0` }, { seq: 500 }));
    expect((await replies.newest(chat, 3)).map(({ seq }) => seq)).toEqual([100, 10, 9]);
    expect(await replies.newest(aChat(), 3)).toEqual([]);
  });

  it('that cannot be read are an error without a word of them', async () => {
    const chat = aChat();
    const key = { pk: `CHAT#${chat.sellerId}#${chat.chatId}`, sk: 'REPLY#0000000001' };
    const item = { ...aReply(chat), ...key, state: 'слова', usage: 'слова' };
    await table.client.send(new PutCommand({ TableName: table.name, Item: item }));
    const failure = await replies.newest(chat, 3).catch((error) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(`${failure.message}${JSON.stringify(failure)}`).not.toMatch(/слова|4 500/);
  });

  it('of an older form are read by their defaults', async () => {
    const chat = aChat();
    const { usage: _usage, usedFacts: _facts, objections: _objections, ...old } = aReply(chat);
    const key = { pk: `CHAT#${chat.sellerId}#${chat.chatId}`, sk: 'REPLY#0000000001' };
    await table.client.send(new PutCommand({ TableName: table.name, Item: { ...old, ...key } }));
    expect(await replies.get(chat, 1)).toMatchObject({ usage: [], usedFacts: [], objections: [] });
  });
});
