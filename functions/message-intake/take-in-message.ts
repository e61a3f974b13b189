import { authorOf } from '../../shared/chats/author.ts';
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
      // Kept for the reader of the chat; Avito's notices are nobody's question.
      await deps.messages.put({ ...asMessage(arrival), author: 'system' });
      return 'system';
  }
}
