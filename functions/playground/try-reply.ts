import { isOfTurn } from '../../shared/ai/prompts/build-prompt.ts';
import type { ConversationMessage } from '../../shared/ai/prompts/conversation.ts';
import type { playgroundRoutes } from '../../shared/api/playground-routes.ts';
import type { Call } from '../../shared/api/route.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { SellerKnowledge } from '../../shared/knowledge/seller-knowledge.ts';
import type { Attempts } from '../../shared/store/attempts.ts';
import { type Seller, type Sellers, sellerUnknown } from '../../shared/store/sellers.ts';
import { findListing, type ListingDeps } from './find-listing.ts';
import type { TriedReply } from './tried-reply.ts';
import { type TurnDeps, tryTurn } from './try-turn.ts';

export interface PlaygroundDeps extends ListingDeps, TurnDeps {
  sellers: Pick<Sellers, 'get'>;
  attempts: Pick<Attempts, 'take'>;
  knowledgeOf(seller: Seller): Promise<SellerKnowledge>;
}

/** Each costs what an answer costs. */
export const TRIES = { most: 60, withinSeconds: 3_600 } as const;

/**
 * Makes a reply the way the worker does, from the seller's stored settings and what is known of the listing. Throws
 * `seller-unknown`, `listing-unknown`, and `too-many-attempts` where a seller tries more than `TRIES`.
 */
export async function tryReply(
  { params: { sellerId }, body }: Call<typeof playgroundRoutes.tryReply>,
  deps: PlaygroundDeps,
): Promise<TriedReply> {
  const seller = await deps.sellers.get(sellerId);
  if (seller === undefined) throw sellerUnknown();
  const { listing, words } = await findListing(sellerId, body, deps);
  await takeTry(sellerId, deps);
  const conversation = conversationOf(body.messages);
  const question = {
    settings: seller.settings,
    now: body.at === undefined ? deps.now() : Date.parse(body.at),
    listing,
    words,
    conversation,
    contents: conversation.filter(isOfTurn).map(({ text }) => ({ kind: 'text' as const, text })),
    knowledge: await deps.knowledgeOf(seller),
  };
  return tryTurn(sellerId, question, deps);
}

async function takeTry(sellerId: string, { attempts, now }: PlaygroundDeps): Promise<void> {
  const { retryAfterSeconds } = await attempts.take({ kind: 'playground', subjectHash: sellerId }, TRIES, now());
  if (retryAfterSeconds === undefined) return;
  throw new AppError('conflict', {
    code: 'too-many-attempts',
    message: `a seller may try ${TRIES.most} replies an hour`,
    retryAfterSeconds,
  });
}

/** The turn is what the buyer wrote last, up to the last words of our side. */
function conversationOf(messages: { author: ConversationMessage['author']; text: string }[]): ConversationMessage[] {
  const lastOfOurs = messages.findLastIndex(({ author }) => author !== 'buyer');
  return messages.map((message, index) => ({ ...message, isUnanswered: index > lastOfOurs }));
}
