import { isOfTurn } from '../../shared/ai/prompts/build-prompt.ts';
import type { ConversationMessage } from '../../shared/ai/prompts/conversation.ts';
import type { TurnQuestion } from '../../shared/decision/decide-turn.ts';
import type { Situation } from '../../shared/evaluation/situation.ts';
import type { SellerKnowledge } from '../../shared/knowledge/seller-knowledge.ts';
import type { SellerSettings } from '../../shared/sellers/settings.ts';
import type { Seller } from '../../shared/store/sellers.ts';
import { findListing, type ListingDeps } from './find-listing.ts';

export interface QuestionDeps extends ListingDeps {
  knowledgeOf(seller: Seller): Promise<SellerKnowledge>;
  now(): number;
}

/** A situation as the decision is asked about it, with all that is known of it. Throws a not-found `listing-unknown`. */
export async function questionOf(
  seller: Seller,
  situation: Situation,
  settings: SellerSettings,
  deps: QuestionDeps,
): Promise<TurnQuestion> {
  const { listing, words } = await findListing(seller.sellerId, situation, deps);
  const conversation = conversationOf(situation.messages);
  return {
    settings,
    now: situation.at === undefined ? deps.now() : Date.parse(situation.at),
    listing,
    words,
    conversation,
    contents: conversation.filter(isOfTurn).map(({ text }) => ({ kind: 'text', text })),
    knowledge: await deps.knowledgeOf(seller),
    terms: situation.terms ?? {},
  };
}

/** The turn is what the buyer wrote last, up to the last words of our side. */
function conversationOf(messages: Situation['messages']): ConversationMessage[] {
  const lastOfOurs = messages.findLastIndex(({ author }) => author !== 'buyer');
  return messages.map((message, index) => ({ ...message, isUnanswered: index > lastOfOurs }));
}
