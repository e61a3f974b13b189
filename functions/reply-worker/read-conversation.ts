import type { ConversationMessage } from '../../shared/ai/prompts/conversation.ts';
import type { AvitoMessage } from '../../shared/avito/messages.ts';
import { authorOf } from '../../shared/chats/author.ts';
import { transcriptText } from '../../shared/chats/readable-text.ts';
import { byTime, type Message } from '../../shared/store/messages.ts';
import type { AnswerDeps, Turn } from './turn.ts';

/** Of usual length they fit into the 8 KiB that cost two read units. */
const LAST_MESSAGES = 16;

export type ReadConversation =
  | { kind: 'open'; conversation: ConversationMessage[]; turnMessages: Message[] }
  /** Somebody of the seller has answered, or answers this chat: the message shows it. */
  | { kind: 'human'; message: Message; until: number };

/**
 * The last messages as we and as Avito know them. Avito's history is the truth: it holds what was said before the seller
 * came to us, what a human wrote while its webhook was lost, and what the buyer wrote while his was. Messages of the buyer
 * that are newer than the turn are left to their own turn.
 */
export async function readConversation(turn: Turn, deps: AnswerDeps): Promise<ReadConversation> {
  const { seller, chat } = turn;
  const [stored, tail] = await Promise.all([
    deps.messages.newest(chat, LAST_MESSAGES),
    deps.avitoFor(seller).listMessages(chat.chatId, { limit: LAST_MESSAGES }),
  ]);
  const turnEnd = stored.findLast((message) => isOfTurn(message, turn))?.createdAt;
  if (turnEnd === undefined) return { kind: 'open', conversation: [], turnMessages: [] };

  const known = new Set(stored.map(({ messageId }) => messageId));
  const horizon = horizonOf(stored);
  const unknown = tail.messages
    .filter(({ id, createdAt = 0 }) => !known.has(id) && createdAt >= horizon)
    .flatMap((message) => asStored(message, turn));
  const human = findHuman(unknown, turnEnd, turn, deps.now());
  if (human !== undefined) return human;

  const lastAnswer = Math.max(0, ...[...stored, ...unknown].filter(isOurs).map(({ createdAt }) => createdAt));
  const missed = unknown.filter(({ author, createdAt }) => author === 'buyer' && createdAt > lastAnswer);
  const adopted = missed
    .filter(({ createdAt }) => createdAt <= turnEnd)
    .map((message) => ({ ...message, seq: turn.seq }));
  await adopt(adopted, deps);

  const messages = [...unknown.filter((message) => !missed.includes(message)), ...adopted, ...stored]
    .filter(({ author }) => author !== 'system')
    .sort(byTime);
  return {
    kind: 'open',
    conversation: messages.map((message) => asConversation(message, turn)),
    turnMessages: messages.filter((message) => isOfTurn(message, turn)),
  };
}

/**
 * The second from which on we have all that is stored. Both lists end somewhere, and within a second they order differently: at
 * their end Avito may name a message of the bot that ours no longer does.
 */
function horizonOf(stored: Message[]): number {
  return stored.length < LAST_MESSAGES ? 0 : (stored[0]?.createdAt ?? 0) + 1;
}

/**
 * A message of our account that is not the bot's: it answers the turn, or the takeover it began still runs. What the bot sent
 * is always stored before its turn ends.
 */
function findHuman(unknown: Message[], turnEnd: number, { seller }: Turn, now: number) {
  for (const message of unknown.filter(({ author }) => author === 'human')) {
    const until = message.createdAt * 1_000 + seller.settings.takeoverMinutes * 60_000;
    if (until > now || message.createdAt >= turnEnd) return { kind: 'human' as const, message, until };
  }
  return undefined;
}

/** Messages whose webhook was lost become part of this turn; stored, they are not taken for new ones later. */
async function adopt(messages: Message[], deps: AnswerDeps): Promise<void> {
  for (const message of messages) await deps.messages.put(message);
  if (messages.length > 0) deps.measure.count('MessagesFoundInHistory', messages.length);
}

/** Oldest first has no meaning here: the order is made when everything is together. */
function asStored(message: AvitoMessage, { seller, chat }: Turn): Message[] {
  const { id, authorId, content, createdAt } = message;
  if (createdAt === undefined) return [];
  const author = authorOf({ accountId: seller.avitoUserId ?? '', authorId, content });
  return [
    {
      sellerId: seller.sellerId,
      chatId: chat.chatId,
      messageId: id,
      author: author === 'own-account' ? 'human' : author,
      content,
      createdAt,
      knownAt: createdAt * 1_000,
      source: 'history',
    },
  ];
}

function isOfTurn({ author, seq = 0 }: Message, turn: Turn): boolean {
  return author === 'buyer' && seq > turn.answeredThrough && seq <= turn.seq;
}

function isOurs({ author }: Message): boolean {
  return author === 'bot' || author === 'human';
}

function asConversation(message: Message, turn: Turn): ConversationMessage {
  return {
    author: message.author === 'system' ? 'human' : message.author,
    text: transcriptText(message.content),
    isUnanswered: isOfTurn(message, turn),
  };
}
