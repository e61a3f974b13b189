import { GUARD_NAMES } from '../../shared/ai/guards/check-reply.ts';
import type { LanguageModel, Usage } from '../../shared/ai/language-model.ts';
import type { ConversationMessage } from '../../shared/ai/prompts/conversation.ts';
import type { playgroundRoutes } from '../../shared/api/playground-routes.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import { type CountDeps, count } from '../../shared/chats/count.ts';
import { decideTurn, type TurnDecision } from '../../shared/decision/decide-turn.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { SellerKnowledge } from '../../shared/knowledge/seller-knowledge.ts';
import { conductAt } from '../../shared/sellers/conduct.ts';
import type { Attempts } from '../../shared/store/attempts.ts';
import { type Seller, type Sellers, sellerUnknown } from '../../shared/store/sellers.ts';
import { findListing, type ListingDeps } from './find-listing.ts';

export interface PlaygroundDeps extends ListingDeps, CountDeps {
  sellers: Pick<Sellers, 'get'>;
  attempts: Pick<Attempts, 'take'>;
  knowledgeOf(seller: Seller): Promise<SellerKnowledge>;
  model: LanguageModel;
}

type Tried = Answer<typeof playgroundRoutes.tryReply>;

/** Each costs what an answer costs. */
export const TRIES = { most: 60, withinSeconds: 3_600 } as const;

/**
 * Makes a reply the way the worker does, from the seller's stored settings and what is known of the listing. Throws
 * `seller-unknown`, `listing-unknown`, and `too-many-attempts` where a seller tries more than `TRIES`.
 */
export async function tryReply(
  { params, body }: Call<typeof playgroundRoutes.tryReply>,
  deps: PlaygroundDeps,
): Promise<Tried> {
  const startedAt = deps.now();
  const seller = await deps.sellers.get(params.sellerId);
  if (seller === undefined) throw sellerUnknown();
  const { listing, words, mode } = await findListing(params.sellerId, body, deps);
  await takeTry(params.sellerId, deps);
  const { settings } = seller;
  const decision = await decideTurn(
    {
      settings,
      now: startedAt,
      listing,
      words: words && { ...words, mode },
      conversation: conversationOf(body.messages),
      contents: body.messages.map(({ text }) => ({ kind: 'text', text })),
      knowledge: await deps.knowledgeOf(seller),
    },
    { model: deps.model },
  );
  await count(params.sellerId, { usage: sumOf(decision.usage) }, deps);
  return {
    ...shown(decision),
    conduct: conductAt(settings, startedAt, mode),
    milliseconds: Math.max(0, deps.now() - startedAt),
  };
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

function shown(decision: TurnDecision): Omit<Tried, 'conduct' | 'milliseconds'> {
  const { kind, text, reason, handoffReason, facts, usedFacts, promptVersion, usage } = decision;
  return {
    decision: kind,
    text,
    reason,
    ...(handoffReason === '' ? {} : { handoffReason }),
    facts: facts.map((fact) => ({ ...fact, isUsed: usedFacts.includes(fact.id) })),
    guards: verdictsOf(decision),
    promptVersion,
    usage,
    costMicroUsd: sumOf(usage).costMicroUsd,
  };
}

/** The guards of the content are not asked about a draft of a wrong form, and none where there was no draft. */
function verdictsOf({ kind, reason, objections }: TurnDecision): Tried['guards'] {
  const hasDraft = kind === 'reply' || reason.startsWith('guard-') || objections.length > 0;
  const isFormWrong = kind !== 'reply' && objections.some(({ guard }) => guard === 'form');
  return [...new Set([...GUARD_NAMES, ...objections.map(({ guard }) => guard)])].map((guard) => {
    const own = objections.filter((objection) => objection.guard === guard);
    const isAsked = hasDraft && !(isFormWrong && guard !== 'form');
    return {
      guard,
      verdict: own.length > 0 ? 'objected' : isAsked ? 'passed' : 'not-asked',
      objections: own.map(({ what, why }) => ({ what, why })),
    };
  });
}

function sumOf(usage: Usage[]) {
  const sum = (of: (each: Usage) => number) => usage.reduce((total, each) => total + of(each), 0);
  return {
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    costMicroUsd: sum(({ costMicroUsd }) => costMicroUsd),
  };
}
