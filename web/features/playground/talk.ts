import type { Answer } from './api-shapes.ts';
import { aboutOf, isSound, type Subject } from './subject.ts';

export type TriedReply = Answer<'tryReply'>;

/** A message of the buyer, or what the bot made of those before it. */
export type Line = { id: number; author: 'buyer'; text: string } | { id: number; author: 'bot'; reply: TriedReply };

/** A talk that nobody has but the person who tries the bot. */
export interface Talk {
  lines: Line[];
  /** Of the next line. */
  nextId: number;
}

export const EMPTY_TALK: Talk = { lines: [], nextId: 1 };
export const LONGEST_MESSAGE = 2_000;
const MOST_MESSAGES = 50;

export type MessageProblem = 'empty' | 'tooLong';

/** What is wrong with a message that is typed. */
export function messageProblem(text: string): MessageProblem | undefined {
  const length = text.trim().length;
  if (length === 0) return 'empty';
  return length > LONGEST_MESSAGE ? 'tooLong' : undefined;
}

export function withBuyer({ lines, nextId }: Talk, text: string): Talk {
  return { lines: [...lines, { id: nextId, author: 'buyer', text: text.trim() }], nextId: nextId + 1 };
}

export function withReply({ lines, nextId }: Talk, reply: TriedReply): Talk {
  return { lines: [...lines, { id: nextId, author: 'bot', reply }], nextId: nextId + 1 };
}

/** Without a line and all that came of it. */
export function upTo({ lines, nextId }: Talk, id: number): Talk {
  const index = lines.findIndex((line) => line.id === id);
  return { lines: index === -1 ? lines : lines.slice(0, index), nextId };
}

/** Without the bot's words at the end: the buyer's question, to be asked again. */
export function unanswered({ lines, nextId }: Talk): Talk {
  const last = lines.findLastIndex(({ author }) => author === 'buyer');
  return { lines: lines.slice(0, last + 1), nextId };
}

export function lastReply({ lines }: Talk): (Line & { author: 'bot' }) | undefined {
  return lines.findLast((line) => line.author === 'bot');
}

/** What has been said, as the API takes it: its last 50 messages. A silent bot said nothing. */
export function messagesOf({ lines }: Talk): { author: 'buyer' | 'bot'; text: string }[] {
  return lines
    .map((line) => ({ author: line.author, text: line.author === 'buyer' ? line.text : line.reply.text }))
    .map(({ author, text }) => ({ author, text: text.trim().slice(0, LONGEST_MESSAGE) }))
    .filter(({ text }) => text !== '')
    .slice(-MOST_MESSAGES);
}

/** What the bot has bound itself to in the talk so far; nothing where it offered nothing. */
export function termsOf({ lines }: Talk): { offers: number[]; agreedPrice?: number } | undefined {
  const replies = lines.flatMap((line) => (line.author === 'bot' ? [line.reply.terms] : []));
  const offers = replies.flatMap((terms) => terms.offers).slice(-10);
  const agreedPrice = replies.findLast((terms) => terms.agreedPrice !== undefined)?.agreedPrice;
  if (offers.length === 0 && agreedPrice === undefined) return undefined;
  return { offers, ...(agreedPrice === undefined ? {} : { agreedPrice }) };
}

/** The question to the API about the end of a talk; `undefined` where nothing can be asked. */
export function attemptOf(talk: Talk, { subject, at }: { subject: Subject; at: string | undefined }) {
  const messages = messagesOf(talk);
  if (messages.at(-1)?.author !== 'buyer' || !isSound(subject)) return undefined;
  const terms = termsOf(talk);
  return {
    ...aboutOf(subject),
    messages,
    ...(terms === undefined ? {} : { terms }),
    ...(at === undefined ? {} : { at }),
  };
}

type Objection = TriedReply['guards'][number]['objections'][number];

/** Why a check objected, reason by reason, each with the words it holds for: two drafts often fail on the same. */
export function reasonsOf(objections: Objection[]): { why: string; words: string[] }[] {
  const reasons = new Map<string, Set<string>>();
  for (const { what, why } of objections) {
    const words = reasons.get(why) ?? new Set();
    reasons.set(why, what === '' ? words : words.add(what));
  }
  return Array.from(reasons, ([why, words]) => ({ why, words: [...words] }));
}

/** What would become of a reply. `called-quietly`: a person is called, and the buyer reads nothing. */
export type Fate = 'sent' | 'draft' | 'called' | 'called-quietly' | 'silent';

/** What the settings make of it: only answers leave by themselves, and so does the sentence of a hand-off. */
export function fateOf({ decision, conduct, text }: Pick<TriedReply, 'decision' | 'conduct' | 'text'>): Fate {
  if (conduct === 'silent') return 'silent';
  if (decision === 'reply') return conduct === 'answer' ? 'sent' : 'draft';
  return conduct === 'draft' || text === '' ? 'called-quietly' : 'called';
}
