import { describe, expect, it } from 'vitest';
import type { Message } from '../../../web/features/inbox/chat-messages.ts';
import {
  changed,
  notInLog,
  type Outgoing,
  queued,
  resumed,
  withOutbox,
} from '../../../web/features/inbox/chat-outbox.ts';

const at = '2026-11-27T12:00:00.000Z';
const fresh = { clientMessageId: 'c1', text: 'Да, продаётся', at };

function logged(change: Partial<Message>): Message {
  return { author: 'human', at, content: { kind: 'text', text: fresh.text }, delivery: 'sent', ...change };
}

function anOutgoing(change: Partial<Outgoing> = {}): Outgoing {
  return { ...fresh, state: 'sending', ...change };
}

describe('a message on its way', () => {
  it('is shown at once', () => {
    const shown = withOutbox([], queued([], fresh));
    expect(shown).toMatchObject([{ delivery: 'sending', clientMessageId: 'c1', content: { text: fresh.text } }]);
  });

  it('is shown once, though the server names it too', () => {
    const shown = withOutbox([logged({ clientMessageId: 'c1', delivery: 'sending' })], [anOutgoing()]);
    expect(shown).toHaveLength(1);
  });

  it('is shown once when it is sent and the log does not have it yet', () => {
    const shown = withOutbox([], [anOutgoing({ state: 'sent', messageId: 'm1' })]);
    expect(shown).toMatchObject([{ delivery: 'sent', messageId: 'm1' }]);
  });

  it('makes room for what the log has of it', () => {
    const log = [logged({ messageId: 'm1' })];
    const outbox = [anOutgoing({ state: 'sent', messageId: 'm1' })];
    expect(withOutbox(log, outbox)).toEqual(log);
    expect(notInLog(outbox, log)).toEqual([]);
  });

  it('that failed keeps its words and its name for the next try', () => {
    const failed = changed(queued([], fresh), 'c1', { state: 'not-sent', problem: 'Нет связи' });
    expect(failed).toMatchObject([{ clientMessageId: 'c1', text: fresh.text, state: 'not-sent' }]);
    expect(withOutbox([], failed)).toMatchObject([{ delivery: 'not-sent', clientMessageId: 'c1' }]);
  });

  it('that failed here is on its way where the server is still at it', () => {
    const atServer = logged({ clientMessageId: 'c1', delivery: 'sending' });
    expect(withOutbox([atServer], [anOutgoing({ state: 'not-sent' })])).toMatchObject([{ delivery: 'sending' }]);
  });

  it('that is tried again does not look failed, though the server still tells of the last try', () => {
    const atServer = logged({ clientMessageId: 'c1', delivery: 'not-sent', failure: 'avito-timeout' });
    expect(withOutbox([atServer], [anOutgoing()])).toMatchObject([{ delivery: 'sending' }]);
  });

  it('that was dropped is gone, also where the server still names it', () => {
    const atServer = logged({ clientMessageId: 'c1', delivery: 'not-sent' });
    expect(withOutbox([atServer], [anOutgoing({ state: 'dropped' })])).toEqual([]);
  });

  it('may be tried again after the page was left', () => {
    const left = [anOutgoing(), anOutgoing({ clientMessageId: 'c2', state: 'sent', messageId: 'm2' })];
    expect(resumed(left).map(({ state }) => state)).toEqual(['not-sent', 'sent']);
  });

  it('of a colleague stays as the server tells it', () => {
    const theirs = logged({ clientMessageId: 'c9', userId: 'u2', delivery: 'not-sent' });
    expect(withOutbox([theirs], [])).toEqual([theirs]);
  });
});
