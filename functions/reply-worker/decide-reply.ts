import type { ListingCard } from '../../shared/ai/facts.ts';
import { count, humanMessage } from '../../shared/chats/count.ts';
import { reasonForSilence } from '../../shared/chats/silence.ts';
import { decideTurn } from '../../shared/decision/decide-turn.ts';
import { conductAt } from '../../shared/sellers/conduct.ts';
import { isCeilingReached } from '../../shared/sellers/daily-ceiling.ts';
import { expiryOf } from '../../shared/sellers/retention.ts';
import { spentToday } from '../../shared/sellers/spent-today.ts';
import { joinTerms, type Terms } from '../../shared/store/chat.ts';
import type { Listing } from '../../shared/store/listings.ts';
import type { Reply } from '../../shared/store/replies.ts';
import { noteSpending } from './note-spending.ts';
import { readCard } from './read-card.ts';
import { type ReadConversation, readConversation } from './read-conversation.ts';
import { type AnswerDeps, isOfTurn, type Turn } from './turn.ts';
import { understandTurn } from './understand-turn.ts';

/** What shall become of a turn. A `hand-off` without text asks for a human and tells the buyer nothing. */
export type Decision = Pick<Reply, 'reason' | 'text'> &
  Partial<Pick<Reply, 'usedFacts' | 'objections' | 'usage' | 'offer' | 'agreedPrice'>> & {
    kind: 'reply' | 'hand-off' | 'silent' | 'failed';
  };

/** Decides about a turn: the seller's rules and the state of the chat first, the model last. */
export async function decideReply(turn: Turn, deps: AnswerDeps): Promise<Decision> {
  const refusal = await refuse(turn, deps);
  if (refusal !== undefined) return refusal;

  const [listing, read, spent] = await Promise.all([
    readCard(turn, deps),
    readConversation(turn, deps),
    spentToday(turn.seller, deps),
  ]);
  if (read.kind === 'human') return yieldToHuman(turn, read, deps);
  if (!read.messages.some((message) => isOfTurn(message, turn))) return silent('nothing-to-answer');
  const about = judgeListing(turn, listing);
  if (about !== undefined) return about;

  const { seller, words } = turn;
  const isSpent = isCeilingReached(seller.settings, spent);
  const {
    conversation,
    contents,
    usage: heard,
  } = await understandTurn(isSpent ? deaf(turn) : turn, read.messages, deps);
  const decided = await decideTurn(
    {
      settings: seller.settings,
      now: deps.now(),
      listing: listing && cardOf(listing),
      words,
      conversation,
      contents,
      knowledge: await deps.knowledgeOf(seller),
      terms: joinTerms(turn.chat, turn.unnotedTerms),
      isSpent,
    },
    { model: deps.model },
  );
  const usage = [...heard, ...decided.usage];
  const cost = usage.reduce((sum, { costMicroUsd }) => sum + costMicroUsd, 0);
  await noteSpending(seller, { before: spent, cost }, deps);
  return {
    ...(decided.kind === 'reply' ? { kind: 'reply', text: decided.text } : handOffOnce(turn, decided.text)),
    reason: decided.reason,
    usedFacts: decided.usedFacts,
    objections: [...new Set(decided.objections.map(({ guard }) => guard))],
    usage,
    ...termsOf(decided.terms),
  };
}

/** Listening costs money as well. */
function deaf(turn: Turn): Turn {
  const { seller } = turn;
  return { ...turn, seller: { ...seller, settings: { ...seller.settings, isVoiceTranscribed: false } } };
}

function termsOf({ offers: [offer] = [], agreedPrice }: Terms): Pick<Decision, 'offer' | 'agreedPrice'> {
  return { ...(offer === undefined ? {} : { offer }), ...(agreedPrice === undefined ? {} : { agreedPrice }) };
}

/** Whether this turn may be answered at all. Asked again right before the reply leaves. */
export async function refuse({ seller, chat, words }: Turn, deps: AnswerDeps): Promise<Decision | undefined> {
  if (await deps.systemStop.isStopped()) return silent('all-stopped');
  if (seller.isStopped) return silent('seller-stopped');
  if (seller.avitoStatus !== 'connected') return { kind: 'failed', reason: `avito-${seller.avitoStatus}`, text: '' };
  const reason = reasonForSilence(
    {
      settings: seller.settings,
      chatType: chat.chatType ?? 'u2i',
      isOurPurchase: chat.isOurPurchase,
      takeoverUntil: chat.takeoverUntil,
      writtenAt: chat.lastBuyerMessageAt,
    },
    deps.now(),
  );
  if (reason === undefined && conductAt(seller.settings, deps.now(), words?.mode) === 'silent') {
    return silent(words?.mode === 'off' ? 'listing-off' : 'outside-hours');
  }
  // It was fresh when it was taken in: the delay is ours, and a person should know.
  return reason === 'too-old' ? { kind: 'failed', reason: 'answer-too-late', text: '' } : reason && silent(reason);
}

function silent(reason: string): Decision {
  return { kind: 'silent', reason, text: '' };
}

async function yieldToHuman(
  { seller, chat }: Turn,
  { message, until }: Extract<ReadConversation, { kind: 'human' }>,
  deps: AnswerDeps,
): Promise<Decision> {
  const now = deps.now();
  const expiresAt = expiryOf(seller.settings, now);
  await deps.chats.startTakeover(message, { until, now, message, expiresAt });
  const isNew = await deps.messages.put(message);
  if (isNew) await count(chat.sellerId, humanMessage(chat, message, now), deps);
  deps.measure.count('TakeoversFoundInHistory');
  return silent('human-answers');
}

/** A chat about somebody else's listing is our account's own purchase (avito-api 2.1); of an unknown one, a human decides. */
function judgeListing({ seller, chat }: Turn, listing: Listing | undefined): Decision | undefined {
  if ((chat.chatType ?? 'u2i') !== 'u2i') return undefined;
  if (listing?.ownerId === undefined) return { kind: 'hand-off', reason: 'listing-unknown', text: '' };
  if (listing.ownerId === seller.avitoUserId) return undefined;
  return silent('our-purchase');
}

/** The buyer is told once that a human will come; until he comes, further hand offs are silent. */
function handOffOnce({ chat }: Turn, text: string): Pick<Decision, 'kind' | 'text'> {
  return { kind: 'hand-off', text: chat.handedOffAt === undefined ? text : '' };
}

function cardOf({ listingId: id, title, price, priceText, status, url }: Listing): ListingCard {
  return { id, title, price, priceText, status, url };
}
