import type { Media } from '../language-model.ts';

/** A text message of the chat as the consultant sees it, oldest first in a list. */
export interface ConversationMessage {
  author: 'buyer' | 'bot' | 'human';
  text: string;
  /** Belongs to the turn that is to be answered now. */
  isUnanswered: boolean;
  /** The picture the message is, where the model may see it. */
  picture?: Media | undefined;
}
