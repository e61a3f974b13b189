import type { AvitoChat } from '../../shared/avito/chats.ts';
import type { AvitoMessage } from '../../shared/avito/messages.ts';
import { webhookBody } from '../../shared/avito/webhook-body.ts';
import { isAppError } from '../../shared/errors/app-error.ts';
import { refusedStatus } from '../../shared/sellers/avito-refusal.ts';
import type { Seller } from '../../shared/store/sellers.ts';
import type { ReconcileDeps } from './reconcile-deps.ts';

const PAGE = 100;
/** Avito lists at most 1,100 chats (avito-api 2.1); a seller with more unread ones than this has other worries. */
const MOST_PAGES = 5;
const TAIL = 20;
/** Of a chat we never saw, this much is worth knowing. */
const FIRST_LOOK_SECONDS = 86_400;
/** Younger than this, the webhook may still be on its way. */
const WEBHOOK_GRACE_SECONDS = 90;

/**
 * Queues the messages of unread chats that never reached us, as the webhook would have brought them. Says how many of
 * them the webhook should have brought by now.
 */
export async function bringInMissing(seller: Seller, deps: ReconcileDeps): Promise<number> {
  let missed = 0;
  for await (const chat of unreadChats(seller, deps)) {
    try {
      missed += await bringInChat(seller, chat, deps);
    } catch (error) {
      if (concernsEveryChat(error)) throw error;
      deps.log.error('chat not reconciled', { sellerId: seller.sellerId, chatId: chat.id, error });
    }
  }
  return missed;
}

/** What is wrong with one chat (gone, closed to us, a broken item) must not hold up those behind it, minute after minute. */
function concernsEveryChat(error: unknown): boolean {
  return isAppError(error, 'transient') || refusedStatus(error) !== undefined;
}

async function bringInChat(seller: Seller, chat: AvitoChat, deps: ReconcileDeps): Promise<number> {
  const nowSeconds = Math.floor(deps.now() / 1_000);
  const missing = await missingMessages(seller, chat, nowSeconds, deps);
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
  return missing.filter((message) => shouldHaveArrived(message, seller, nowSeconds)).length;
}

/** What was written before the seller came to us, no webhook could bring. */
function shouldHaveArrived({ createdAt = 0 }: AvitoMessage, seller: Seller, nowSeconds: number): boolean {
  return nowSeconds - createdAt > WEBHOOK_GRACE_SECONDS && createdAt * 1_000 > seller.createdAt;
}

async function* unreadChats(seller: Seller, deps: ReconcileDeps): AsyncGenerator<AvitoChat> {
  const { chatTypes } = seller.settings;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = { unreadOnly: true, chatTypes, limit: PAGE, offset: page * PAGE };
    const chats = await deps.avitoFor(seller).listChats(query);
    yield* chats;
    if (chats.length < PAGE) return;
  }
}

/** Oldest first. One look at our own chat settles nearly all of them: its last message is the one Avito names. */
async function missingMessages(
  seller: Seller,
  chat: AvitoChat,
  nowSeconds: number,
  deps: ReconcileDeps,
): Promise<AvitoMessage[]> {
  const ref = { sellerId: seller.sellerId, chatId: chat.id };
  const known = await deps.chats.get(ref, { isConsistent: false });
  if (chat.lastMessage !== undefined && known?.lastMessageId === chat.lastMessage.id) return [];

  const [{ messages }, stored] = await Promise.all([
    deps.avitoFor(seller).listMessages(chat.id, { limit: TAIL }),
    deps.messages.newest(ref, TAIL),
  ]);
  const ids = new Set(stored.map(({ messageId }) => messageId));
  const since = stored.at(-1)?.createdAt ?? nowSeconds - FIRST_LOOK_SECONDS;
  return messages.filter(({ id, createdAt }) => !ids.has(id) && (createdAt ?? nowSeconds) >= since).reverse();
}
