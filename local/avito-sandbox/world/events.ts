import type { SandboxChat } from './chat.ts';
import type { SandboxMessage } from './message.ts';

export interface DeliveryReport {
  accountId: number;
  chatId: string;
  messageId: string;
  at: number;
  outcome: 'delivered' | 'refused' | 'timed-out' | 'unreachable' | 'dropped' | 'held' | 'nobody-subscribed';
  /** The HTTP status the receiver answered with. */
  status?: number;
}

export type SandboxEvent =
  | { type: 'message'; chat: SandboxChat; message: SandboxMessage }
  | { type: 'changed'; chat: SandboxChat }
  | { type: 'delivery'; delivery: DeliveryReport }
  | { type: 'settings' };

export interface SandboxEvents {
  emit(event: SandboxEvent): void;
  /** Returns what ends the listening. */
  listen(listener: (event: SandboxEvent) => void): () => void;
}

export function createEvents(): SandboxEvents {
  const listeners = new Set<(event: SandboxEvent) => void>();
  return {
    emit(event) {
      for (const listener of listeners) listener(event);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
