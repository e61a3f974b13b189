import type { LanguageModel } from '../../../shared/ai/language-model.ts';
import type { ConversationMessage } from '../../../shared/ai/prompts/conversation.ts';
import { decideTurn, type TurnDecision } from '../../../shared/decision/decide-turn.ts';
import { knowledgeOf } from '../../../shared/knowledge/seller-knowledge.ts';
import { joinTerms, type Terms } from '../../../shared/store/chat.ts';
import type { World } from './open-world.ts';

/** What the production path made of a turn. */
export interface Outcome extends Omit<TurnDecision, 'kind'> {
  kind: TurnDecision['kind'] | 'silent';
}

/** A chat between two turns: everything of it that the next decision rests on. */
export interface ChatSoFar {
  /** Oldest first, all of it answered. */
  conversation: ConversationMessage[];
  /** What the bot has offered and agreed to. */
  terms: Terms;
}

export function beginChat(history: { author: ConversationMessage['author']; text: string }[]): ChatSoFar {
  return { conversation: history.map((message) => ({ ...message, isUnanswered: false })), terms: {} };
}

/**
 * One turn of the buyer's through the code that answers in production, with this model, and the chat as it is after that.
 * The only place that knows that code.
 */
export async function answerTurn(
  { settings, now, listing, words, articles, templates }: World,
  chat: ChatSoFar,
  texts: string[],
  model: LanguageModel,
): Promise<{ outcome: Outcome; chat: ChatSoFar }> {
  const turn = texts.map((text): ConversationMessage => ({ author: 'buyer', text, isUnanswered: true }));
  const outcome: Outcome = await decideTurn(
    {
      settings,
      now,
      listing,
      words,
      conversation: [...chat.conversation, ...turn],
      contents: texts.map((text) => ({ kind: 'text', text })),
      knowledge: knowledgeOf(articles, templates),
      terms: chat.terms,
    },
    { model },
  );
  const conversation = [...chat.conversation, ...answered(turn), ...said(outcome)];
  return { outcome, chat: { conversation, terms: joinTerms(chat.terms, outcome.terms) } };
}

function answered(turn: ConversationMessage[]): ConversationMessage[] {
  return turn.map((message) => ({ ...message, isUnanswered: false }));
}

function said({ text }: Outcome): ConversationMessage[] {
  return text === '' ? [] : [{ author: 'bot', text, isUnanswered: false }];
}
