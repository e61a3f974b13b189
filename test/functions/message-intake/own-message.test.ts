import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sellerSettingsSchema } from '../../../shared/sellers/settings.ts';
import type { Message } from '../../../shared/store/messages.ts';
import { aReply } from '../../support/a-reply.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { accountId, anIntake, type Intake, startOfTest } from './an-intake.ts';

let table: TestTable;
beforeAll(async () => {
  table = await aTable();
});
afterAll(() => table.close());

const nowSeconds = startOfTest / 1_000;
const minutes = (count: number) => count * 60_000;
const ours = { id: 'h-1', authorId: accountId, text: 'Добрый день, это Анна' };

function aBotMessage({ chat }: Intake, changes: Partial<Message> = {}): Message {
  return {
    ...chat,
    messageId: 'a-1',
    author: 'bot',
    content: { kind: 'text', text: 'Цена 4 500 ₽.' },
    createdAt: nowSeconds,
    knownAt: startOfTest,
    source: 'reply',
    ...changes,
  };
}

describe('a human of the seller who writes', () => {
  it('takes the chat over for the chosen time, and the open turn is his', async () => {
    const intake = await anIntake(table);
    await intake.take({ id: 'm-1' });
    await intake.take({ id: 'm-2' });
    expect(await intake.take(ours)).toBe('takeover');
    const chat = await intake.readChat();
    expect(chat).toMatchObject({ takeoverUntil: startOfTest + minutes(30), state: 'waiting', answeredSeq: 2 });
    expect(chat).not.toHaveProperty('turnStartedAt');
    expect(await intake.replies.get(intake.chat, 2)).toMatchObject({
      state: 'silent',
      reason: 'human-answers',
      text: '',
    });
    expect((await intake.readMessages()).find(({ messageId }) => messageId === 'h-1')).toMatchObject({
      author: 'human',
    });
    expect(intake.notebook.valuesOf('Takeovers')).toEqual([1]);
  });

  it('is remembered as what the webhook brought, if it was the webhook', async () => {
    const intake = await anIntake(table);
    const [first, second, third] = [startOfTest - 3_000, startOfTest - 2_000, startOfTest - 1_000];
    await intake.take({ id: 'm-1' }, { source: 'reconcile', secretVersion: undefined, receivedAt: first });
    expect(await intake.readChat()).not.toHaveProperty('webhookAt');
    await intake.take({ id: 'm-2' }, { receivedAt: second });
    expect(await intake.readChat()).toMatchObject({ webhookAt: second });
    await intake.take(ours, { receivedAt: third });
    expect(await intake.readChat()).toMatchObject({ webhookAt: third });
    await intake.take({ ...ours, id: 'h-2' }, { source: 'reconcile', secretVersion: undefined });
    expect(await intake.readChat()).toMatchObject({ webhookAt: third });
  });

  it('takes it over by a picture too', async () => {
    const intake = await anIntake(table);
    const content = { image: { sizes: { '1280x960': 'https://example.com/1.jpg' } } };
    expect(await intake.take({ ...ours, type: 'image', content })).toBe('takeover');
  });

  it('before any buyer has written, leaves no reply behind', async () => {
    const intake = await anIntake(table);
    expect(await intake.take(ours)).toBe('takeover');
    expect(await intake.readChat()).toMatchObject({ inboundSeq: 0, takeoverUntil: startOfTest + minutes(30) });
    expect(await intake.replies.newest(intake.chat, 5)).toEqual([]);
  });

  it('does so from the time of writing, not from that of the news', async () => {
    const intake = await anIntake(table);
    expect(await intake.take({ ...ours, created: nowSeconds - 600 })).toBe('takeover');
    expect(await intake.readChat()).toMatchObject({ takeoverUntil: startOfTest + minutes(20) });
  });

  it('is only remembered when the takeover has run out before the news came', async () => {
    const intake = await anIntake(table);
    await intake.take({ id: 'm-1' });
    expect(await intake.take({ ...ours, created: nowSeconds - 1_800 })).toBe('human');
    const chat = await intake.readChat();
    expect(chat).toMatchObject({ state: 'answering', answeredSeq: 0 });
    expect(chat).not.toHaveProperty('takeoverUntil');
    expect(await intake.readMessages()).toContainEqual(expect.objectContaining({ messageId: 'h-1', author: 'human' }));
  });

  it('makes it longer with each message', async () => {
    const intake = await anIntake(table);
    await intake.take(ours);
    intake.clock.now += minutes(10);
    await intake.take({ ...ours, id: 'h-2', created: nowSeconds + 600 });
    expect(await intake.readChat()).toMatchObject({ takeoverUntil: startOfTest + minutes(40) });
  });

  it('does not make it shorter when an older message comes in late', async () => {
    const intake = await anIntake(table);
    await intake.take({ ...ours, id: 'h-2', created: nowSeconds });
    expect(await intake.take({ ...ours, id: 'h-1', created: nowSeconds - 60 })).toBe('takeover');
    expect(await intake.readChat()).toMatchObject({ takeoverUntil: startOfTest + minutes(30), lastMessageId: 'h-2' });
    expect(await intake.readMessages()).toHaveLength(2);
  });

  it('stays as long as the seller has chosen', async () => {
    const settings = sellerSettingsSchema.parse({ mode: 'auto', takeoverMinutes: 5 });
    const intake = await anIntake(table, { settings });
    await intake.take(ours);
    expect(await intake.readChat()).toMatchObject({ takeoverUntil: startOfTest + minutes(5) });
  });

  it('begins a chat that we never saw, about its listing', async () => {
    const intake = await anIntake(table);
    await intake.take(ours);
    expect(await intake.readChat()).toMatchObject({ listingId: '3456789012', inboundSeq: 0 });
    const listing = { sellerId: intake.seller.sellerId, listingId: '3456789012' };
    expect((await intake.listingChats.page(listing, { limit: 5 })).chatIds).toEqual([intake.chat.chatId]);
  });

  it('is not taken twice for the same message', async () => {
    const intake = await anIntake(table);
    await intake.take(ours);
    intake.clock.now += minutes(1);
    expect(await intake.take(ours)).toBe('duplicate');
    expect(intake.notebook.valuesOf('Takeovers')).toEqual([1]);
  });

  it('leaves a reply that was kept before as it is: its worker finds the takeover', async () => {
    const intake = await anIntake(table);
    await intake.take({ id: 'm-1' });
    await intake.replies.keep(aReply(intake.chat));
    expect(await intake.take(ours)).toBe('takeover');
    expect(await intake.replies.get(intake.chat, 1)).toEqual(aReply(intake.chat));
  });

  it('silences the bot for the messages that follow', async () => {
    const intake = await anIntake(table);
    await intake.take(ours);
    expect(await intake.take({ id: 'm-2' })).toBe('not-to-be-answered');
    expect(intake.scheduled).toEqual([]);
  });
});

