import type { SafeSubject } from '../ai/safe-sentences.ts';
import type { MessageContent } from '../avito/message-content.ts';
import { readableText } from '../chats/readable-text.ts';

/** Why a person must look at what was sent, and what the buyer is told about it. */
export const CONTENTS_SUBJECTS = {
  'buyer-called': 'call',
  'voice-not-heard': 'voice',
  'file-sent': 'file',
  'picture-alone': 'picture',
  'place-alone': 'place',
  'listing-alone': 'listing',
  'not-text': 'message',
} as const satisfies Record<string, SafeSubject>;

export type ContentsReason = keyof typeof CONTENTS_SUBJECTS;

type Kind = MessageContent['kind'];

/** What needs words beside it to be a question. */
const ALONE: [Kind, ContentsReason][] = [
  ['image', 'picture-alone'],
  ['location', 'place-alone'],
  ['item', 'listing-alone'],
];

/**
 * The reason for a person in the contents of a turn, `undefined` where its words can be answered. A call is the hottest lead
 * (avito-api 5, pitfall 10), a file or a video cannot be fetched (avito-api 2.3), and a voice that nobody has understood may
 * hold the very question: those take the whole turn along. Anything else only does when no words stand beside it.
 */
export function reasonInContents(contents: MessageContent[]): ContentsReason | undefined {
  const kinds = new Set(contents.map(({ kind }) => kind));
  if (kinds.has('call') || kinds.has('app-call')) return 'buyer-called';
  if (contents.some((content) => content.kind === 'voice' && readableText(content) === undefined)) {
    return 'voice-not-heard';
  }
  if (kinds.has('file') || kinds.has('video')) return 'file-sent';
  if (contents.some((content) => readableText(content) !== undefined)) return undefined;
  return ALONE.find(([kind]) => kinds.has(kind))?.[1] ?? 'not-text';
}
