import { describe, expect, it } from 'vitest';
import { mergeLog, sentMessage } from '../../../shared/chats/merge-log.ts';
import type { Message } from '../../../shared/store/messages.ts';
import { aReply } from '../../support/a-reply.ts';

const chat = { sellerId: 'seller-1', chatId: 'u2i-1' };
const second = 1_767_261_600;

function aMessage(messageId: string, createdAt: number, changes: Partial<Message> = {}): Message {
  return {
    ...chat,
    messageId,
    author: 'buyer',
    content: { kind: 'text', text: messageId },
    createdAt,
    knownAt: createdAt * 1_000,
    source: 'webhook',
    ...changes,
  };
}
const sent = (seq: number, sentAt: number) =>
  aReply(chat, { seq, state: 'sent', messageId: `bot-${seq}`, sentAt, sendingSince: sentAt * 1_000 + 400 });
const idsOf = (messages: Message[]) => messages.map(({ messageId }) => messageId);

describe('the log of a chat', () => {
  it("puts the bot's replies where they were sent, after the question of the same second", () => {
    const messages = [aMessage('first', second), aMessage('second', second + 60)];
    expect(idsOf(mergeLog(messages, [sent(2, second + 61), sent(1, second)]))).toEqual([
      'first',
      'bot-1',
      'second',
      'bot-2',
    ]);
  });

  it('holds a message once that was stored as a message and as a reply, and it is the bot’s', () => {
    const doubled = [
      aMessage('bot-1', second, { author: 'bot', source: 'reply' }),
      aMessage('bot-2', second + 9, { author: 'human' }),
    ];
    const log = mergeLog(doubled, [sent(2, second + 9), sent(1, second)]);
    expect(log.map(({ messageId, author }) => [messageId, author])).toEqual([
      ['bot-1', 'bot'],
      ['bot-2', 'bot'],
    ]);
  });

  it('keeps what was stored before replies were', () => {
    const old = aMessage('bot-0', second, { author: 'bot', source: 'reply' });
    expect(mergeLog([old], [])).toEqual([old]);
  });
});

describe('a reply', () => {
  it.each(['sending', 'draft', 'silent', 'failed'] as const)('that is %s is no message', (state) => {
    expect(sentMessage(aReply(chat, { state }))).toBeUndefined();
  });

  it('that handed the buyer over with a sentence is one', () => {
    const reply = aReply(chat, { state: 'handed-off', text: 'Спрошу коллегу.', messageId: 'bot-1', sentAt: second });
    expect(sentMessage(reply)).toMatchObject({ author: 'bot', content: { kind: 'text', text: 'Спрошу коллегу.' } });
  });
});