describe("the echo of the bot's own message", () => {
  it('is recognised by the id it was sent under', async () => {
    const intake = await anIntake(table);
    await intake.take({ id: 'm-1' });
    await intake.replies.keep(aReply(intake.chat, { state: 'sent', messageId: 'a-1', sentAt: nowSeconds }));
    expect(await intake.take({ ...ours, id: 'a-1', text: 'Цена 4 500 ₽.' })).toBe('echo');
    expect(await intake.readChat()).not.toHaveProperty('takeoverUntil');
  });

  it('settles the reply when it overtakes the response, white space apart', async () => {
    const intake = await anIntake(table);
    await intake.take({ id: 'm-1' });
    await intake.replies.keep(aReply(intake.chat));
    expect(await intake.take({ ...ours, id: 'a-1', text: 'Цена\u00a04 500 ₽. ', created: nowSeconds + 1 })).toBe(
      'echo',
    );
    expect(await intake.replies.get(intake.chat, 1)).toMatchObject({
      state: 'sent',
      messageId: 'a-1',
      sentAt: nowSeconds + 1,
    });
    expect(await intake.readChat()).not.toHaveProperty('takeoverUntil');
  });

  it('settles a hand off as one', async () => {
    const intake = await anIntake(table);
    await intake.replies.keep(aReply(intake.chat, { endsAs: 'handed-off' }));
    await intake.take({ ...ours, id: 'a-1', text: 'Цена 4 500 ₽.' });
    expect(await intake.replies.get(intake.chat, 1)).toMatchObject({ state: 'handed-off' });
  });

  it('is still recognised when its reply is long past', async () => {
    const intake = await anIntake(table);
    for (let seq = 1; seq <= 7; seq += 1) {
      const sentAt = nowSeconds + seq * 60;
      const reply = { seq, createdAt: sentAt * 1_000 - 900, sentAt, messageId: `a-${seq}`, state: 'sent' as const };
      await intake.replies.keep(aReply(intake.chat, reply));
    }
    intake.clock.now += minutes(8);
    expect(await intake.take({ ...ours, id: 'a-1', text: 'Цена 4 500 ₽.', created: nowSeconds + 60 })).toBe('echo');
    expect(await intake.readChat()).toBeUndefined();
    expect(await intake.take({ ...ours, created: nowSeconds + 60 })).toBe('takeover');
  });

  it('is recognised by the message, as those of old were stored', async () => {
    const intake = await anIntake(table);
    await intake.messages.put(aBotMessage(intake));
    expect(await intake.take({ ...ours, id: 'a-1', text: 'Цена 4 500 ₽.' })).toBe('echo');
    expect(await intake.readChat()).toBeUndefined();
  });

  it('may come twice', async () => {
    const intake = await anIntake(table);
    await intake.replies.keep(aReply(intake.chat));
    for (let time = 0; time < 3; time += 1) {
      expect(await intake.take({ ...ours, id: 'a-1', text: 'Цена 4 500 ₽.' })).toBe('echo');
    }
  });

  it('is none when a human writes something else while the bot sends', async () => {
    const intake = await anIntake(table);
    await intake.take({ id: 'm-1' });
    await intake.replies.keep(aReply(intake.chat));
    expect(await intake.take(ours)).toBe('takeover');
    expect(await intake.replies.get(intake.chat, 1)).toMatchObject({ state: 'sending' });
  });

  it('is none when a human repeats what the bot once sent', async () => {
    const intake = await anIntake(table);
    await intake.replies.keep(aReply(intake.chat, { state: 'sent', messageId: 'a-1', sentAt: nowSeconds }));
    expect(await intake.take({ ...ours, id: 'h-1', text: 'Цена 4 500 ₽.' })).toBe('takeover');
  });

  it('is none when a human sends the draft', async () => {
    const intake = await anIntake(table);
    await intake.replies.keep(aReply(intake.chat, { state: 'draft' }));
    expect(await intake.take({ ...ours, text: 'Цена 4 500 ₽.' })).toBe('takeover');
  });
});
