import { decodeCursor, encodeCursor } from '../../shared/store/cursor.ts';
import { after, EARLIEST, type InboxQuestion, inboxPositionSchema, LATEST } from '../../shared/store/inbox.ts';
import { CLOSED_AFTER_MS, iso } from './chat-view.ts';
import type { ReadingDeps } from './chats-deps.ts';

export interface ChatQuestion {
  sellerId: string;
  state: 'needs-human' | 'draft' | 'answering' | 'waiting' | 'closed' | undefined;
  listingId: string | undefined;
  /** Unix milliseconds. */
  changedSince: number | undefined;
}

/** Chats to be shown or looked through, in the order of the list. */
export interface Candidates {
  chatIds: string[];
  /** The cursor behind so many of them; `undefined` at the end of the list. */
  cursorAfter(count: number): string | undefined;
  /** The time of the last change of the last of so many; `undefined` where the list is not in that order. */
  changedBackTo(count: number): string | undefined;
}

/** The next candidates. By listing there is no order of time to be had: what is filtered there is filtered by the reader. */
export function findCandidates(
  question: ChatQuestion,
  page: { limit: number; cursor: string | undefined },
  now: number,
  deps: ReadingDeps,
): Promise<Candidates> {
  return question.listingId === undefined
    ? byTime(question, page, now, deps)
    : byListing({ sellerId: question.sellerId, listingId: question.listingId }, page, deps);
}

async function byTime(
  question: ChatQuestion,
  { limit, cursor }: { limit: number; cursor: string | undefined },
  now: number,
  { inbox }: ReadingDeps,
): Promise<Candidates> {
  const position = decodeCursor(cursor, inboxPositionSchema);
  const { sellerId } = question;
  const { entries, next } = await inbox.page({ sellerId, ranges: rangesOf(question, now) }, { limit, position });
  return {
    chatIds: entries.map(({ chatId }) => chatId),
    cursorAfter: (count) =>
      count === entries.length && next === undefined
        ? undefined
        : encodeCursor(after(entries.slice(0, count), position) ?? position),
    changedBackTo: (count) => entries[count - 1]?.changedAt,
  };
}

async function byListing(
  listing: { sellerId: string; listingId: string },
  page: { limit: number; cursor: string | undefined },
  { listingChats }: ReadingDeps,
): Promise<Candidates> {
  const { chatIds, nextCursor } = await listingChats.page(listing, page);
  return {
    chatIds,
    cursorAfter: (count) => (count === chatIds.length ? nextCursor : encodeCursor(chatIds[count - 1])),
    changedBackTo: () => undefined,
  };
}

/** Which parts of the index the question is about: `closed` is the old end of `waiting`. */
function rangesOf({ state, changedSince }: ChatQuestion, now: number): InboxQuestion['ranges'] {
  const since = changedSince === undefined ? EARLIEST : iso(changedSince);
  const quietSince = now - CLOSED_AFTER_MS;
  switch (state) {
    case undefined:
      return (['needs-human', 'draft', 'answering', 'waiting'] as const).map((each) => ({
        state: each,
        from: since,
        to: LATEST,
      }));
    case 'waiting':
      return [{ state, from: since > iso(quietSince) ? since : iso(quietSince), to: LATEST }];
    case 'closed':
      return [{ state: 'waiting', from: since, to: iso(quietSince - 1) }];
    default:
      return [{ state, from: since, to: LATEST }];
  }
}
