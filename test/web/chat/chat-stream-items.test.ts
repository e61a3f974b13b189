import { describe, expect, it } from 'vitest';
import type { Message } from '../../../web/features/inbox/chat-messages.ts';
import { byDay, type Reply, streamOf } from '../../../web/features/inbox/chat-stream-items.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 27, 12, minute)).toISOString();

function aMessage(change: Partial<Message> & { minute?: number } = {}): Message {
  const { minute = 0, ...rest } = change;
  return {
    messageId: `m${minute}`,
    author: 'buyer',
    at: at(minute),
    content: { kind: 'text', text: 'Сколько стоит?' },
    delivery: 'received',
    ...rest,
  };
}

function aReply(change: Partial<Reply> & { minute?: number } = {}): Reply {
  const { minute = 1, ...rest } = change;
  return {
    replyId: '1',
    state: 'sent',
    reason: 'answered',
    text: 'Здравствуйте!',
    createdAt: at(minute),
    usedFacts: [],
    objections: [],
    usage: [],
    costMicroUsd: 0,
    milliseconds: 0,
    version: 0,
    ...rest,
  };
}

const kindsOf = (items: ReturnType<typeof streamOf>) =>
  items.map((item) => (item.kind === 'marker' ? item.marker : item.message.author));

describe('the stream of a chat', () => {
  it('joins each of the bot’s messages with its reply and the question before it', () => {
    const messages = [aMessage(), aMessage({ minute: 1, author: 'bot', replyId: '1', delivery: 'sent' })];
    const [, answer] = streamOf(messages, [aReply()], undefined);
    expect(answer).toMatchObject({ reply: { replyId: '1' }, question: 'Сколько стоит?' });
  });

  it('shows a message of the bot also while its reply is not read yet', () => {
    const stream = streamOf([aMessage({ author: 'bot', replyId: '7', delivery: 'sent' })], [], undefined);
    expect(stream).toHaveLength(1);
    expect(stream[0]).not.toHaveProperty('reply');
  });

  it('says where the chat was handed to a person, after the sentence that told the buyer so', () => {
    const messages = [aMessage(), aMessage({ minute: 1, author: 'bot', replyId: '1', delivery: 'sent' })];
    const handedOff = aReply({ state: 'handed-off', reason: 'complaint', messageId: 'm1', sentAt: at(1) });
    expect(kindsOf(streamOf(messages, [handedOff], undefined))).toEqual(['buyer', 'bot', 'handed-off']);
  });

  it('says once that a person took the chat, and when the bot is back', () => {
    const messages = [
      aMessage(),
      aMessage({ minute: 2, author: 'human', delivery: 'sent' }),
      aMessage({ minute: 3, author: 'human', delivery: 'sent' }),
      aMessage({ minute: 4 }),
      aMessage({ minute: 5, author: 'bot', replyId: '2', delivery: 'sent' }),
    ];
    const taken = aReply({ state: 'silent', reason: 'human-answers' });
    expect(kindsOf(streamOf(messages, [taken], undefined))).toEqual([
      'buyer',
      'taken',
      'human',
      'human',
      'buyer',
      'bot-back',
      'bot',
    ]);
  });

  it('leaves the draft that waits to the place where it is decided on', () => {
    const draft = aReply({ state: 'draft' });
    expect(kindsOf(streamOf([aMessage()], [draft], '1'))).toEqual(['buyer']);
    expect(kindsOf(streamOf([aMessage()], [draft], '2'))).toEqual(['buyer', 'old-draft']);
  });

  it('tells dropped drafts, silence and failures apart', () => {
    const replies = [
      aReply({ replyId: '3', minute: 3, state: 'failed', reason: 'gave-up' }),
      aReply({ replyId: '2', minute: 2, state: 'silent', reason: 'mode-off' }),
      aReply({ replyId: '1', minute: 1, state: 'silent', dismissal: { by: 'u1', at: at(1) } }),
    ];
    expect(kindsOf(streamOf([aMessage()], replies, undefined))).toEqual(['buyer', 'dismissed', 'silent', 'failed']);
  });

  it('leaves out decisions from before the oldest message that was read', () => {
    const early = aReply({ minute: -500, state: 'silent', reason: 'too-old' });
    expect(kindsOf(streamOf([aMessage()], [early], undefined))).toEqual(['buyer']);
  });
});

describe('the days of a chat', () => {
  it('go by the clock they are asked for', () => {
    const evening = aMessage({ at: '2026-11-27T20:30:00.000Z', messageId: 'a' });
    const night = aMessage({ at: '2026-11-27T21:30:00.000Z', messageId: 'b' });
    const stream = streamOf([evening, night], [], undefined);
    const inUtc = byDay(stream, (time) => time.slice(0, 10));
    const moscow = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Moscow' });
    const inMoscow = byDay(stream, (time) => moscow.format(new Date(time)));
    expect(inUtc.map(({ items }) => items.length)).toEqual([2]);
    expect(inMoscow.map(({ key, items }) => [key, items.length])).toEqual([
      ['2026-11-27', 1],
      ['2026-11-28', 1],
    ]);
  });

  it('are none where nothing was said', () => {
    expect(byDay([], (time) => time)).toEqual([]);
  });
});
