import type { SandboxControl } from '../../../local/avito-sandbox/control/sandbox-control.ts';

export interface Answered {
  chatId: string;
  /** From the buyer's message to the bot's, both as the sandbox stored them. Infinite for a buyer who gave up waiting. */
  milliseconds: number;
  text: string | undefined;
}

/** Buyers of the sandbox who ask and wait for the bot. */
export interface Buyers {
  /** As a buyer nobody has seen before, so in a new chat; or in the chat that is named. Gives up after 10 s. */
  ask(place: { listingId: number } | { chatId: string }, text?: string): Promise<Answered>;
  leave(): void;
}

/** A finished question in the product's eyes: it is not kept waiting. Stand-in and guards let the answer pass. */
export const question = 'Здравствуйте! Ещё продаёте? Какая цена?';

const patienceMs = 10_000;

export function sendBuyers(control: SandboxControl): Buyers {
  const waiting = new Map<string, (text: string) => void>();
  const leave = control.listen((event) => {
    if (event.type !== 'message' || event.message.author !== 'account' || event.message.via !== 'api') return;
    const { body } = event.message;
    waiting.get(event.chat.id)?.(body.type === 'text' ? body.text : '');
    waiting.delete(event.chat.id);
  });
  return {
    ask(place, text = question) {
      const where =
        'chatId' in place
          ? { chatId: place.chatId }
          : { listingId: place.listingId, buyerId: control.addBuyer({ name: 'Покупатель' }).id };
      const askedAt = performance.now();
      const { chatId } = control.buyerWrites({ ...where, text });
      return new Promise((resolve) => {
        const giveUp = () => resolve({ chatId, milliseconds: Number.POSITIVE_INFINITY, text: undefined });
        const timer = setTimeout(giveUp, patienceMs);
        waiting.set(chatId, (answer) => {
          clearTimeout(timer);
          resolve({ chatId, milliseconds: performance.now() - askedAt, text: answer });
        });
      });
    },
    leave,
  };
}
