import type { Answer, Item } from '../../api/queries.ts';

export type Message = Item<'listMessages'>;
export type MessagePage = Answer<'listMessages'>;
export interface MessagePages {
  pages: MessagePage[];
  pageParams: unknown[];
}

/** News reach back so far, because late webhooks tell of older messages (functions/chats/list-messages.ts). */
const LATE_MS = 3_600_000;

/** What a message is known by: Avito's id once it has one, before that the name its writer gave it. */
export function keyOf({ messageId, clientMessageId, author, at }: Message): string {
  return messageId ?? (clientMessageId === undefined ? `${author} ${at}` : `client ${clientMessageId}`);
}

/**
 * What was read, with what was told since. Within the time that the news speaks of they are the truth, so an unsent message that
 * they no longer name is gone: it was sent, and is there under Avito's id. Empty news mean that nothing has changed.
 */
export function withNews(known: MessagePages, news: { items: Message[]; asOf: string }, since: string): MessagePages {
  const [first, ...older] = known.pages;
  if (first === undefined) return known;
  if (news.items.length === 0) return { ...known, pages: [{ ...first, asOf: news.asOf }, ...older] };
  const oldest = new Date(Date.parse(since) - LATE_MS).toISOString();
  const told = new Set(news.items.map(keyOf));
  const kept = first.items.filter((item) => item.messageId !== undefined && item.at < oldest && !told.has(keyOf(item)));
  return { ...known, pages: [{ ...first, items: [...news.items, ...kept], asOf: news.asOf }, ...older] };
}

/** All that was read, the oldest first, each message once. Pages overlap where a chat grew between two reads. */
export function inOrder(pages: MessagePage[]): Message[] {
  const seen = new Set<string>();
  const items: Message[] = [];
  for (const message of pages.flatMap((page) => page.items)) {
    if (seen.has(keyOf(message))) continue;
    seen.add(keyOf(message));
    items.push(message);
  }
  // Avito's times are of whole seconds: within one, the order of the log counts.
  return items.reverse().sort((left, right) => Date.parse(left.at) - Date.parse(right.at));
}

/** Whether something is on its way, so that it is worth looking often. */
export function isUnderWay(messages: Message[]): boolean {
  return messages.some(({ delivery }) => delivery === 'sending');
}
