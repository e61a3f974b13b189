import { readableText } from '../../shared/chats/readable-text.ts';
import type { Message } from '../../shared/store/messages.ts';
import { type ChatQuestion, findCandidates } from './chat-source.ts';
import { iso, shortened } from './chat-view.ts';
import type { ReadingDeps } from './chats-deps.ts';

/** A message with the words that were searched for. */
export interface Found {
  messageId: string;
  text: string;
  at: string;
}

/** What one call looks through at most, so that it costs the same in a shop of a hundred thousand chats. */
export const SEARCH = {
  chats: 40,
  messagesPerChat: 100,
  /** Twice what Avito takes. */
  charactersPerMessage: 2_000,
  /** Read side by side. */
  atOnce: 10,
} as const;

/**
 * Looks for words of the buyer, the chats that changed last first, and says how far it has come. Why it goes step by step and
 * there is no index of words: docs/decisions/010.
 */
export async function searchChats(
  question: ChatQuestion,
  { text, limit, cursor }: { text: string; limit: number; cursor: string | undefined },
  deps: ReadingDeps,
): Promise<{ found: Map<string, Found>; nextCursor: string | undefined; searchedBackTo: string | undefined }> {
  const holdsWords = await wordMatcher(text);
  const candidates = await findCandidates(question, { limit: SEARCH.chats, cursor }, deps.now(), deps);
  const found = new Map<string, Found>();
  let looked = 0;
  while (looked < candidates.chatIds.length && found.size < limit) {
    const some = candidates.chatIds.slice(looked, looked + SEARCH.atOnce);
    const hits = await Promise.all(
      some.map(async (chatId): Promise<[string, Found | undefined]> => {
        const chat = { sellerId: question.sellerId, chatId };
        const messages = await deps.chatLog.newestMessages(chat, SEARCH.messagesPerChat, { isConsistent: false });
        return [chatId, findIn(messages, holdsWords)];
      }),
    );
    for (const [chatId, hit] of hits) {
      if (found.size === limit) break;
      looked += 1;
      if (hit !== undefined) found.set(chatId, hit);
    }
  }
  return { found, nextCursor: candidates.cursorAfter(looked), searchedBackTo: candidates.changedBackTo(looked) };
}

function findIn(newestFirst: Message[], holdsWords: (text: string) => boolean): Found | undefined {
  for (const { author, content, messageId, createdAt } of newestFirst) {
    const text = author === 'buyer' ? readableText(content) : undefined;
    if (text !== undefined && holdsWords(text)) return { messageId, text: shortened(text), at: iso(createdAt * 1_000) };
  }
  return undefined;
}

/** All words in one message, in any of their Russian forms; the beginning of a word is enough. */
async function wordMatcher(question: string): Promise<(text: string) => boolean> {
  // Loaded by the first search: the stemmer would take a tenth of the start of every function.
  const { wordsOf } = await import('../../shared/knowledge/words.ts');
  const wanted = wordsOf(question);
  return (text) => {
    const words = wordsOf(text.slice(0, SEARCH.charactersPerMessage));
    return wanted.every((stem) => words.some((word) => word.startsWith(stem)));
  };
}
