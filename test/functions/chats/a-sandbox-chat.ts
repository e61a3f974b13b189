import type { ChatRef } from '../../../shared/store/chat.ts';
import type { Reply } from '../../../shared/store/replies.ts';
import type { Seller } from '../../../shared/store/sellers.ts';
import { aReply } from '../../support/a-reply.ts';
import type { ChatsWorld } from './a-chats-world.ts';

/** A new buyer's chat about a chair, whose first message has been taken in. */
export async function aSandboxChat(world: ChatsWorld, seller: Seller, text = 'Сколько стоит?') {
  const { control, stores, clock } = world;
  const ownerId = Number(seller.avitoUserId);
  const buyer = control.addBuyer({ name: 'Пётр' });
  const listing = control.addListing({ ownerId, title: 'Кресло офисное', price: 4_500, status: 'active' });
  const first = control.buyerWrites({ listingId: listing.id, buyerId: buyer.id, text });
  const { chatId } = first;
  const ref: ChatRef = { sellerId: seller.sellerId, chatId };

  type Written = { id: string; author: string; createdAt: number; text: string | undefined };
  const webhookOf = (message: Written, inChat = chatId) =>
    JSON.stringify({
      id: `event-${message.id}`,
      version: 'v3.0.0',
      timestamp: Math.floor(clock.at / 1_000),
      payload: {
        type: 'message',
        value: {
          id: message.id,
          chat_id: inChat,
          chat_type: 'u2i',
          user_id: ownerId,
          author_id: message.author === 'buyer' ? buyer.id : ownerId,
          item_id: listing.id,
          type: 'text',
          content: { text: message.text },
          created: Math.floor(message.createdAt / 1_000),
        },
      },
    });
  /** People take their time: nothing happens in the same second. */
  const takeIn = async (message: Written) => {
    const outcome = await world.takeIn(seller, webhookOf(message));
    clock.at += 2_000;
    return outcome;
  };
  await takeIn(first.message);
  return {
    ref,
    buyerId: String(buyer.id),
    listingId: String(listing.id),
    params: { sellerId: seller.sellerId, chatId },
    takeIn,
    webhookOf,
    buyerWrites: (words: string) => takeIn(control.buyerWrites({ chatId, text: words }).message),
    /** In Avito's own app. */
    humanWrites: (words: string) => takeIn(control.sellerWrites({ chatId, text: words }).message),
    /** The webhook of what our side said last. */
    async echo() {
      const last = control.messagesOf(chatId).findLast(({ author }) => author === 'seller');
      return last === undefined ? undefined : takeIn(last);
    },
    /** What our side said, oldest first. */
    said: () => control.messagesOf(chatId).flatMap(({ author, text: words }) => (author === 'seller' ? [words] : [])),
    chat: () => stores.chats.get(ref, { isConsistent: true }),
    /** The bot suggests an answer to the open turn. */
    async draft(words = 'Цена 4 500 ₽.', terms: Partial<Reply> = {}) {
      const chat = await stores.chats.get(ref, { isConsistent: true });
      const seq = chat?.inboundSeq ?? 0;
      await stores.replies.keep(aReplyWithoutSending(ref, { seq, text: words, createdAt: clock.at, ...terms }));
      await stores.chats.finishTurn(ref, {
        seq,
        state: 'draft',
        handedOffAt: chat?.handedOffAt,
        isOurPurchase: false,
        now: clock.at,
      });
      return String(seq);
    },
    /** The bot answers the open turn. */
    async answer(words = 'Цена 4 500 ₽.') {
      const seq = (await stores.chats.get(ref, { isConsistent: true }))?.inboundSeq ?? 0;
      const sent = { messageId: `a-${chatId}-${seq}`, sentAt: Math.floor(clock.at / 1_000) };
      await stores.replies.keep(aReply(ref, { seq, text: words, state: 'sent', createdAt: clock.at, ...sent }));
      await stores.chats.finishTurn(ref, {
        seq,
        state: 'waiting',
        handedOffAt: undefined,
        isOurPurchase: false,
        sent,
        now: clock.at,
      });
      return String(seq);
    },
  };
}
export type SandboxChat = Awaited<ReturnType<typeof aSandboxChat>>;

function aReplyWithoutSending(ref: ChatRef, changes: Pick<Reply, 'seq' | 'text' | 'createdAt'> & Partial<Reply>) {
  const { endsAs: _endsAs, sendingSince: _sendingSince, ...draft } = aReply(ref, { ...changes, state: 'draft' });
  return draft;
}
