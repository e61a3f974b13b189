import type { Item } from '../../api/queries.ts';
import { keyOf, type Message } from './chat-messages.ts';

export type Reply = Item<'listReplies'>;
export type MarkerKind = 'handed-off' | 'taken' | 'bot-back' | 'silent' | 'dismissed' | 'failed' | 'old-draft';
export type StreamItem =
  | { kind: 'message'; key: string; at: string; message: Message; reply?: Reply; question?: string }
  | { kind: 'marker'; key: string; at: string; marker: MarkerKind; reply?: Reply };
export interface Day {
  key: string;
  at: string;
  items: StreamItem[];
}

/**
 * What is read in a chat, the oldest first: what was said, each of the bot's with the decision behind it, and in between where
 * the chat changed hands or the bot decided to say nothing.
 */
export function streamOf(messages: Message[], replies: Reply[], draftReplyId: string | undefined): StreamItem[] {
  const byId = new Map(replies.map((reply) => [reply.replyId, reply]));
  const said = messagesWithReplies(messages, byId);
  const shown = new Set(said.flatMap(({ message }) => (message.replyId === undefined ? [] : [message.replyId])));
  const oldest = messages[0]?.at ?? '';
  const decisions = replies
    .filter(({ createdAt }) => Date.parse(createdAt) >= Date.parse(oldest || '1970-01-01T00:00:00Z'))
    .flatMap((reply) => markersOf(reply, shown.has(reply.replyId), draftReplyId));
  // A second is the finest that Avito tells: what was decided comes after what was said in it.
  const all = [...said, ...decisions].sort((left, right) => secondOf(left.at) - secondOf(right.at));
  return withChangesOfHands(all);
}

/** The stream in days, by the clock that `dayKey` goes by. */
export function byDay(items: StreamItem[], dayKey: (at: string) => string): Day[] {
  const days: Day[] = [];
  for (const item of items) {
    const key = dayKey(item.at);
    const last = days.at(-1);
    if (last?.key === key) last.items.push(item);
    else days.push({ key, at: item.at, items: [item] });
  }
  return days;
}

function messagesWithReplies(messages: Message[], replies: Map<string, Reply>) {
  let question: string | undefined;
  return messages.map((message) => {
    if (message.author === 'buyer' && message.content.kind === 'text') question = message.content.text;
    const reply = message.replyId === undefined ? undefined : replies.get(message.replyId);
    return {
      kind: 'message' as const,
      key: keyOf(message),
      at: message.at,
      message,
      ...(reply === undefined ? {} : { reply }),
      ...(question === undefined || message.replyId === undefined ? {} : { question }),
    };
  });
}

function markersOf(reply: Reply, isShown: boolean, draftReplyId: string | undefined): StreamItem[] {
  const marker = markerOf(reply, isShown, draftReplyId);
  if (marker === undefined) return [];
  const at = reply.dismissal?.at ?? reply.sentAt ?? reply.createdAt;
  return [{ kind: 'marker', key: `reply ${reply.replyId}`, at, marker, reply }];
}

function markerOf({ state, reason, replyId, dismissal }: Reply, isShown: boolean, draftReplyId: string | undefined) {
  if (state === 'handed-off') return 'handed-off';
  if (isShown) return undefined;
  if (state === 'failed') return 'failed';
  if (state === 'draft') return replyId === draftReplyId ? undefined : 'old-draft';
  if (state !== 'silent') return undefined;
  if (dismissal !== undefined) return 'dismissed';
  return reason === 'human-answers' ? 'taken' : 'silent';
}

/** A person's first message after the bot's turn takes the chat over; the bot's first after that says it is his again. */
function withChangesOfHands(items: StreamItem[]): StreamItem[] {
  const marked: StreamItem[] = [];
  let isHuman = false;
  for (const item of items) {
    const author = item.kind === 'message' ? item.message.author : undefined;
    if (item.kind === 'marker' && item.marker === 'taken') {
      if (isHuman) continue;
      isHuman = true;
    }
    if (author === 'human' && !isHuman) {
      isHuman = true;
      marked.push({ kind: 'marker', key: `taken ${item.key}`, at: item.at, marker: 'taken' });
    }
    if (author === 'bot' && isHuman) {
      isHuman = false;
      marked.push({ kind: 'marker', key: `bot ${item.key}`, at: item.at, marker: 'bot-back' });
    }
    marked.push(item);
  }
  return marked;
}

function secondOf(at: string): number {
  return Math.floor(Date.parse(at) / 1_000);
}
