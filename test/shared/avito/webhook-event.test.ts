import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWebhookEvent } from '../../../shared/avito/webhook-event.ts';

const documentedValue = {
  id: '5c1d',
  chat_id: 'u2i-AbC~dEf123',
  chat_type: 'u2i',
  user_id: 111222333,
  author_id: 987654321,
  item_id: 3456789012,
  type: 'text',
  content: { text: 'Ещё продаёте?' },
  created: 1767003600,
  published_at: '2025-12-29T10:20:00Z',
  read: null,
};

function aWebhook(value: Record<string, unknown> = {}, envelope: Record<string, unknown> = {}): string {
  const payload = { type: 'message', value: { ...documentedValue, ...value } };
  return JSON.stringify({ id: '0b6b', version: 'v3.0.0', timestamp: 1767003601, payload, ...envelope });
}

function readMessage(raw: string) {
  const parsed = parseWebhookEvent(raw);
  if (parsed.kind !== 'message') throw new Error(`not a message but ${JSON.stringify(parsed)}`);
  return parsed.event;
}

describe('a webhook', () => {
  it('is read in its documented form', () => {
    expect(readMessage(aWebhook())).toEqual({
      eventId: '0b6b',
      accountId: '111222333',
      chatId: 'u2i-AbC~dEf123',
      chatType: 'u2i',
      messageId: '5c1d',
      authorId: '987654321',
      listingId: '3456789012',
      createdAt: 1767003600,
      type: 'text',
      content: { kind: 'text', text: 'Ещё продаёте?' },
    });
  });

  it('has the same ids when Avito sends them as strings', () => {
    const ids = { user_id: '111222333', author_id: '987654321', item_id: '3456789012' };
    expect(readMessage(aWebhook(ids))).toEqual(readMessage(aWebhook()));
  });

  it.each([0, '0', null, undefined, {}, -1, 1.5, ''])('has no author and no listing when they are %j', (none) => {
    const event = readMessage(aWebhook({ author_id: none, item_id: none }));
    expect(event.authorId).toBeUndefined();
    expect(event.listingId).toBeUndefined();
  });

  it('takes the time from published_at when created is missing', () => {
    expect(readMessage(aWebhook({ created: undefined, published_at: '2026-01-01T10:00:00.700Z' })).createdAt).toBe(
      1767261600,
    );
  });

  it.each([
    ['1767003600', 1767003600],
    [0, undefined],
    [-5, undefined],
    ['yesterday', undefined],
    [{}, undefined],
    [null, undefined],
  ])('created at %j has the time %j', (created, expected) => {
    expect(readMessage(aWebhook({ created, published_at: 'soon' })).createdAt).toBe(expected);
  });

  it('has no time when both fields are missing', () => {
    expect(readMessage(aWebhook({ created: undefined, published_at: undefined })).createdAt).toBeUndefined();
  });

  it('is a message even when everything optional is broken', () => {
    const event = readMessage(
      aWebhook({ chat_type: 7, type: null, content: 'x', created: [], item_id: true }, { id: {} }),
    );
    expect(event).toMatchObject({
      eventId: '5c1d',
      chatType: 'unknown',
      type: 'unknown',
      content: { kind: 'unsupported', type: 'unknown' },
    });
  });

  it('keeps a text of 100,000 characters', () => {
    const text = 'щ'.repeat(100_000);
    expect(readMessage(aWebhook({ content: { text } })).content).toEqual({ kind: 'text', text });
  });

  it('is a message even when everything optional is missing', () => {
    const value = { id: 'm1', chat_id: 'c1', user_id: 1 };
    expect(readMessage(JSON.stringify({ payload: { type: 'message', value } }))).toEqual({
      eventId: 'm1',
      accountId: '1',
      chatId: 'c1',
      chatType: 'unknown',
      messageId: 'm1',
      type: 'unknown',
      content: { kind: 'unsupported', type: 'unknown' },
    });
  });

  it('of a kind without content needs none', () => {
    expect(readMessage(aWebhook({ type: 'appCall', content: undefined })).content).toEqual({ kind: 'app-call' });
  });

  it('lets unknown fields pass', () => {
    expect(readMessage(aWebhook({ mood: 'good' }, { trace: [1] })).messageId).toBe('5c1d');
  });

  it.each(['{}', ' { } '])('is a probe when it is %j', (raw) => {
    expect(parseWebhookEvent(raw)).toEqual({ kind: 'probe' });
  });

  it.each(['', 'hello', '{', '{"id":', '<html>'])('is no JSON when it is %j', (raw) => {
    expect(parseWebhookEvent(raw)).toEqual({ kind: 'unknown', reason: 'not-json' });
  });

  it.each([{}, undefined])('of an undocumented type is named so, with %j in it', (value) => {
    const raw = JSON.stringify({ id: '1', payload: { type: 'chat_read', value } });
    expect(parseWebhookEvent(raw)).toEqual({ kind: 'unknown', reason: 'unknown-type' });
  });

  it.each([
    'null',
    '[]',
    '7',
    '"{}"',
    '{"id":"1"}',
    '{"payload":null}',
    '{"payload":{"type":1}}',
    '{"payload":{"type":"message"}}',
    aWebhook({ id: undefined }),
    aWebhook({ chat_id: '' }),
    aWebhook({ user_id: null }),
    // More digits than a JSON number can carry: it would be somebody else's id.
    aWebhook().replace('111222333', '11122233344455566677'),
  ])('of another shape is named so: %s', (raw) => {
    expect(parseWebhookEvent(raw)).toEqual({ kind: 'unknown', reason: 'unknown-shape' });
  });

  it('never breaks the reader, whatever the text is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (raw) => Boolean(parseWebhookEvent(raw))),
    );
  });

  it('never breaks the reader, whatever its fields hold', () => {
    const fields = fc.record(
      Object.fromEntries(
        Object.entries(documentedValue).map(([name, value]) => [name, fc.oneof(fc.constant(value), fc.jsonValue())]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(fc.property(fields, fc.jsonValue(), (value, id) => Boolean(parseWebhookEvent(aWebhook(value, { id })))));
  });

  it('nested very deeply does not break the reader', () => {
    const depth = 100_000;
    expect(parseWebhookEvent('['.repeat(depth) + ']'.repeat(depth)).kind).toBe('unknown');
  });
});
