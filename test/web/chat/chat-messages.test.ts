import { describe, expect, it } from 'vitest';
import {
  inOrder,
  isUnderWay,
  type Message,
  type MessagePages,
  withNews,
} from '../../../web/features/inbox/chat-messages.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 27, 12, minute)).toISOString();

function aMessage(change: Partial<Message> = {}): Message {
  return {
    messageId: 'm1',
    author: 'buyer',
    at: at(0),
    content: { kind: 'text', text: 'Ещё продаётся?' },
    delivery: 'received',
    ...change,
  };
}

function pages(...items: Message[][]): MessagePages {
  return { pages: items.map((page) => ({ items: page, asOf: at(30) })), pageParams: items.map(() => undefined) };
}

const idsOf = (known: MessagePages) =>
  inOrder(known.pages).map((message) => message.messageId ?? message.clientMessageId);

describe('news of a chat', () => {
  it('go before what was read, and what was read stays', () => {
    const known = pages([aMessage({ messageId: 'old', at: at(-90) })]);
    const told = withNews(known, { items: [aMessage({ messageId: 'new', at: at(31) })], asOf: at(32) }, at(30));
    expect(idsOf(told)).toEqual(['old', 'new']);
    expect(told.pages[0]?.asOf).toBe(at(32));
  });

  it('change nothing but the time when they are empty', () => {
    const known = pages([aMessage(), aMessage({ messageId: undefined, clientMessageId: 'c1', author: 'human' })]);
    const told = withNews(known, { items: [], asOf: at(40) }, at(30));
    expect(inOrder(told.pages)).toEqual(inOrder(known.pages));
    expect(told.pages[0]?.asOf).toBe(at(40));
  });

  it('replace what they tell anew, such as a voice message that was heard', () => {
    const voice = { kind: 'voice', voiceId: 'v' } as const;
    const known = pages([aMessage({ content: voice })]);
    const heard = aMessage({ content: { ...voice, transcript: 'Здравствуйте' } });
    const told = withNews(known, { items: [heard], asOf: at(31) }, at(30));
    expect(inOrder(told.pages)).toEqual([heard]);
  });

  it('take away an unsent message that they no longer name', () => {
    const known = pages([
      aMessage({ messageId: undefined, clientMessageId: 'c1', author: 'human', delivery: 'sending', at: at(29) }),
    ]);
    const sent = aMessage({ messageId: 'm9', author: 'human', delivery: 'sent', at: at(30) });
    expect(idsOf(withNews(known, { items: [sent], asOf: at(31) }, at(30)))).toEqual(['m9']);
  });

  it('tell of a message that is late', () => {
    const known = pages([aMessage({ messageId: 'm2', at: at(20) })]);
    const late = aMessage({ messageId: 'late', at: at(10) });
    const told = withNews(known, { items: [aMessage({ messageId: 'm2', at: at(20) }), late], asOf: at(31) }, at(30));
    expect(idsOf(told)).toEqual(['late', 'm2']);
  });

  it('leave older pages as they are', () => {
    const known = pages([aMessage({ messageId: 'm2', at: at(20) })], [aMessage({ messageId: 'm1', at: at(10) })]);
    const told = withNews(known, { items: [aMessage({ messageId: 'm3', at: at(31) })], asOf: at(32) }, at(30));
    expect(told.pages[1]).toBe(known.pages[1]);
  });

  it('are of no use before anything was read', () => {
    const nothing: MessagePages = { pages: [], pageParams: [] };
    expect(withNews(nothing, { items: [aMessage()], asOf: at(1) }, at(0))).toBe(nothing);
  });
});

describe('the messages of a chat in order', () => {
  it('stand once each, though pages overlap', () => {
    const known = pages(
      [aMessage({ messageId: 'b', at: at(2) }), aMessage({ messageId: 'a' })],
      [aMessage({ messageId: 'a' })],
    );
    expect(idsOf(known)).toEqual(['a', 'b']);
  });

  it('keep the order of the log within a second', () => {
    const known = pages([aMessage({ messageId: 'second' }), aMessage({ messageId: 'first' })]);
    expect(idsOf(known)).toEqual(['first', 'second']);
  });

  it('tell whether something is on its way', () => {
    expect(isUnderWay([aMessage()])).toBe(false);
    expect(isUnderWay([aMessage(), aMessage({ delivery: 'sending' })])).toBe(true);
  });
});
