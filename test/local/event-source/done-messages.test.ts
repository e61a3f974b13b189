import { describe, expect, it } from 'vitest';
import { doneMessages } from '../../../local/event-source/done-messages.ts';

const batch = [{ MessageId: 'a' }, { MessageId: 'b' }];

describe('of a batch is deleted', () => {
  it.each<[string, unknown, string[]]>([
    ['all after null', null, ['a', 'b']],
    ['all after an empty object', {}, ['a', 'b']],
    ['all after an empty list', { batchItemFailures: [] }, ['a', 'b']],
    ['all after a list of null', { batchItemFailures: null }, ['a', 'b']],
    ['what is not named', { batchItemFailures: [{ itemIdentifier: 'a' }] }, ['b']],
    ['nothing after an unknown id', { batchItemFailures: [{ itemIdentifier: 'c' }] }, []],
    ['nothing after an empty id', { batchItemFailures: [{ itemIdentifier: '' }] }, []],
    ['nothing after a missing id', { batchItemFailures: [{}] }, []],
    ['nothing after a text', 'done', []],
  ])('%s', (_what, payload, expected) => {
    const done = doneMessages(batch, { kind: 'answered', payload }, true);
    expect(done.map(({ MessageId }) => MessageId)).toEqual(expected);
  });

  it('nothing after a failed invocation', () => {
    expect(doneMessages(batch, { kind: 'failed', error: { name: 'Error', message: '' } }, true)).toEqual([]);
  });

  it('all after any answer, when the function does not report failures', () => {
    const payload = { batchItemFailures: [{ itemIdentifier: 'a' }] };
    expect(doneMessages(batch, { kind: 'answered', payload }, false)).toEqual(batch);
  });
});
