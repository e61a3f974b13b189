import type { Deliveries } from '../webhooks/deliveries.ts';
import type { SandboxChat } from '../world/chat.ts';
import type { ImageStore, StoredImage } from '../world/image-store.ts';
import type { MessageBody, SandboxMessage } from '../world/message.ts';
import type { Messenger } from '../world/messenger.ts';
import { SandboxRefusal } from '../world/refusal.ts';
import type { World } from '../world/world.ts';
import { type BuyerWrites, buyerWritesSchema, type Writes, writesSchema } from './play-schemas.ts';
import { type PlayedMessage, playedMessage } from './played-message.ts';

export interface PlayDeps {
  world: World;
  messenger: Messenger;
  deliveries: Deliveries;
  images: ImageStore;
  origin: () => string;
}

interface Written {
  chatId: string;
  message: PlayedMessage;
}

/** What the people do: they write, read and delete. Each message goes out as a webhook; `settled()` of the control waits for those. */
export interface Play {
  /** Into a listing's chat or the chat that is named. Writes as the other side in a chat where the account itself buys. */
  buyerWrites(message: BuyerWrites): Written;
  /** As a human of the seller does in the app: also reads the chat. */
  sellerWrites(message: Writes & { chatId: string }): Written;
  /** A service record of Avito's, with author 0. */
  systemWrites(message: { chatId: string; text: string; flowId?: string }): Written;
  buyerReads(chatId: string): void;
  /** Whoever wrote it. */
  deletesMessage(chatId: string, messageId: string): void;
  /** Oldest first. */
  messagesOf(chatId: string): PlayedMessage[];
  chatsOf(accountId: number): SandboxChat[];
  /** A picture that a message of type `image` can name. */
  addImage(image: StoredImage): string;
}

export function createPlay({ world, messenger, deliveries, images, origin }: PlayDeps): Play {
  const say = (chat: SandboxChat, message: Pick<SandboxMessage, 'author' | 'via' | 'body'>): Written => {
    const { body } = message;
    if (body.type === 'image' && images.get(body.imageId) === undefined) {
      throw new SandboxRefusal(404, 'unknown-image', 'there is no such image');
    }
    const written = messenger.write(chat, message);
    void deliveries.announce(chat, written);
    return { chatId: chat.id, message: playedMessage(chat, written, origin()) };
  };
  return {
    buyerWrites(input) {
      const { chatId, text, body, ...place } = buyerWritesSchema.parse(input);
      const chat = chatId === undefined ? listingChat(place, world, messenger) : messenger.chat(chatId);
      if (isBlocked(world, chat)) throw new SandboxRefusal(409, 'buyer-blocked', 'the seller has blocked this buyer');
      return say(chat, { author: 'counterpart', via: 'human', body: bodyOf(text, body) });
    },
    sellerWrites({ chatId, ...input }) {
      const { text, body } = writesSchema.parse({ as: 'seller', ...input });
      const chat = messenger.chat(chatId);
      messenger.markRead(chat, 'account');
      return say(chat, { author: 'account', via: 'human', body: bodyOf(text, body) });
    },
    systemWrites({ chatId, text, flowId }) {
      const body = flowId === undefined ? { type: 'system' as const, text } : { type: 'system' as const, text, flowId };
      return say(messenger.chat(chatId), { author: 'system', via: 'avito', body });
    },
    buyerReads: (chatId) => messenger.markRead(messenger.chat(chatId), 'counterpart'),
    deletesMessage(chatId, messageId) {
      const chat = messenger.chat(chatId);
      const message = chat.messages.find(({ id }) => id === messageId);
      if (message === undefined) throw new SandboxRefusal(404, 'unknown-message', 'there is no such message');
      messenger.delete(chat, message);
      void deliveries.announce(chat, message);
    },
    messagesOf(chatId) {
      const chat = messenger.chat(chatId);
      return chat.messages.map((message) => playedMessage(chat, message, origin()));
    },
    chatsOf: (accountId) => messenger.chatsOf(accountId),
    addImage: (image) => images.add(0, image),
  };
}

interface Place {
  listingId?: number | undefined;
  buyerId?: number | undefined;
  accountId?: number | undefined;
}

function listingChat({ listingId, buyerId, accountId }: Place, world: World, messenger: Messenger): SandboxChat {
  const listing = world.listings.find(({ id }) => id === listingId);
  const account = world.accounts.find(({ id }) => id === listing?.ownerId);
  if (listing === undefined || account === undefined || (accountId ?? account.id) !== account.id) {
    throw new SandboxRefusal(404, 'unknown-listing', 'there is no such listing of this account');
  }
  const buyer = world.buyers.find(({ id }) => id === (buyerId ?? world.buyers[0]?.id));
  if (buyer === undefined) throw new SandboxRefusal(404, 'unknown-buyer', 'there is no such buyer');
  const place = { accountId: account.id, listingId: listing.id, counterpartId: buyer.id };
  const existing = messenger
    .chatsOf(account.id)
    .find((chat) => chat.listingId === listing.id && chat.counterpartId === buyer.id);
  return existing ?? messenger.openChat(place);
}

const bodyOf = (text: string | undefined, body: MessageBody | undefined): MessageBody =>
  body ?? { type: 'text', text: text ?? '' };

const isBlocked = (world: World, chat: SandboxChat): boolean =>
  world.blocked.some(({ accountId, userId }) => accountId === chat.accountId && userId === chat.counterpartId);
