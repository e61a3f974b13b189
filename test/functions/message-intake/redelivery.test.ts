import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeInDelivery } from '../../../functions/message-intake/take-in-delivery.ts';
import { aReply } from '../../support/a-reply.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { Crash, crashingAt } from '../../support/crashes.ts';
import { aBody, accountId, anIntake, type Intake, startOfTest, type Told } from './an-intake.ts';

let table: TestTable;
beforeAll(async () => {
  table = await aTable();
});
afterAll(() => table.close());

/** What is left behind, without the numbers that may have gaps, and without the name of the seller. */
async function stateOf(intake: Intake) {
  const chat = await intake.readChat();
  const messages = await intake.readMessages();
  const replies = await intake.replies.newest(intake.chat, 10);
  const parked = await intake.parkedEvents.newest(intake.seller.sellerId, 10);
  const isOpen = chat?.turnStartedAt !== undefined;
  return {
    chat: chat && {
      ...chat,
      sellerId: '',
      inboundSeq: chat.inboundSeq > 0,
      answeredSeq: chat.inboundSeq - chat.answeredSeq > 0,
    },
    messages: messages.map((message) => ({
      ...message,
      sellerId: '',
      seq: message.seq !== undefined && message.seq > (chat?.answeredSeq ?? 0) ? 'open' : 'closed',
    })),
    replies: replies.map((reply) => ({ ...reply, sellerId: '', seq: reply.seq === chat?.inboundSeq })),
    parked: parked.map((event) => ({ ...event, sellerId: '' })),
    isNewestScheduled: intake.scheduled.some(({ job }) => job.seq === chat?.inboundSeq),
    isOpen,
  };
}

const aHuman: Told = { id: 'h-1', authorId: accountId, text: 'Добрый день, это Анна' };
const situations: { what: string; told: Told; body?: string; before?: (intake: Intake) => Promise<unknown> }[] = [
  { what: 'the first message of a buyer', told: {} },
  { what: 'the next message of a buyer', told: { id: 'm-2' }, before: (intake) => intake.take({ id: 'm-1' }) },
  { what: 'a message that is not to be answered', told: { chatType: 'u2u', itemId: null } },
  {
    what: 'a message that is not to be answered, while a turn is open',
    told: { id: 'm-2', created: null },
    before: (intake) => intake.take({ id: 'm-1' }),
  },
  { what: 'a record of Avito', told: { type: 'system', authorId: 0 } },
  { what: 'a human in a chat nobody knows', told: aHuman },
  { what: 'a human who answers a turn', told: aHuman, before: (intake) => intake.take({ id: 'm-1' }) },
  { what: 'a human whose takeover has run out', told: { ...aHuman, created: startOfTest / 1_000 - 7_200 } },
  {
    what: 'an echo that overtakes the response',
    told: { id: 'a-1', authorId: accountId, text: 'Цена 4 500 ₽.' },
    before: (intake) => intake.replies.keep(aReply(intake.chat)),
  },
  { what: 'a delivery of an unknown shape', told: {}, body: '[]' },
];

async function prepare({ told, body, before }: (typeof situations)[number]) {
  const intake = await anIntake(table);
  await before?.(intake);
  return { intake, delivery: intake.aDelivery({ body: body ?? aBody(told) }) };
}

describe.each(situations)('$what', (situation) => {
  it('is taken in the same after a crash at any step', async () => {
    const undisturbed = await prepare(situation);
    const whole = crashingAt(undisturbed.intake.deps, { call: 0, when: 'before' });
    await takeInDelivery(undisturbed.delivery, whole.deps);
    const expected = await stateOf(undisturbed.intake);
    expect(whole.calls()).toBeGreaterThan(0);

    for (let call = 1; call <= whole.calls(); call += 1) {
      for (const when of ['before', 'after'] as const) {
        const { intake, delivery } = await prepare(situation);
        const { deps, untilDeath } = crashingAt(intake.deps, { call, when });
        await expect(untilDeath(takeInDelivery(delivery, deps))).rejects.toThrow(Crash);
        await takeInDelivery(delivery, intake.deps);
        expect(await stateOf(intake), `died ${when} call ${call}`).toEqual(expected);
      }
    }
  });

  it('is taken in the same when it is delivered three times', async () => {
    const once = await prepare(situation);
    await takeInDelivery(once.delivery, once.intake.deps);
    const thrice = await prepare(situation);
    for (let time = 0; time < 3; time += 1) await takeInDelivery(thrice.delivery, thrice.intake.deps);
    expect(await stateOf(thrice.intake)).toEqual(await stateOf(once.intake));
  });
});

it('two hundred deliveries of one message are one message of one turn', async () => {
  const intake = await anIntake(table);
  const outcomes: string[] = [];
  for (let time = 0; time < 200; time += 1) outcomes.push(await intake.take());
  expect(outcomes.filter((outcome) => outcome === 'scheduled')).toHaveLength(1);
  expect(await intake.readMessages()).toHaveLength(1);
  expect(new Set(intake.scheduled.map(({ job }) => job.seq))).toEqual(new Set([1]));
});
