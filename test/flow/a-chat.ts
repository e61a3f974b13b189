import type { MessageBodyInput } from '../../local/avito-sandbox/world/message.ts';
import { mergeLog } from '../../shared/chats/merge-log.ts';
import type { World } from './world.ts';

let buyers = 0;

/** A new buyer's chat about a listing of the demo seller: each test has its own, so tests do not meet. */
export function aChat(world: World, listing: { price?: number; status?: 'active' | 'removed' } = {}) {
  const { control } = world;
  buyers += 1;
  const owner = control.accounts()[0];
  if (owner === undefined) throw new Error('the sandbox has no account');
  const buyer = control.addBuyer({ name: `Покупатель ${buyers}` });
  const { id: listingId } = control.addListing({
    ownerId: owner.id,
    title: 'Кресло офисное',
    price: listing.price ?? 4_500,
    status: listing.status ?? 'active',
  });
  const first = { listingId, buyerId: buyer.id };
  let chatId: string | undefined;
  const id = () => chatId ?? '';
  const ref = () => ({ sellerId: world.sellerId, chatId: id() });
  const messages = () => (chatId === undefined ? [] : control.messagesOf(chatId));

  const buyerSends = (body: MessageBodyInput) => {
    const written = control.buyerWrites(chatId === undefined ? { ...first, body } : { chatId, body });
    chatId = written.chatId;
    return written.message;
  };

  return {
    id,
    ref,
    messages,
    accountId: owner.id,
    listingId: String(listingId),
    buyerWrites: (text: string) => buyerSends({ type: 'text', text }),
    buyerSends,
    sellerWrites: (text: string) => control.sellerWrites({ chatId: id(), text }).message,
    /** The webhook that brings this message, once more or as it might have been. */
    webhookOf: (message: { id: string; author: string; createdAt: number; text?: string | undefined }) =>
      JSON.stringify({
        id: `again-${message.id}`,
        version: 'v3.0.0',
        timestamp: Math.floor(Date.now() / 1_000),
        payload: {
          type: 'message',
          value: {
            id: message.id,
            chat_id: id(),
            chat_type: 'u2i',
            user_id: owner.id,
            author_id: message.author === 'buyer' ? buyer.id : owner.id,
            item_id: listingId,
            type: 'text',
            content: { text: message.text },
            created: Math.floor(message.createdAt / 1_000),
          },
        },
      }),
    /** What the bot sent, oldest first. */
    answers: () => messages().flatMap((message) => (message.via === 'api' ? [message.text] : [])),
    chat: () => world.chats.get(ref(), { isConsistent: true }),
    /** Everybody's messages as we know them, oldest first. */
    stored: async () => mergeLog(await world.messages.newest(ref(), 50), await world.replies.newest(ref(), 50)),
    async lastReply() {
      const [reply] = await world.replies.newest(ref(), 1);
      return reply;
    },
  };
}
