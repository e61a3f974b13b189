import type { LanguageModel } from '../../../shared/ai/language-model.ts';
import { isOfTurn } from '../../../shared/ai/prompts/build-prompt.ts';
import type { ConversationMessage } from '../../../shared/ai/prompts/conversation.ts';
import { decideTurn, type TurnDecision } from '../../../shared/decision/decide-turn.ts';
import { knowledgeOf } from '../../../shared/knowledge/seller-knowledge.ts';
import type { ChatCase } from '../data/chat-case.ts';
import type { World } from './open-world.ts';

/** What the production path made of a turn. */
export interface Outcome extends Omit<TurnDecision, 'kind'> {
  kind: TurnDecision['kind'] | 'silent';
}

/** One turn of the buyer's through the code that answers in production, with this model. The only place that knows that code. */
export async function answerTurn(
  { settings, listing, words, articles }: World,
  conversation: ConversationMessage[],
  model: LanguageModel,
): Promise<Outcome> {
  const contents = conversation.filter(isOfTurn).map(({ text }) => ({ kind: 'text' as const, text }));
  const own = articles.map((article) => ({ ...article, listingIds: [], isActive: true }));
  const knowledge = knowledgeOf(own, []);
  return decideTurn({ settings, now: Date.now(), listing, words, conversation, contents, knowledge }, { model });
}

export function conversationOf({ history, messages }: Pick<ChatCase, 'history' | 'messages'>): ConversationMessage[] {
  return [
    ...history.map((message) => ({ ...message, isUnanswered: false })),
    ...messages.map((text) => ({ author: 'buyer' as const, text, isUnanswered: true })),
  ];
}
