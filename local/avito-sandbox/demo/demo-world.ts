import type { SandboxChat } from '../world/chat.ts';
import type { SandboxMessage } from '../world/message.ts';
import type { World } from '../world/world.ts';
import { DEMO_ACCOUNTS } from './demo-accounts.ts';
import { demoBuyers, demoStrangers } from './demo-buyers.ts';
import { demoListings } from './demo-listings.ts';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * The world at first start. The furniture shop's old chats are the ones a bot must leave alone, as met in real accounts: our account is the buyer,
 * the listing is 0, a chat between profiles, a chat with Avito. All are days old and read.
 */
export function demoWorld(now: number, { withOldChats }: { withOldChats: boolean }): World {
  return {
    version: 1,
    activity: 100,
    accounts: Object.values(DEMO_ACCOUNTS).map((account) => ({ ...account })),
    buyers: [...demoBuyers, ...demoStrangers].map((buyer) => ({ ...buyer })),
    listings: structuredClone(demoListings),
    chats: withOldChats ? oldChats(now - 3 * dayMs) : [],
    images: [],
    blocked: [],
    subscriptions: {},
  };
}

function oldChats(at: number): SandboxChat[] {
  const ask = (id: string, later: number, text: string): SandboxMessage =>
    message(id, at + later, 'counterpart', 'human', text);
  const [packaging, support] = demoStrangers;
  return [
    chat('u2i-oldBuyer~role1', at, 'u2i', packaging.id, 3890123456, [
      message('old-1', at, 'account', 'human', 'Здравствуйте, коробки ещё есть?'),
      ask('old-2', 0, 'Да, приезжайте на склад.'),
    ]),
    chat('u2i-oldNo~listing2', at + 1000, 'u2i', demoBuyers[1].id, 0, [ask('old-3', 1000, 'Это вы продавали шкаф?')]),
    chat('u2u-oldProfile~chat3', at + 2000, 'u2u', demoBuyers[2].id, 0, [
      ask('old-4', 2000, 'Привет! Это Алексей из Твери.'),
    ]),
    chat('a2u-oldAvito~chat4', at + 3000, 'a2u', support.id, 0, [
      message('old-5', at + 3000, 'system', 'avito', '[Системное сообщение] Ваши объявления увидели 120 человек.'),
    ]),
  ];
}

const chat = (
  id: string,
  createdAt: number,
  type: SandboxChat['type'],
  counterpartId: number,
  listingId: number,
  messages: SandboxMessage[],
): SandboxChat => ({
  id,
  type,
  accountId: DEMO_ACCOUNTS.furniture.id,
  counterpartId,
  listingId,
  createdAt,
  activity: 1,
  messages,
});

const message = (
  id: string,
  at: number,
  author: SandboxMessage['author'],
  via: SandboxMessage['via'],
  text: string,
): SandboxMessage => ({
  id,
  author,
  via,
  createdAt: at,
  readAt: at,
  body: author === 'system' ? { type: 'system', text } : { type: 'text', text },
});
