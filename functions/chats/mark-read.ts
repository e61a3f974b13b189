import type { Seller } from '../../shared/store/sellers.ts';
import type { SendingDeps } from './chats-deps.ts';

/** Takes the unread badge off the owner's app. Not worth a failure: the answer is out. */
export async function markRead(
  seller: Seller,
  chatId: string,
  { avitoFor, log }: Pick<SendingDeps, 'avitoFor' | 'log'>,
): Promise<void> {
  try {
    await avitoFor(seller).markRead(chatId);
  } catch (error) {
    log.warn('chat not marked as read', { sellerId: seller.sellerId, chatId, error });
  }
}
