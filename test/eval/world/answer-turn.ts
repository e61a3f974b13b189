import { type Advice, consult } from '../../../shared/ai/consult.ts';
import { buildFacts, type Fact } from '../../../shared/ai/facts.ts';
import type { LanguageModel } from '../../../shared/ai/language-model.ts';
import type { ConversationMessage } from '../../../shared/ai/prompts/conversation.ts';
import type { ChatCase } from '../data/chat-case.ts';
import type { World } from './open-world.ts';

/** What the production path made of a turn. */
export interface Outcome
  extends Pick<Advice, 'text' | 'reason' | 'handoffReason' | 'usedFacts' | 'objections' | 'usage'> {
  kind: 'reply' | 'hand-off' | 'silent';
  facts: Fact[];
}

/** One turn of the buyer's through the code that answers in production, with this model. The only place that knows that code. */
export async function answerTurn(
  { settings, listing, words, articles }: World,
  conversation: ConversationMessage[],
  model: LanguageModel,
): Promise<Outcome> {
  const { instructions, areContactsAllowed } = settings;
  const facts = [
    ...buildFacts({ listing, words, instructions }),
    ...articles.map(({ articleId, title, text }) => ({ id: `article.${articleId}`, text: `${title}: ${text}` })),
  ];
  const advice = await consult(
    { facts, conversation, instructions, contactsAllowed: areContactsAllowed, listing },
    { model },
  );
  return { ...advice, facts };
}

export function conversationOf({ history, messages }: Pick<ChatCase, 'history' | 'messages'>): ConversationMessage[] {
  return [
    ...history.map((message) => ({ ...message, isUnanswered: false })),
    ...messages.map((text) => ({ author: 'buyer' as const, text, isUnanswered: true })),
  ];
}
