import type { SellerSettings } from '../../sellers/settings.ts';
import type { Fact, ListingCard } from '../facts.ts';
import type { PersonalKind } from '../personal-data/finding.ts';

/** Why a draft may not leave. */
export interface Objection {
  /** Name of the guard that objects. */
  guard: string;
  /** The fragment of the draft. */
  what: string;
  /** Told to the model when it is asked again, in Russian. */
  why: string;
}

export interface GuardContext {
  /** Everything that may be stated, the seller's rules included. */
  facts: Fact[];
  listing: ListingCard | undefined;
  contactsAllowed: boolean;
  /** The buyer's messages of this turn. */
  buyerTexts: string[];
  /** Roubles; what the bargaining rule lets this reply offer or agree to. */
  offered: number | undefined;
  /** Roubles; what the buyer wants to pay, where he has named a price in this turn. */
  buyersOffer: number | undefined;
  /** What the buyer has told of himself in this chat. */
  given: ReadonlySet<PersonalKind>;
  /** The seller's choice; `auto` is the buyer's. */
  language: SellerSettings['language'];
}

/** A pure look at a draft: an empty list means it may leave. */
export type Guard = (draft: string, context: GuardContext) => Objection[];
