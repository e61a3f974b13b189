import type { AvitoChat } from '../../shared/avito/chats.ts';
import type { AvitoMessage } from '../../shared/avito/messages.ts';
import { webhookBody } from '../../shared/avito/webhook-body.ts';
import { buyerNameIn } from '../../shared/chats/buyer-name.ts';
import { mergeLog } from '../../shared/chats/merge-log.ts';
import { isAppError } from '../../shared/errors/app-error.ts';
import { refusedStatus } from '../../shared/sellers/avito-refusal.ts';
import { type Chat, type ChatRef, isBeforeErasure } from '../../shared/store/chat.ts';
import type { Seller } from '../../shared/store/sellers.ts';
import type { ReconcileDeps } from './reconcile-deps.ts';

const PAGE = 100;
/** Avito lists at most 1,100 chats (avito-api 2.1); a seller with more unread ones than this has other worries. */
const MOST_PAGES = 5;
const TAIL = 20;
/** Of a chat we never saw, this much is worth knowing; a chat at rest for longer has nothing that we lack. */
const FIRST_LOOK_SECONDS = 86_400;
/** Chats with something new since then are looked at although they are read. */
const RECENT_SECONDS = 600;
/** Younger than this, the webhook may still be on its way. */
const WEBHOOK_GRACE_SECONDS = 90;

/** A chat as Avito and as we know it. */
interface Compared {
  seller: Seller;
  ref: ChatRef;
  own: Chat | undefined;
  chat: AvitoChat;
  nowSeconds: number;
}

export interface BroughtIn {
  /** Messages that the webhook should have brought by now, and did not. */
  missed: number;
  /** Unix milliseconds at which the webhook last brought one, if that was lately. */
  lastWebhookAt: number | undefined;
}

/** Queues the messages that never reached us, as the webhook would have brought them. */
export async function bringInMissing(seller: Seller, deps: ReconcileDeps): Promise<BroughtIn> {
  let missed = 0;
  let lastWebhookAt: number | undefined;
  for await (const chat of chatsToCompare(seller, deps)) {
    try {
      const brought = await bringInChat(seller, chat, deps);
      missed += brought.missed;
      lastWebhookAt = later(lastWebhookAt, brought.webhookAt);
    } catch (error) {
      if (concernsEveryChat(error)) throw error;
      deps.log.error('chat not reconciled', { sellerId: seller.sellerId, chatId: chat.id, error });
    }
  }
  return { missed, lastWebhookAt };
}

function later(one: number | undefined, other: number | undefined): number | undefined {
  return Math.max(one ?? 0, other ?? 0) || undefined;
}

/** What is wrong with one chat (gone, closed to us, a broken item) must not hold up those behind it, minute after minute. */
function concernsEveryChat(error: unknown): boolean {
  return isAppError(error, 'transient') || refusedStatus(error) !== undefined;
}

async function bringInChat(seller: Seller, chat: AvitoChat, deps: ReconcileDeps) {
  const nowSeconds = Math.floor(deps.now() / 1_000);
  const ref = { sellerId: seller.sellerId, chatId: chat.id };
  const own = await deps.chats.get(ref, { isConsistent: false });
  await noteBuyer(seller, own, chat, deps);
  const missing = await missingMessages({ seller, ref, own, chat, nowSeconds }, deps);
  for (const message of missing) {
    await deps.inbound.put({
      sellerId: seller.sellerId,
      chatId: chat.id,
      messageId: message.id,
      body: webhookBody(message, { accountId: seller.avitoUserId ?? '', chat, nowSeconds }),
      source: 'reconcile',
      receivedAt: deps.now(),
    });
  }
  if (missing.length > 0) deps.measure.count('MessagesFoundByReconcile', missing.length);
  return {
    missed: missing.filter((message) => shouldHaveArrived(message, seller, nowSeconds)).length,
    webhookAt: recentWebhook(own, nowSeconds),
  };
}

