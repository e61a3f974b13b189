import type { Fact } from '../../ai/facts.ts';
import { type Bargain, bargain, floorOf } from '../../sellers/bargaining.ts';
import type { SellerSettings } from '../../sellers/settings.ts';
import type { Terms } from '../../store/chat.ts';
import { agreedFact, noneFact, offerFact, speaksOfBargaining, standingOfferFact } from './bargain-facts.ts';
import { offersIn } from './offers-in.ts';
import { readText } from './read-text.ts';
import { recogniseWish, type Wish } from './recognise-wish.ts';

export interface BargainQuestion {
  /** The buyer's messages of this turn. */
  texts: string[];
  /** What people of the seller have written in this chat. */
  humanTexts: string[];
  /** Roubles, the listing's. */
  price: number | undefined;
  /** Roubles; the lowest price of this very listing. */
  floorPrice: number | undefined;
  /** Our offers in this chat so far, in roubles, the first one first. */
  offers: number[];
  /** Roubles; what the chat has agreed on. */
  agreedPrice: number | undefined;
  rules: SellerSettings['bargaining'];
  /** Everything else that may be stated: where the seller himself speaks of bargaining, his words say enough. */
  facts: Fact[];
}

export interface BargainDecision {
  /** What the buyer asks; without it nothing is decided. */
  wish: Wish | undefined;
  decision: Bargain | undefined;
  /** What may be said about it. */
  facts: Fact[];
  /** Roubles; the one amount beside the price that a reply may name for the thing. */
  offered: number | undefined;
  /** What the chat is to remember once a reply that says it has left. */
  terms: Terms;
  /** A person has named a price in this chat, or an earlier offer no longer stands: a person goes on. */
  isForHuman: boolean;
}

/**
 * What to say to a buyer who bargains: never below the floor, never more than a step, never more rounds than allowed, and nothing
 * to a buyer who has asked for nothing. Asked twice about the same turn it decides the same, for what was offered is noted only
 * with the reply.
 */
export function decideBargain(question: BargainQuestion): BargainDecision {
  const { texts, price, offers, floorPrice, rules } = question;
  if (price === undefined) return NOTHING;
  const agreedPrice = below(price, [question.agreedPrice ?? price]);
  const standing = agreedPrice ?? below(price, offers);
  const wish = recogniseWish({ texts, price, lastOffer: standing });
  const isBelowFloor = standing !== undefined && standing < floorOf({ price, floorPrice }, rules);
  if (wish === undefined) {
    return isBelowFloor ? NOTHING : remindOf(standing, { price, isAgreed: agreedPrice !== undefined });
  }
  if (isBelowFloor || hasHumanOffered(question.humanTexts, price)) return { ...NOTHING, wish, isForHuman: true };
  if (agreedPrice !== undefined) return { ...agreed(agreedPrice), wish, terms: {} };
  if (wish.kind === 'accepts') return standing === undefined ? NOTHING : { ...agreed(standing), wish };
  const buyersOffer = wish.kind === 'offer' ? wish.amount : undefined;
  return { ...answer(bargain({ price, floorPrice, offers, buyersOffer }, rules), price, question.facts), wish };
}

function answer(decision: Bargain, price: number, facts: Fact[]): BargainDecision {
  if (decision.kind === 'none') {
    return { ...NOTHING, decision, facts: speaksOfBargaining(facts) ? [] : [noneFact(price)] };
  }
  const { kind, amount } = decision;
  if (kind === 'accept') return { ...agreed(amount), decision };
  const isLast = kind === 'last';
  const terms = isLast ? {} : { offers: [amount] };
  return { ...NOTHING, decision, facts: [offerFact(amount, { price, isLast })], offered: amount, terms };
}

const NOTHING: BargainDecision = {
  wish: undefined,
  decision: undefined,
  facts: [],
  offered: undefined,
  terms: {},
  isForHuman: false,
};

/** The lowest of these, where it is below the price: a price that has come down by itself leaves nothing of them. */
function below(price: number, amounts: number[]): number | undefined {
  const lowest = Math.min(...amounts);
  return lowest < price ? lowest : undefined;
}

function remindOf(
  standing: number | undefined,
  { price, isAgreed }: { price: number; isAgreed: boolean },
): BargainDecision {
  if (standing === undefined) return NOTHING;
  return {
    ...NOTHING,
    facts: [isAgreed ? agreedFact(standing) : standingOfferFact(standing, price)],
    offered: standing,
  };
}

function hasHumanOffered(humanTexts: string[], price: number): boolean {
  return humanTexts.some((text) => offersIn(readText(text), { price, lastOffer: undefined }).length > 0);
}

function agreed(amount: number): BargainDecision {
  return { ...NOTHING, facts: [agreedFact(amount)], offered: amount, terms: { agreedPrice: amount } };
}
