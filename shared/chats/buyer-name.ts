import type { AvitoChat } from '../avito/chats.ts';

const MOST_CHARACTERS = 100;
/** Control characters, and those that would turn or hide what stands beside the name. */
const UNSEEN = /[\p{Cc}\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]+/gu;

/**
 * What the person on the other side of a chat calls himself on Avito, fit to be shown in one line. `undefined` where Avito names
 * nobody, and where nothing of the name is to be seen.
 */
export function buyerNameIn(
  { users }: Pick<AvitoChat, 'users'>,
  { buyerId, accountId }: { buyerId: string | undefined; accountId: string | undefined },
): string | undefined {
  // The ids of a chat's users may not be the authors' (avito-api 2.1): then he is whoever is not us.
  const others = users.filter(({ id }) => id !== accountId);
  const buyer = others.find(({ id }) => id === buyerId) ?? (others.length === 1 ? others[0] : undefined);
  return buyer?.name === undefined ? undefined : shownName(buyer.name);
}

function shownName(name: string): string | undefined {
  const seen = name.replace(UNSEEN, ' ').replace(/\s+/gu, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(seen)) return undefined;
  const characters = Array.from(seen);
  return characters.length > MOST_CHARACTERS ? `${characters.slice(0, MOST_CHARACTERS - 1).join('')}…` : seen;
}
