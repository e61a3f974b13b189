import type { ListedChat } from '../../parts/chat-changes.ts';

/** What is to be known about a chat before it is opened; a chat that waits for the buyer bears no mark. */
export function markOf(
  { state, takeoverUntil }: Pick<ListedChat, 'state' | 'takeoverUntil'>,
  now: number,
): 'needs-human' | 'draft' | 'answering' | 'takeover' | undefined {
  if (state === 'needs-human' || state === 'draft') return state;
  if (takeoverUntil !== undefined && Date.parse(takeoverUntil) > now) return 'takeover';
  return state === 'answering' ? state : undefined;
}
