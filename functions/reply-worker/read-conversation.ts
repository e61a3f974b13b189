import type { AvitoMessage } from '../../shared/avito/messages.ts';
import { authorOf, ownMessageOrigin } from '../../shared/chats/author.ts';
import { mergeLog } from '../../shared/chats/merge-log.ts';
import { readableText } from '../../shared/chats/readable-text.ts';
import { expiryOf } from '../../shared/sellers/retention.ts';
import { isBeforeErasure } from '../../shared/store/chat.ts';
import { byTime, type Message } from '../../shared/store/messages.ts';
import type { Reply } from '../../shared/store/replies.ts';
import { type AnswerDeps, isOfTurn, type Turn } from './turn.ts';

/** How much of a chat the model is shown. */
const LAST_MESSAGES = 16;
/** The half that was written to us: of usual length they fit into the 4 KiB that cost a read unit. */
const LAST_STORED = 8;
/** What tells the bot's messages in Avito's history from a human's. Replies are long, and may be read a moment late: half a unit. */
const LAST_REPLIES = 4;
/** A buyer who writes a word at a time. */
const LONGEST_TURN = 40;

export type ReadConversation =
  /** Oldest first; none of the turn's among them where there is nothing to answer. */
  | { kind: 'open'; messages: Message[] }
  /** Somebody of the seller has answered, or answers this chat: the message shows it. */
  | { kind: 'human'; message: Message; until: number };

/**
 * The last messages as we and as Avito know them. Avito's history is the truth: it holds what was said before the seller
 * came to us, what a human wrote while its webhook was lost, and what the buyer wrote while his was. Messages of the buyer
 * that are newer than the turn are left to their own turn.
 */
export async function readConversation(turn: Turn, deps: AnswerDeps): Promise<ReadConversation> {
  const { seller, chat } = turn;
  const [stored, replies, tail] = await Promise.all([
    readStored(turn, deps),
    deps.replies.lately(chat, LAST_REPLIES),
    deps.avitoFor(seller).listMessages(chat.chatId, { limit: LAST_MESSAGES }),
  ]);
  const turnEnd = stored.findLast((message) => isOfTurn(message, turn))?.createdAt;
  if (turnEnd === undefined) return { kind: 'open', messages: [] };

  const log = mergeLog(stored, replies);
  const known = new Set(log.map(({ messageId }) => messageId));
  const horizon = horizonOf(stored, replies);
  const unknown = tail.messages.filter(({ id }) => !known.has(id)).flatMap((message) => asStored(message, turn));
  const older = unknown.filter(({ createdAt }) => createdAt < horizon);
  const newer = await tellBotFromHuman(
    unknown.filter((message) => !older.includes(message)),
    (message) => speaksForSeller(message, turnEnd, turn, deps.now()),
    turn,
    deps,
  );
  const human = newer.find((message) => speaksForSeller(message, turnEnd, turn, deps.now()));
  if (human !== undefined) return { kind: 'human', message: human, until: takeoverEnd(human, turn) };

  const lastAnswer = Math.max(0, ...[...log, ...newer].filter(isOurs).map(({ createdAt }) => createdAt));
  const missed = newer.filter(({ author, createdAt }) => author === 'buyer' && createdAt > lastAnswer);
  const adopted = missed
    .filter(({ createdAt }) => createdAt <= turnEnd)
    .map((message) => ({ ...message, seq: turn.seq }));
  await adopt(adopted, deps);

  const messages = [...older, ...newer.filter((message) => !missed.includes(message)), ...adopted, ...log]
    .filter(({ author }) => author !== 'system')
    .sort(byTime);
  return { kind: 'open', messages };
}

/** The newest messages, and more of them where the turn may be longer than those. */
async function readStored(turn: Turn, { messages }: AnswerDeps): Promise<Message[]> {
  const newest = await messages.newest(turn.chat, LAST_STORED);
  const places = newest.map((message) => isOfTurn(message, turn));
  const isWholeTurn = newest.length < LAST_STORED || (places.includes(true) && places[0] === false);
  return isWholeTurn ? newest : messages.newest(turn.chat, LONGEST_TURN);
}

/**
 * The second from which on we have all that was written, by the buyer and by us. Each list ends somewhere, and within a second
 * they order differently. What Avito names before that may be anybody's: it tells what was talked about, and nothing else.
 */
function horizonOf(stored: Message[], replies: Reply[]): number {
  const oldest = replies.at(-1);
  const repliesEnd = oldest?.sentAt ?? Math.ceil((oldest?.createdAt ?? 0) / 1_000);
  return Math.max(
    stored.length < LAST_STORED ? 0 : (stored[0]?.createdAt ?? 0) + 1,
    replies.length < LAST_REPLIES ? 0 : repliesEnd + 1,
  );
}

/**
 * The replies were read at half the price and may lack the newest: before a message of our account is taken for a human's, they are
 * read again, as they are now. One that a person has approved may be on its way this very moment.
 */
async function tellBotFromHuman(
  messages: Message[],
  matters: (message: Message) => boolean,
  { chat }: Turn,
  deps: AnswerDeps,
): Promise<Message[]> {
  if (!messages.some(matters)) return messages;
  const replies = await deps.replies.newest(chat, LAST_MESSAGES);
  const isBots = ({ messageId: id, author, content }: Message) =>
    author === 'human' && ownMessageOrigin({ id, text: readableText(content) }, replies).origin !== 'human';
  return messages.map((message) => (isBots(message) ? { ...message, author: 'bot' as const } : message));
}

/**
 * A message of our account that is not the bot's and counts: it answers the turn, or the takeover it began still runs. A reply
 * that went out knows its message before its turn ends.
 */
function speaksForSeller(message: Message, turnEnd: number, turn: Turn, now: number): boolean {
  return message.author === 'human' && (takeoverEnd(message, turn) > now || message.createdAt >= turnEnd);
}

function takeoverEnd({ createdAt }: Message, { seller }: Turn): number {
  return createdAt * 1_000 + seller.settings.takeoverMinutes * 60_000;
}

/** Messages whose webhook was lost become part of this turn; stored, they are not taken for new ones later. */
async function adopt(messages: Message[], deps: AnswerDeps): Promise<void> {
  for (const message of messages) await deps.messages.put(message);
  if (messages.length > 0) deps.measure.count('MessagesFoundInHistory', messages.length);
}

/** Oldest first has no meaning here: the order is made when everything is together. */
function asStored(message: AvitoMessage, { seller, chat }: Turn): Message[] {
  const { id, authorId, content, createdAt } = message;
  if (createdAt === undefined || isBeforeErasure(createdAt, chat)) return [];
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
      expiresAt: expiryOf(seller.settings, createdAt * 1_000),
    },
  ];
}

function isOurs({ author }: Message): boolean {
  return author === 'bot' || author === 'human';
}
