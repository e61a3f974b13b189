import { chatOperations } from './chats.ts';
import type { AvitoClientOptions } from './client.ts';
import { messageOperations } from './messages.ts';
import { createAvitoRequest } from './request.ts';
import { subscriptionOperations } from './subscriptions.ts';
import { voiceFileOperations } from './voice-files.ts';

export type MessengerClient = ReturnType<typeof createMessengerClient>;

/** The part of Avito's API that answering needs. Functions load it instead of the whole client: each schema costs their start time. */
export function createMessengerClient({ userId, ...options }: AvitoClientOptions) {
  const connection = { userId, request: createAvitoRequest(options) };
  return {
    ...chatOperations(connection),
    ...messageOperations(connection),
    ...subscriptionOperations(connection),
    ...voiceFileOperations(connection),
  };
}
