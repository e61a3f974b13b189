import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatPartition } from '../../../shared/store/chat-key.ts';
import { OutgoingMessages } from '../../../shared/store/outgoing.ts';
import { aChat } from '../../support/a-chat.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';

let table: TestTable;
let outgoing: OutgoingMessages;
beforeAll(async () => {
  table = await aTable();
  outgoing = new OutgoingMessages(table);
});
afterAll(() => table.close());

const now = Date.parse('2026-03-02T10:00:00Z');
const times = { now, sendingUntil: now + 30_000 };
const later = { now: now + 31_000, sendingUntil: now + 61_000 };
const aDraft = () => ({ ...aChat(), clientMessageId: 'message-1', userId: 'operator-1', text: 'Да' });

describe('a message of a person', () => {
  it('is claimed by one call at a time', async () => {
    const draft = aDraft();
    const claims = await Promise.all([outgoing.claim(draft, times), outgoing.claim(draft, times)]);
    expect(claims.map(({ kind }) => kind).sort()).toEqual(['new', 'under-way']);
  });

  it('is taken up when the call that had it is dead, with the time of the first attempt', async () => {
    const draft = aDraft();
    await outgoing.claim(draft, times);
    const claims = await Promise.all([outgoing.claim(draft, later), outgoing.claim(draft, later)]);
    expect(claims.map(({ kind }) => kind).sort()).toEqual(['resumed', 'under-way']);
    expect(claims).toContainEqual(
      expect.objectContaining({ kind: 'resumed', outgoing: expect.objectContaining({ sendingSince: now }) }),
    );
  });

  it('may be tried again at once when its call has let go of it, and then says why that was', async () => {
    const draft = aDraft();
    const claim = await outgoing.claim(draft, times);
    if (claim.kind !== 'new') throw new Error('not new');
    await outgoing.release(claim.outgoing, 'avito-unavailable');
    expect(await outgoing.get(draft, 'message-1')).toMatchObject({ failure: 'avito-unavailable' });
    expect(await outgoing.claim(draft, { ...times, now: now + 1 })).toMatchObject({ kind: 'resumed' });
    expect(await outgoing.get(draft, 'message-1')).not.toHaveProperty('failure');
  });

  it('is not let go of by a call whose claim has ended', async () => {
    const draft = aDraft();
    const claim = await outgoing.claim(draft, times);
    await outgoing.claim(draft, later);
    if (claim.kind !== 'new') throw new Error('not new');
    await outgoing.release(claim.outgoing, 'avito-unavailable');
    expect(await outgoing.get(draft, 'message-1')).toMatchObject({ sendingUntil: later.sendingUntil });
  });

  it('keeps no words once it is sent, and is forgotten two days later', async () => {
    const draft = aDraft();
    const claim = await outgoing.claim(draft, times);
    if (claim.kind !== 'new') throw new Error('not new');
    await outgoing.settleSent(claim.outgoing, { messageId: 'm-1', sentAt: 7 }, now);
    const { Item } = await table.client.send(
      new GetCommand({ TableName: table.name, Key: { pk: chatPartition(draft), sk: 'OUTGOING#message-1' } }),
    );
    expect(Item).toMatchObject({ state: 'sent', messageId: 'm-1', expiresAt: now / 1_000 + 2 * 86_400 });
    expect(Item).not.toHaveProperty('text');
    expect(await outgoing.claim(draft, later)).toMatchObject({ kind: 'sent' });
    expect(await outgoing.claim({ ...draft, text: 'Нет' }, later)).toEqual({ kind: 'name-taken' });
  });
});
