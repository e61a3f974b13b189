import { authorOf } from '../../shared/chats/author.ts';
import { isBeforeErasure } from '../../shared/store/chat.ts';
import { type Arrival, asMessage, type TakeInDeps, type TakenIn } from './arrival.ts';
import { takeInBuyerMessage } from './take-in-buyer-message.ts';
import { takeInOwnMessage } from './take-in-own-message.ts';

/** Stores a message once, moves its chat forward, and asks for an answer where one may be due. */
export async function takeInMessage(arrival: Arrival, deps: TakeInDeps): Promise<TakenIn> {
  switch (authorOf(arrival.event)) {
    case 'own-account':
      return takeInOwnMessage(arrival, deps);
    case 'buyer':
      return takeInBuyerMessage(arrival, deps);
    case 'system':
      return takeInNotice(arrival, deps);
  }
}

/** Kept for the reader of the chat; Avito's notices are nobody's question. */
async function takeInNotice(arrival: Arrival, deps: TakeInDeps): Promise<TakenIn> {
  const message = { ...asMessage(arrival), author: 'system' as const };
  const chat = await deps.chats.get(message, { isConsistent: false });
  if (isBeforeErasure(message.createdAt, chat)) return 'erased';
  await deps.messages.put(message);
  return 'system';
}
