import { type Chat, isBeforeErasure } from '../../shared/store/chat.ts';
import type { Chats } from '../../shared/store/chats.ts';
import type { Messages } from '../../shared/store/messages.ts';
import type { Replies } from '../../shared/store/replies.ts';
import type { Seller } from '../../shared/store/sellers.ts';
import { type FoundListing, knownListing, type ListingDeps } from './find-listing.ts';
import { type PastTurn, pastTurns } from './past-turns.ts';

export interface ReadPastDeps extends ListingDeps {
  chats: Pick<Chats, 'get'>;
  messages: Pick<Messages, 'newest'>;
  replies: Pick<Replies, 'newest'>;
}

/** A chat that can be replayed, with its listing as it is known today. */
export interface PastChat extends FoundListing {
  chatId: string;
  /** Oldest first; none where the bot would not answer there, or where nobody knows any more what it was about. */
  turns: PastTurn[];
}

/** However long a chat is, this is what a replay of it costs at most. */
const NEWEST = { messages: 60, turns: 10 } as const;

/** The last turns of a chat that have had their outcome. */
export async function readPast(
  { sellerId, settings, since }: Pick<Seller, 'sellerId' | 'settings'> & { since: string | undefined },
  chatId: string,
  deps: ReadPastDeps,
): Promise<PastChat> {
  const ref = { sellerId, chatId };
  const nothing = { chatId, turns: [], listing: undefined, words: undefined };
  const chat = await deps.chats.get(ref, { isConsistent: false });
  if (chat === undefined || chat.isOurPurchase || !settings.chatTypes.some((type) => type === typeOf(chat))) {
    return nothing;
  }
  const [messages, replies, known] = await Promise.all([
    deps.messages.newest(ref, NEWEST.messages),
    deps.replies.newest(ref, NEWEST.messages),
    chat.listingId === undefined ? undefined : knownListing(sellerId, chat.listingId, deps),
  ]);
  if (known === undefined && typeOf(chat) === 'u2i') return nothing;
  // What is being erased may still lie there for a moment.
  const keptMessages = messages.filter(({ createdAt }) => !isBeforeErasure(createdAt, chat));
  const keptReplies = replies.filter(({ createdAt }) => !isBeforeErasure(createdAt / 1_000, chat));
  const turns = pastTurns(keptMessages, keptReplies, { isWhole: messages.length < NEWEST.messages })
    .filter((turn) => !isOpen(turn, chat))
    .filter(({ writtenAt }) => since === undefined || writtenAt >= Date.parse(since));
  return { ...nothing, ...known, turns: turns.slice(-NEWEST.turns) };
}

function typeOf({ chatType = 'u2i' }: Chat): string {
  return chatType;
}

/** The worker has still to decide about it. */
function isOpen({ reply, said }: PastTurn, { turnStartedAt }: Chat): boolean {
  return turnStartedAt !== undefined && reply === undefined && said.length === 0;
}
