import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rescueTurns } from '../../../functions/reconcile/rescue-turns.ts';
import { noticeSettingsSchema } from '../../../shared/notices/notice-settings.ts';
import type { ChatRef } from '../../../shared/store/chat.ts';
import { Chats } from '../../../shared/store/chats.ts';
import { Replies } from '../../../shared/store/replies.ts';
import { aNote } from '../../support/a-chat.ts';
import { aReply } from '../../support/a-reply.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { aReconcile, type Reconcile } from './a-reconcile.ts';

let table: TestTable;
beforeAll(async () => {
  table = await aTable();
});
afterAll(() => table.close());

const rescue = (reconcile: Reconcile) => rescueTurns(reconcile.seller, reconcile.deps);

async function anOpenTurn(reconcile: Reconcile, { age, id = 'u2i-1' }: { age: number; id?: string }): Promise<ChatRef> {
  const chat = reconcile.ref(id);
  await reconcile.chats.openTurn(aNote(chat), reconcile.clock.now - age * 1_000);
  return chat;
}

describe('a turn that is open', () => {
  it.each([
    { age: 0, jobs: 0 },
    { age: 60, jobs: 0 },
    { age: 60.001, jobs: 1 },
    { age: 1_800, jobs: 1 },
  ])('for $age s gets $jobs new jobs', async ({ age, jobs }) => {
    const reconcile = await aReconcile(table);
    const chat = await anOpenTurn(reconcile, { age });
    await rescue(reconcile);
    expect(reconcile.scheduled).toEqual(Array.from({ length: jobs }, () => ({ job: { ...chat, seq: 1 }, delay: 0 })));
    expect(reconcile.notebook.valuesOf('TurnsRescued')).toHaveLength(jobs);
  });

  it('is asked for by its newest message', async () => {
    const reconcile = await aReconcile(table);
    const chat = await anOpenTurn(reconcile, { age: 120 });
    await reconcile.chats.openTurn(aNote(chat), reconcile.clock.now - 90_000);
    await rescue(reconcile);
    expect(reconcile.scheduled.map(({ job: { seq } }) => seq)).toEqual([2]);
  });

  it('and worked on is left to its worker, until the lease has run out', async () => {
    const reconcile = await aReconcile(table);
    const chat = await anOpenTurn(reconcile, { age: 120 });
    const { now } = reconcile.clock;
    await reconcile.chats.takeTurn(chat, { seq: 1, leaseUntil: now + 1 }, now - 1_000);
    await rescue(reconcile);
    expect(reconcile.scheduled).toEqual([]);
    reconcile.clock.now += 1;
    await rescue(reconcile);
    expect(reconcile.scheduled).toHaveLength(1);
  });

  it('for more than half an hour is given to a human, with the reason', async () => {
    const reconcile = await aReconcile(table);
    const chat = await anOpenTurn(reconcile, { age: 1_800.001 });
    await rescue(reconcile);
    expect(await reconcile.replies.get(chat, 1)).toMatchObject({ state: 'failed', reason: 'gave-up', text: '' });
    expect(await reconcile.chats.get(chat, { isConsistent: true })).toMatchObject({
      state: 'needs-human',
      answeredSeq: 1,
      handedOffAt: new Date(reconcile.clock.now).toISOString(),
    });
    expect(reconcile.scheduled).toEqual([]);
    expect(reconcile.notebook.valuesOf('TurnsFailed')).toEqual([1]);
    expect(reconcile.notebook.lines).toEqual([
      expect.objectContaining({ level: 'error', fields: { ...chat, seq: 1, reason: 'gave-up' } }),
    ]);
    await rescue(reconcile);
    expect(reconcile.notebook.valuesOf('TurnsFailed')).toEqual([1]);
  });

  it('keeps the time of an earlier call for a human', async () => {
    const reconcile = await aReconcile(table);
    const chat = await anOpenTurn(reconcile, { age: 4_000 });
    const handedOffAt = '2025-12-31T23:00:00.000Z';
    const { now } = reconcile.clock;
    await reconcile.chats.finishTurn(chat, { seq: 1, state: 'needs-human', handedOffAt, isOurPurchase: false, now });
    await reconcile.chats.openTurn(aNote(chat), now - 2_000_000);
    await rescue(reconcile);
    expect(await reconcile.chats.get(chat, { isConsistent: true })).toMatchObject({
      state: 'needs-human',
      handedOffAt,
    });
  });

  it('is told to the seller, who chose to be', async () => {
    const reconcile = await aReconcile(table);
    const chat = await anOpenTurn(reconcile, { age: 2_000 });
    await rescue(reconcile);
    expect(reconcile.notices).toEqual([]);

    const told = await aReconcile(table);
    const notices = noticeSettingsSchema.parse({ telegram: { chatId: '77' } });
    const open = await anOpenTurn(told, { age: 2_000, id: chat.chatId });
    await rescueTurns({ ...told.seller, notices }, told.deps);
    const event = { type: 'turn.failed', chatId: open.chatId, seq: 1, reason: 'gave-up', at: told.clock.now };
    expect(told.notices).toEqual([{ sellerId: told.seller.sellerId, channel: 'telegram', event }]);
  });

  it('keeps a reply that was decided before it was given up', async () => {
    const reconcile = await aReconcile(table);
    const chat = await anOpenTurn(reconcile, { age: 2_000 });
    await reconcile.replies.keep(aReply(chat, { state: 'sent', messageId: 'a-1' }));
    await rescue(reconcile);
    expect(await reconcile.replies.get(chat, 1)).toMatchObject({ state: 'sent' });
  });
});

