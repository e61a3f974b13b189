import { describe, expect, it } from 'vitest';
import type { AvitoMessage } from '../../../shared/avito/messages.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { findSent, type OwnRecords, type SendDeps, sendOnce } from '../../../shared/sending/send-once.ts';

const START = Date.parse('2026-03-02T10:00:00Z');
const parcel = { chatId: 'u2i-a', text: 'Цена 4 500 ₽.', sendingSince: START };
const lost = () => new AppError('transient', { code: 'avito-timeout', message: 'no answer' });
const refused = () => new AppError('permanent', { code: 'avito-payment-required', message: 'no' });

function inChat(changes: Partial<AvitoMessage> = {}): AvitoMessage {
  return {
    id: 'm-1',
    authorId: '1',
    createdAt: START / 1_000,
    type: 'text',
    content: { kind: 'text', text: parcel.text },
    rawContent: {},
    direction: 'out',
    isRead: false,
    ...changes,
  };
}

/** Avito that answers each send as told, and shows this history. */
function anAvito({
  sends = [],
  history = [],
  records = { delivered: undefined, others: new Set<string>() },
}: {
  sends?: (() => { id: string; createdAt: number | undefined })[];
  history?: AvitoMessage[];
  records?: OwnRecords;
}) {
  const noted = { sends: 0, slept: 0 };
  const deps: SendDeps = {
    avito: {
      sendText: async () => {
        const send = sends[noted.sends];
        noted.sends += 1;
        if (send === undefined) throw new Error('one send too many');
        return send();
      },
      listMessages: async () => ({ messages: history, hasMore: false }),
    },
    ownRecords: async () => records,
    now: () => START,
    sleep: async (milliseconds) => {
      noted.slept += milliseconds;
    },
  };
  return { deps, noted };
}
const throwing = (error: () => Error) => () => {
  throw error();
};

describe('a text that is sent', () => {
  it('is sent once, and filed under our clock where Avito tells no time', async () => {
    const { deps, noted } = anAvito({ sends: [() => ({ id: 'm-1', createdAt: undefined })] });
    expect(await sendOnce(parcel, deps)).toEqual({ messageId: 'm-1', sentAt: START / 1_000 });
    expect(noted).toEqual({ sends: 1, slept: 0 });
  });

  it('is not sent again where the history holds it after an unknown outcome', async () => {
    const { deps, noted } = anAvito({ sends: [throwing(lost)], history: [inChat()] });
    expect(await sendOnce(parcel, deps)).toEqual({ messageId: 'm-1', sentAt: START / 1_000 });
    expect(noted.sends).toBe(1);
    expect(noted.slept).toBeGreaterThan(0);
  });

  it('is sent again where it does not, and then the outcome is told as it is', async () => {
    const { deps, noted } = anAvito({ sends: [throwing(lost), throwing(lost)] });
    await expect(sendOnce(parcel, deps)).rejects.toMatchObject({ code: 'avito-timeout' });
    expect(noted.sends).toBe(2);
  });

  it('is not tried again where Avito has refused it', async () => {
    const { deps, noted } = anAvito({ sends: [throwing(refused)] });
    await expect(sendOnce(parcel, deps)).rejects.toMatchObject({ code: 'avito-payment-required' });
    expect(noted).toEqual({ sends: 1, slept: 0 });
  });
});

describe('a text that is looked for', () => {
  it.each([
    ['by the buyer', inChat({ direction: 'in' })],
    ['of other words', inChat({ content: { kind: 'text', text: 'Да' } })],
    ['of a time before it was sent', inChat({ createdAt: START / 1_000 - 11 })],
  ])('is not a message %s', async (_what, message) => {
    expect(await findSent(parcel, anAvito({ history: [message] }).deps)).toBeUndefined();
  });

  it('is a message whose time or direction Avito does not tell', async () => {
    const history = [inChat({ createdAt: undefined, direction: undefined })];
    expect(await findSent(parcel, anAvito({ history }).deps)).toEqual({ messageId: 'm-1', sentAt: START / 1_000 });
  });

  it('is not what we sent otherwise, but the same words beside it', async () => {
    const records = { delivered: undefined, others: new Set(['m-1']) };
    const history = [inChat(), inChat({ id: 'm-0' })];
    expect(await findSent(parcel, anAvito({ history, records }).deps)).toMatchObject({ messageId: 'm-0' });
  });

  it('is what the echo has told already', async () => {
    const delivered = { messageId: 'm-9', sentAt: 7 };
    const records = { delivered, others: new Set<string>() };
    expect(await findSent(parcel, anAvito({ records }).deps)).toEqual(delivered);
  });
});