/** Chats at rest are looked at by chance: what they remember may be older than what another run has noted. */
function recentWebhook(own: Chat | undefined, nowSeconds: number): number | undefined {
  return (own?.webhookAt ?? 0) < (nowSeconds - RECENT_SECONDS) * 1_000 ? undefined : own?.webhookAt;
}

/** Once a chat, and when he renames himself; most chats have their name by the turn that was answered first. */
async function noteBuyer(
  { avitoUserId: accountId }: Seller,
  own: Chat | undefined,
  chat: AvitoChat,
  { chats }: ReconcileDeps,
): Promise<void> {
  if (own?.buyerId === undefined) return;
  const name = buyerNameIn(chat, { buyerId: own.buyerId, accountId });
  if (name !== undefined && name !== own.buyerName) await chats.noteBuyerName(own, { id: own.buyerId, name });
}

/** What was written before the seller came to us, no webhook could bring. */
function shouldHaveArrived({ createdAt = 0 }: AvitoMessage, seller: Seller, nowSeconds: number): boolean {
  return nowSeconds - createdAt > WEBHOOK_GRACE_SECONDS && createdAt * 1_000 > seller.createdAt;
}

/**
 * Unread chats, and those with news of the last minutes even if they are read: a human's answer marks a chat as read, and so does
 * our own, which may come just after a message that we have not seen.
 */
async function* chatsToCompare(seller: Seller, deps: ReconcileDeps): AsyncGenerator<AvitoChat> {
  const { chatTypes } = seller.settings;
  const avito = deps.avitoFor(seller);
  const isNewsSince = ({ updatedAt }: AvitoChat, seconds: number) =>
    updatedAt === undefined || updatedAt >= deps.now() / 1_000 - seconds;

  const newest = await avito.listChats({ chatTypes, limit: PAGE });
  const recent = newest.filter((chat) => isNewsSince(chat, RECENT_SECONDS));
  yield* recent;
  const seen = new Set(recent.map(({ id }) => id));
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const chats = await avito.listChats({ unreadOnly: true, chatTypes, limit: PAGE, offset: page * PAGE });
    yield* chats.filter((chat) => !seen.has(chat.id) && isNewsSince(chat, FIRST_LOOK_SECONDS));
    if (chats.length < PAGE) return;
  }
}

/** Oldest first. One look at our own chat settles nearly all of them: its last message is the one Avito names. */
async function missingMessages(
  { ref, own, chat, seller, nowSeconds }: Compared,
  deps: ReconcileDeps,
): Promise<AvitoMessage[]> {
  if (chat.lastMessage !== undefined && (await isKnown(own, ref, chat.lastMessage, deps))) return [];

  const [{ messages }, stored, replies] = await Promise.all([
    deps.avitoFor(seller).listMessages(chat.id, { limit: TAIL }),
    deps.messages.newest(ref, TAIL),
    deps.replies.newest(ref, TAIL),
  ]);
  const known = mergeLog(stored, replies);
  const ids = new Set(known.map(({ messageId }) => messageId));
  const since = known.at(-1)?.createdAt ?? nowSeconds - FIRST_LOOK_SECONDS;
  return messages
    .filter(({ id, createdAt = nowSeconds }) => !ids.has(id) && createdAt >= since && !isBeforeErasure(createdAt, own))
    .reverse();
}

/** The chat itself remembers its last message of a person, and what was erased; Avito's notices are only stored. */
async function isKnown(
  chat: Chat | undefined,
  ref: ChatRef,
  { id, createdAt }: AvitoMessage,
  deps: ReconcileDeps,
): Promise<boolean> {
  if (chat?.lastMessageId === id) return true;
  if (createdAt === undefined) return false;
  if (isBeforeErasure(createdAt, chat)) return true;
  return (await deps.messages.get(ref, { messageId: id, createdAt }, { isConsistent: false })) !== undefined;
}