describe('a turn that only the lagging index calls old', () => {
  const lagging = (reconcile: Reconcile, chatId: string) => {
    const chats = new Chats(table);
    const changedAt = new Date(reconcile.clock.now - 7_200_000).toISOString();
    return {
      ...reconcile.deps,
      replies: new Replies(table),
      chats: {
        get: chats.get.bind(chats),
        finishTurn: chats.finishTurn.bind(chats),
        noteBuyerName: chats.noteBuyerName.bind(chats),
        inState: async () => [{ chatId, changedAt }],
      },
    };
  };

  it('and that has just begun is left alone', async () => {
    const reconcile = await aReconcile(table);
    const chat = await anOpenTurn(reconcile, { age: 5 });
    await rescueTurns(reconcile.seller, lagging(reconcile, chat.chatId));
    expect(reconcile.scheduled).toEqual([]);
    expect(await reconcile.chats.get(chat, { isConsistent: true })).toMatchObject({ state: 'answering' });
  });

  it('and that is over, or was never there, is left alone', async () => {
    const reconcile = await aReconcile(table);
    const chat = await anOpenTurn(reconcile, { age: 5_000 });
    await reconcile.chats.startTakeover(chat, {
      until: reconcile.clock.now + 1,
      now: reconcile.clock.now,
      message: { messageId: 'h-1', createdAt: 1_767_261_600 },
    });
    await rescueTurns(reconcile.seller, lagging(reconcile, chat.chatId));
    await rescueTurns(reconcile.seller, lagging(reconcile, 'u2i-never'));
    expect(reconcile.scheduled).toEqual([]);
    expect(await reconcile.replies.newest(chat, 5)).toEqual([]);
  });
});

describe('since when the oldest buyer waits', () => {
  it('is told of all open turns, the young ones too', async () => {
    const reconcile = await aReconcile(table);
    await anOpenTurn(reconcile, { age: 3, id: 'u2i-1' });
    await anOpenTurn(reconcile, { age: 20, id: 'u2i-2' });
    expect(await rescue(reconcile)).toBe(reconcile.clock.now - 20_000);
  });

  it('is nothing when nobody waits', async () => {
    const reconcile = await aReconcile(table);
    expect(await rescue(reconcile)).toBeUndefined();
  });
});
