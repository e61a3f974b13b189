import { describe, expect, it } from 'vitest';
import type { MessageContent } from '../../../shared/avito/message-content.ts';
import { authorOf, isSameText, ownMessageOrigin, type SentOrSending } from '../../../shared/chats/author.ts';

const text: MessageContent = { kind: 'text', text: 'Здравствуйте' };

describe('who wrote a message', () => {
  it.each<{ who: string; authorId: string | undefined; content: MessageContent; author: string }>([
    { who: 'somebody else', authorId: '900', content: text, author: 'buyer' },
    { who: 'somebody else, with a picture', authorId: '900', content: { kind: 'image', url: 'u' }, author: 'buyer' },
    { who: 'somebody else, unreadably', authorId: '900', content: { kind: 'unsupported', type: 'x' }, author: 'buyer' },
    { who: 'our account', authorId: '100', content: text, author: 'own-account' },
    { who: 'nobody', authorId: undefined, content: text, author: 'system' },
    { who: 'Avito', authorId: '0', content: { kind: 'system', text: 'Заказ оформлен' }, author: 'system' },
    {
      who: "Avito, under our account's id",
      authorId: '100',
      content: { kind: 'system', text: 'Ваши объявления увидели' },
      author: 'system',
    },
    { who: 'a buyer who took it back', authorId: '900', content: { kind: 'deleted' }, author: 'system' },
    { who: 'our account, and took it back', authorId: '100', content: { kind: 'deleted' }, author: 'system' },
  ])('$who: $author', ({ authorId, content, author }) => {
    expect(authorOf({ accountId: '100', authorId, content })).toBe(author);
  });
});

const sent: SentOrSending = { state: 'sent', text: 'Да, кресло в наличии.', messageId: 'm-1' };
const sending: SentOrSending = { state: 'sending', text: 'Цена 4 500 ₽.' };

describe('a message of our own account', () => {
  it('is the echo of what was sent under its id, whatever Avito made of the text', () => {
    const found = ownMessageOrigin({ id: 'm-1', text: undefined }, [sending, sent]);
    expect(found).toEqual({ origin: 'echo', reply: sent });
  });

  it('is an echo that overtook the response when its text is being sent right now', () => {
    const found = ownMessageOrigin({ id: 'm-2', text: 'Цена 4 500 ₽.' }, [sent, sending]);
    expect(found).toEqual({ origin: 'echo-before-response', reply: sending });
  });

  it.each([
    ['a word the bot did not write', { id: 'm-2', text: 'Цена 4 600 ₽.' }, [sent, sending]],
    ['the words of a reply that was sent under another id', { id: 'm-2', text: sent.text }, [sent]],
    ['the words of a draft', { id: 'm-2', text: 'Добрый день' }, [{ state: 'draft', text: 'Добрый день' }]],
    ['a picture while a text is being sent', { id: 'm-2', text: undefined }, [sending]],
    ['anything when the bot said nothing', { id: 'm-2', text: 'Да' }, []],
    ['anything, when a silent reply has no id either', { id: 'm-2', text: 'Да' }, [{ state: 'silent', text: '' }]],
  ])("is a human's: %s", (_what, message, replies) => {
    expect(ownMessageOrigin(message, replies)).toEqual({ origin: 'human' });
  });
});

describe('two texts are the same to a reader', () => {
  it.each([
    ['Цена 4 500 ₽.', 'Цена 4 500 ₽.'],
    ['Цена 4\u00a0500\u00a0₽.', 'Цена 4 500 ₽.'],
    ['Цена 4\u202f500 ₽.', 'Цена 4 500 ₽.'],
    ['  Цена 4 500 ₽.\n', 'Цена 4 500 ₽.'],
    ['Да.\n\nПриезжайте.', 'Да. Приезжайте.'],
    ['Да.\r\nПриезжайте.', 'Да.\nПриезжайте.'],
    ['Мой', 'Мои\u0306'],
    ['Ещё', 'Еще\u0308'],
  ])('%j and %j', (left, right) => {
    expect(isSameText(left, right)).toBe(true);
    expect(isSameText(right, left)).toBe(true);
  });

  it.each([
    ['Да', 'да'],
    ['Цена 4500', 'Цена 4 500'],
    ['Да', undefined],
    ['', undefined],
  ])('but not %j and %j', (left, right) => {
    expect(isSameText(left, right)).toBe(false);
  });
});
