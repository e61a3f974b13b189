import { expect, it } from 'vitest';
import { before, changeOf } from '../../../functions/playground/compare-turn.ts';
import type { Message } from '../../../shared/store/messages.ts';
import { aReply } from '../../support/a-reply.ts';

const CHAT = { sellerId: 'seller-1', chatId: 'u2i-1' };
const said = (author: 'human' | 'bot', text: string): Message => ({
  ...CHAT,
  messageId: text,
  author,
  content: { kind: 'text', text },
  createdAt: 1_767_261_601,
  knownAt: 0,
  source: 'webhook',
});
const reply = (state: 'sent' | 'draft' | 'handed-off' | 'silent' | 'failed', text = 'Цена 4 500 ₽.') =>
  aReply(CHAT, { state, text });

const answer = { decision: 'reply', text: 'цена  4 500 ₽.' } as const;
const other = { decision: 'reply', text: 'Цена — 4 500 ₽.' } as const;
const handOff = { decision: 'hand-off', text: 'Уточню у продавца.' } as const;

it.each([
  ['the same answer', reply('sent'), [], answer, 'same'],
  ['another answer', reply('sent'), [], other, 'other-text'],
  ['an answer that is a call for a person now', reply('sent'), [], handOff, 'now-handed-off'],
  ['a draft with the same words', reply('draft'), [], answer, 'same'],
  ['a draft that is a call for a person now', reply('draft'), [said('human', 'Да')], handOff, 'now-handed-off'],
  ['a hand-off that is still one', reply('handed-off'), [said('human', 'Да')], handOff, 'same'],
  ['a hand-off that is answered now', reply('handed-off'), [said('human', 'Да')], answer, 'now-answered'],
  ["a person's answer that the bot would give now", undefined, [said('human', 'Да')], answer, 'now-answered'],
  ["a person's answer that still is his", undefined, [said('human', 'Да')], handOff, 'same'],
  ['a silence that would be a call for a person', reply('silent', ''), [], handOff, 'now-handed-off'],
  ['a failure that would be an answer', reply('failed', ''), [], answer, 'now-answered'],
] as const)('%s', (_what, then, after, now, change) => {
  expect(changeOf({ reply: then, said: [...after] }, now)).toBe(change);
});

it('shows a draft beside what a person said instead', () => {
  expect(before({ reply: reply('draft'), said: [said('human', 'Четыре пятьсот')] })).toEqual({
    outcome: 'drafted',
    reason: 'answered',
    draft: 'Цена 4 500 ₽.',
    said: [{ author: 'human', text: 'Четыре пятьсот', at: '2026-01-01T10:00:01.000Z' }],
  });
});
