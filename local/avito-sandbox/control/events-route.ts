import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { SandboxEvent } from '../world/events.ts';
import { playedMessage } from './played-message.ts';
import type { SandboxControl } from './sandbox-control.ts';

interface EventsDeps {
  control: SandboxControl;
  origin: () => string;
  closing: Promise<void>;
}

/** Live updates as server-sent events: `message`, `changed` (read, deleted), `delivery`, `settings`. */
export function addEventsRoute(app: Hono, { control, origin, closing }: EventsDeps): void {
  app.get('/events', (c) =>
    streamSSE(c, async (stream) => {
      const stop = control.listen((event) => {
        void stream.writeSSE({ event: event.type, data: JSON.stringify(told(event, origin())) });
      });
      await stream.writeSSE({ event: 'hello', data: '{}' });
      await Promise.race([closing, new Promise<void>((resolve) => stream.onAbort(resolve))]);
      stop();
    }),
  );
}

function told(event: SandboxEvent, origin: string): unknown {
  switch (event.type) {
    case 'message':
      return {
        chatId: event.chat.id,
        accountId: event.chat.accountId,
        listingId: event.chat.listingId,
        buyerId: event.chat.counterpartId,
        message: playedMessage(event.chat, event.message, origin),
      };
    case 'changed':
      return { chatId: event.chat.id };
    case 'delivery':
      return event.delivery;
    case 'settings':
      return {};
  }
}
