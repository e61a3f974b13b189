import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { peekDelivery } from '../../../shared/webhooks/peek-delivery.ts';

const nowhere = { kind: 'delivery', chatId: undefined, messageId: undefined };

describe('a look into a delivery', () => {
  it('finds chat and message', () => {
    const body = { payload: { type: 'message', value: { id: 'm-1', chat_id: 'u2i-a~b', content: {} } } };
    expect(peekDelivery(JSON.stringify(body))).toEqual({ kind: 'delivery', chatId: 'u2i-a~b', messageId: 'm-1' });
  });

  it('takes numbers for ids', () => {
    const body = { payload: { value: { id: 7, chat_id: 8 } } };
    expect(peekDelivery(JSON.stringify(body))).toEqual({ kind: 'delivery', chatId: '8', messageId: '7' });
  });

  it.each(['{}', ' {} ', '{\n}'])("knows Avito's probe: %j", (body) => {
    expect(peekDelivery(body)).toEqual({ kind: 'probe' });
  });

  it.each(['', ' ', 'привет', '{', '{"a":}', '<html>', 'undefined', "{'a':1}", '\ufeff{}'])(
    '%j is not JSON',
    (body) => {
      expect(peekDelivery(body)).toEqual({ kind: 'not-json' });
    },
  );

  it.each([
    'null',
    '1',
    '"{}"',
    '[]',
    '[{}]',
    '{"payload":null}',
    '{"payload":[]}',
    '{"payload":{"value":"x"}}',
    '{"payload":{"value":{"id":"","chat_id":""}}}',
    '{"payload":{"value":{"id":null,"chat_id":true}}}',
    '{"payload":{"value":{"id":{"a":1},"chat_id":["u2i-1"]}}}',
    '{"__proto__":{"payload":1}}',
    '{"id":"m-1","chat_id":"u2i-1"}',
  ])('%s is a delivery of a shape we do not know', (body) => {
    expect(peekDelivery(body)).toEqual(nowhere);
  });

  it('never throws', () => {
    const looksAlike = fc.record(
      {
        payload: fc.oneof(
          fc.jsonValue(),
          fc.record({ value: fc.record({ id: fc.jsonValue(), chat_id: fc.jsonValue() }, { requiredKeys: [] }) }),
        ),
      },
      { requiredKeys: [] },
    );
    const body = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      looksAlike.map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(body, (text) => {
        expect(['not-json', 'probe', 'delivery']).toContain(peekDelivery(text).kind);
      }),
    );
  });
});
