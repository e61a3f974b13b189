import { randomUUID } from 'node:crypto';
import { Chats } from '../../../shared/store/chats.ts';
import { Messages } from '../../../shared/store/messages.ts';
import { Replies } from '../../../shared/store/replies.ts';
import type { Table } from '../../../shared/store/table.ts';

/** Of the length people write: 20 to 120 letters. */
const buyerTexts = [
  'Здравствуйте! Ещё продаёте?',
  'А доставка Авито возможна? Я из Твери, сама приехать не смогу',
  'Подскажите, пожалуйста, какая высота спинки и можно ли снять подлокотники? В описании не нашла.',
  'Хорошо, спасибо, подумаю',
  'Торг уместен? Заберу сегодня вечером, если немного уступите. Живу рядом, буду на машине.',
];
const botTexts = [
  'Здравствуйте! Да, в наличии. Цена — 4 500 ₽.',
  'Да, отправляем Авито Доставкой: оформить её можно прямо в объявлении, кнопка «Купить с доставкой».',
  'Высота спинки — 68 см, подлокотники снимаются, ключ лежит в комплекте. Если нужно, пришлём фотографии креплений. Кресло стоит на Лесной, посмотреть можно ежедневно с 10 до 20.',
  'Пожалуйста! Если появятся вопросы — пишите.',
  'К сожалению, цена окончательная. Забрать можно сегодня до 20:00, адрес — Лесная улица, 7.',
];

interface SeededChat {
  sellerId: string;
  chatId: string;
  listingId: number;
  /** Who writes in it further on. */
  buyerId?: number;
}

/**
 * Gives a chat so many older messages, each of the buyer's answered by the bot, as the functions would have stored them. Those that are
 * stored at once are numbered in any order.
 */
export async function seedHistory(
  table: Table,
  chat: SeededChat,
  messages: number,
  { atOnce = 40 } = {},
): Promise<void> {
  const store = { chats: new Chats(table), messages: new Messages(table), replies: new Replies(table) };
  const pairs = Array.from({ length: Math.floor(messages / 2) }, (_, index) => index);
  const endedAt = Math.floor(Date.now() / 1_000) + 1;
  const worker = async () => {
    for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
      await seedPair(store, chat, { number: pair, createdAt: endedAt - pair * 300 });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

async function seedPair(
  { chats, messages, replies }: { chats: Chats; messages: Messages; replies: Replies },
  { sellerId, chatId, listingId, buyerId = 987_654_321 }: SeededChat,
  { number, createdAt }: { number: number; createdAt: number },
): Promise<void> {
  const ref = { sellerId, chatId };
  const asked = buyerTexts[number % buyerTexts.length] ?? '';
  const answered = botTexts[number % botTexts.length] ?? '';
  const [question, answer] = [randomUUID().replaceAll('-', ''), randomUUID().replaceAll('-', '')];
  const note = { ...ref, chatType: 'u2i', listingId: String(listingId), buyerId: String(buyerId) };
  const counted = await chats.noteUnanswerable({ ...note, messageId: question, createdAt }, createdAt * 1_000);
  const seq = counted?.inboundSeq ?? number;
  await messages.put({
    ...ref,
    messageId: question,
    author: 'buyer',
    content: { kind: 'text', text: asked },
    createdAt,
    knownAt: createdAt * 1_000 + 300,
    seq,
    source: 'webhook',
  });
  await replies.keep({
    ...ref,
    seq,
    state: 'sent',
    endsAs: 'sent',
    reason: 'answered',
    text: answered,
    usedFacts: ['listing.availability', 'listing.price'],
    objections: [],
    usage: [
      { model: 'gemini-3.5-flash-lite', inputTokens: 1_450, outputTokens: 96, costMicroUsd: 675, milliseconds: 1_480 },
    ],
    createdAt: createdAt * 1_000 + 400,
    sendingSince: createdAt * 1_000 + 1_900,
    messageId: answer,
    sentAt: createdAt + 2,
  });
}
