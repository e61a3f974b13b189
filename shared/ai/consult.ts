import type { Fact, ListingCard } from './facts.ts';
import type { Objection } from './guards/guard.ts';
import type { LanguageModel, NoAnswerReason, Usage } from './language-model.ts';
import type { ConversationMessage } from './prompts/conversation.ts';

export type { Fact, ListingCard } from './facts.ts';
export type { ConversationMessage } from './prompts/conversation.ts';

export interface Consultation {
  facts: Fact[];
  /** Oldest first; at least one message is the buyer's and unanswered. */
  conversation: ConversationMessage[];
  instructions: string;
  contactsAllowed: boolean;
  listing: ListingCard | undefined;
}

export type AdviceReason =
  | 'answered'
  | `model-${NoAnswerReason}`
  | 'model-asked'
  | 'low-confidence'
  | `guard-${string}`;

export interface Advice {
  kind: 'reply' | 'hand-off';
  /** What to send: the reply, or the safe sentence of a hand-off. */
  text: string;
  reason: AdviceReason;
  /** The model's own words on why a human is needed; empty when it gave none. */
  handoffReason: string;
  usedFacts: string[];
  /** Of every draft, also of one that was mended. */
  objections: Objection[];
  usage: Usage[];
}

export interface ConsultDeps {
  model: LanguageModel;
}
