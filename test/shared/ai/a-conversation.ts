import type { ConversationMessage } from '../../../shared/ai/prompts/conversation.ts';

export function asked(...texts: string[]): ConversationMessage[] {
  return texts.map((text) => ({ author: 'buyer', text, isUnanswered: true }));
}

export function earlier(author: ConversationMessage['author'], text: string): ConversationMessage {
  return { author, text, isUnanswered: false };
}
