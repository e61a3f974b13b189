import type { SandboxListing } from '../world/account.ts';
import type { SandboxChat } from '../world/chat.ts';
import type { World } from '../world/world.ts';
import { lastMessageView, unixSeconds } from './message-view.ts';

const avatarSizes = ['24x24', '36x36', '48x48', '64x64', '72x72', '96x96', '128x128', '192x192', '256x256'];

export const listingUrl = (listing: SandboxListing): string => `https://avito.ru/${listing.slug}_${listing.id}`;

/** «4 500 ₽» with the non-breaking spaces Avito writes; without a price the site says so in words. */
export const priceText = (price: number | null): string =>
  price === null ? 'Цена не указана' : `${price.toLocaleString('ru-RU').replaceAll(' ', '\u00a0')}\u00a0₽`;

export function chatView(world: World, chat: SandboxChat, origin: string) {
  const last = chat.messages.at(-1);
  return {
    id: chat.id,
    created: unixSeconds(chat.createdAt),
    updated: unixSeconds(last?.createdAt ?? chat.createdAt),
    ...contextOf(world, chat, origin),
    users: usersOf(world, chat, origin),
    ...(last === undefined ? {} : { last_message: lastMessageView(chat, last, origin) }),
  };
}

function contextOf(world: World, chat: SandboxChat, origin: string) {
  if (chat.type !== 'u2i') return {};
  const listing = world.listings.find(({ id }) => id === chat.listingId);
  if (listing === undefined) return { context: { type: 'item', value: { id: 0 } } };
  return {
    context: {
      type: 'item',
      value: {
        id: listing.id,
        title: listing.title,
        price_string: priceText(listing.price),
        // 10 is an active listing, 20 one that was taken off; the document names no others.
        status_id: listing.status === 'active' ? 10 : 20,
        url: listingUrl(listing),
        user_id: listing.ownerId,
        images: { count: 1, main: { '140x105': `${origin}/listing-images/${listing.id}` } },
      },
    },
  };
}

function usersOf(world: World, chat: SandboxChat, origin: string) {
  const account = world.accounts.find(({ id }) => id === chat.accountId);
  const counterpart = world.buyers.find(({ id }) => id === chat.counterpartId);
  const avatar = (size: string) => `${origin}/avatars/${size}/${chat.counterpartId}`;
  return [
    { id: chat.accountId, name: account?.name ?? '' },
    {
      id: chat.counterpartId,
      name: counterpart?.name ?? '',
      public_user_profile: {
        user_id: chat.counterpartId,
        item_id: chat.listingId,
        url: `https://avito.ru/user/${chat.counterpartId.toString(16).padStart(32, '0')}/profile`,
        avatar: {
          default: avatar('256x256'),
          images: Object.fromEntries(avatarSizes.map((size) => [size, avatar(size)])),
        },
      },
    },
  ];
}
