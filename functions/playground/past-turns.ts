import type { ConversationMessage } from '../../shared/ai/prompts/conversation.ts';
import type { MessageContent } from '../../shared/avito/message-content.ts';
import { mergeLog } from '../../shared/chats/merge-log.ts';
import { transcriptText } from '../../shared/chats/readable-text.ts';
import { joinTerms, type Terms } from '../../shared/store/chat.ts';
import type { Message } from '../../shared/store/messages.ts';
import { type Reply, termsOf } from '../../shared/store/replies.ts';

/** A turn as it was answered, or was not. */
export interface PastTurn {
  /** The id of its last message. */
  name: string;
  /** Unix milliseconds of that. */
  writtenAt: number;
  /** As far as it had come then; oldest first, the turn at the end. */
  conversation: ConversationMessage[];
  /** Of the turn's messages, in their order. */
  contents: MessageContent[];
  /** What the bot had offered and agreed to by then. */
  terms: Terms;
  /** What the bot decided then. */
  reply: Reply | undefined;
  /** What our side said until the buyer wrote again. */
  said: Message[];
}

/** What the worker sees of a chat before the turn. */
const HISTORY_MESSAGES = 16;

/**
 * The turns of a chat, oldest first. A turn ends where the bot decided about it, or with the first words of our side. Of a log that
 * is only the end of a longer one, the first turn may lack its beginning and is left out.
 */
export function pastTurns(stored: Message[], replies: Reply[], { isWhole }: { isWhole: boolean }): PastTurn[] {
  const log = mergeLog(stored, replies).filter(({ author }) => author !== 'system');
  const decided = new Map(replies.map((reply) => [reply.seq, reply]));
  const turns: PastTurn[] = [];
  let first = 0;
  for (const [index, message] of log.entries()) {
    const next = log[index + 1];
    if (message.author !== 'buyer') {
      first = index + 1;
      continue;
    }
    const reply = decided.get(message.seq ?? 0);
    if (reply === undefined && next?.author === 'buyer') continue;
    const terms = replies.filter(({ seq }) => seq < (message.seq ?? 0)).toReversed();
    turns.push({ ...turnOf(log, first, index), reply, terms: terms.map(termsOf).reduce<Terms>(joinTerms, {}) });
    first = index + 1;
  }
  return isWhole ? turns : turns.slice(1);
}

function turnOf(log: Message[], first: number, last: number): Omit<PastTurn, 'reply' | 'terms'> {
  const messages = log.slice(first, last + 1);
  const after = log.slice(last + 1);
  const buyerAgain = after.findIndex(({ author }) => author === 'buyer');
  const end = log[last];
  return {
    name: end?.messageId ?? '',
    writtenAt: (end?.createdAt ?? 0) * 1_000,
    conversation: [
      ...log.slice(Math.max(0, first - HISTORY_MESSAGES), first).map((message) => asSaid(message, false)),
      ...messages.map((message) => asSaid(message, true)),
    ],
    contents: messages.map(({ content }) => content),
    said: buyerAgain === -1 ? after : after.slice(0, buyerAgain),
  };
}

function asSaid({ author, content }: Message, isUnanswered: boolean): ConversationMessage {
  return { author: author === 'system' ? 'human' : author, text: transcriptText(content), isUnanswered };
}
