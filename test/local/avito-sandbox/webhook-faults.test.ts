import { describe, expect, it } from 'vitest';
import type { WebhookFaultInput } from '../../../local/avito-sandbox/faults/webhook-fault.ts';
import { createSignal } from '../../../local/avito-sandbox/world/signal.ts';
import { aReceiver } from './a-receiver.ts';
import { aSandbox, aText, chairId, chatPath, shopId } from './a-sandbox.ts';

async function aFaultyChannel(fault: WebhookFaultInput, options: Parameters<typeof aSandbox>[0] = {}) {
  const started = await aSandbox(options);
  const receiver = await aReceiver();
  started.control.setSubscriptions(shopId, [receiver.url]);
  started.control.setWebhookFault(fault);
  const { chatId } = started.control.buyerWrites({ listingId: chairId, text: '1' });
  const say = (...texts: string[]) => texts.map((text) => started.control.buyerWrites({ chatId, text }));
  return { ...started, receiver, chatId, say };
}

describe('a webhook', () => {
  it('can be dropped, while the message stands in the history', async () => {
    const { control, receiver, say, chatId } = await aFaultyChannel({ kind: 'drop', times: 2 });
    say('2', '3');
    await control.settled();
    expect(receiver.texts()).toEqual(['3']);
    expect(control.messagesOf(chatId)).toHaveLength(3);
    expect(control.deliveries().map(({ outcome }) => outcome)).toEqual(['delivered', 'dropped', 'dropped']);
  });

  it('can come many times with the same body', async () => {
    const { control, receiver } = await aFaultyChannel({ kind: 'duplicate', copies: 5 });
    await control.settled();
    expect(receiver.received).toHaveLength(5);
    expect(new Set(receiver.received.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  it('can be held until enough came together, and then comes last first', async () => {
    const { control, receiver, say } = await aFaultyChannel({ kind: 'reorder', size: 3 });
    say('2');
    await control.settled();
    expect(receiver.texts()).toEqual([]);
    say('3');
    await control.settled();
    expect(receiver.texts()).toEqual(['3', '2', '1']);
  });

  it('is released by hand or by clearing the faults', async () => {
    const { control, receiver, say } = await aFaultyChannel({ kind: 'reorder', size: 10 });
    await control.releaseHeld();
    say('2', '3');
    await control.clearFaults();
    expect(receiver.texts()).toEqual(['1', '3', '2']);
  });

  it('can be late, so that newer ones overtake it', async () => {
    const late = createSignal();
    const { control, receiver, say } = await aFaultyChannel(
      { kind: 'delay', milliseconds: 5000, times: 1 },
      { sleep: () => late.promise },
    );
    const arrived = new Promise<void>((resolve) => control.listen((event) => event.type === 'delivery' && resolve()));
    say('2');
    await arrived;
    late.resolve();
    await control.settled();
    expect(receiver.texts()).toEqual(['2', '1']);
  });

  it('of our own message can come before the answer to the send', async () => {
    const { call, control, chatId } = await aFaultyChannel({ kind: 'echo-first', whose: 'own' });
    await control.settled();
    await call('POST', `${chatPath('v1', chatId)}/messages`, aText('Да'));
    expect(control.deliveries()[0]).toMatchObject({ messageId: 'message-2', outcome: 'delivered' });
  });

  it('can be faulty for the buyer’s messages alone, or for one account alone', async () => {
    const { control, receiver, chatId } = await aFaultyChannel({ kind: 'drop', whose: 'buyer' });
    control.sellerWrites({ chatId, text: 'человек' });
    await control.settled();
    expect(receiver.texts()).toEqual(['человек']);
    await control.clearFaults();
    control.setWebhookFault({ kind: 'drop', accountId: 222333444 });
    control.buyerWrites({ chatId, text: 'снова' });
    await control.settled();
    expect(receiver.texts()).toEqual(['человек', 'снова']);
  });
});
