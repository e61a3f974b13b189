import { describe, expect, it } from 'vitest';
import { type PastTurn, pastTurns } from '../../../functions/playground/past-turns.ts';
import type { Message } from '../../../shared/store/messages.ts';
import type { Reply } from '../../../shared/store/replies.ts';
import { aReply } from '../../support/a-reply.ts';

const CHAT = { sellerId: 'seller-1', chatId: 'u2i-1' };

/** `b` the buyer, `h` a person, `s` Avito, `r` a reply that was sent, `d` a draft, `-` the bot's silence; a second each. */
function turnsOf(script: string, { isWhole = true } = {}): PastTurn[] {
  const messages: Message[] = [];
  const replies: Reply[] = [];
  let seq = 0;
  for (const [second, letter] of Array.from(script).entries()) {
    const authors = { b: 'buyer', h: 'human', s: 'system' } as const;
    if (letter === 'b' || letter === 'h' || letter === 's') {
      const isBuyer = letter === 'b';
      if (isBuyer) seq += 1;
      messages.push({
        ...CHAT,
        messageId: `${letter}${second}`,
        author: authors[letter],
        content: { kind: 'text', text: `${letter}${second}` },
        createdAt: second,
        knownAt: second * 1_000,
        source: 'webhook',
        ...(isBuyer ? { seq } : {}),
      });
    } else {
      const sent = letter === 'r' ? { messageId: `r${second}`, sentAt: second } : {};
      const state = ({ r: 'sent', d: 'draft' } as const)[letter] ?? 'silent';
      replies.push(aReply(CHAT, { seq, state, text: `r${second}`, createdAt: second * 1_000, ...sent }));
    }
  }
  return pastTurns(messages, replies.reverse(), { isWhole });
}

/** Each turn as «history|turn|what was said after it». */
function read(turns: PastTurn[]): string[] {
  const words = (turn: PastTurn, isUnanswered: boolean) =>
    turn.conversation.flatMap((message) => (message.isUnanswered === isUnanswered ? [message.text] : [])).join(' ');
  return turns.map((turn) => {
    const said = turn.said.map(({ content }) => ('text' in content ? content.text : ''));
    return `${words(turn, false)}|${words(turn, true)}|${said.join(' ')}`;
  });
}

describe('the turns of a past chat', () => {
  it.each([
    ['a question and its answer', 'br', ['|b0|r1']],
    ['several messages with one answer', 'bbbr', ['|b0 b1 b2|r3']],
    ['one turn after the other', 'brbr', ['|b0|r1', 'b0 r1|b2|r3']],
    ["a person's answer, in two messages", 'bbhhb', ['|b0 b1|h2 h3', 'b0 b1 h2 h3|b4|']],
    ['a draft that nobody sent before the buyer wrote on', 'bdbh', ['|b0|', 'b0|b2|h3']],
    ['a silence that a person ended', 'b-h', ['|b0|h2']],
    ["a person's words before the buyer ever wrote", 'hbr', ['h0|b1|r2']],
    ['messages of Avito among them', 'bsrsb', ['|b0|r2', 'b0 r2|b4|']],
    ['nothing at all', '', []],
    ['nothing of a buyer', 'hs', []],
  ])('%s', (_what, script, turns) => {
    expect(read(turnsOf(script))).toEqual(turns);
  });

  it('know what the bot decided about each', () => {
    expect(turnsOf('brb-bdbh').map(({ reply }) => reply?.state)).toEqual(['sent', 'silent', 'draft', undefined]);
  });

  it('know what had been offered by then, and left as the bot had worded it', () => {
    const sent = { messageId: 'r', sentAt: 0 };
    const replies = [
      aReply(CHAT, { seq: 3, offer: 4_050, state: 'draft' }),
      aReply(CHAT, { seq: 2, offer: 4_275, ...sent }),
      aReply(CHAT, { seq: 1, agreedPrice: 4_500, originalText: 'Хорошо', ...sent }),
    ];
    const messages = [1, 2, 3, 4].map(
      (seq): Message => ({
        ...{ ...CHAT, messageId: `b${seq}`, author: 'buyer', content: { kind: 'text', text: 'Уступите?' } },
        ...{ createdAt: seq, knownAt: seq, source: 'webhook', seq },
      }),
    );
    const turns = pastTurns(messages, replies, { isWhole: true });
    expect(turns.map(({ terms }) => terms.offers ?? [])).toEqual([[], [], [4_275], [4_275]]);
    expect(turns.every(({ terms }) => terms.agreedPrice === undefined)).toBe(true);
  });

  it('leave out the first where its beginning may be missing', () => {
    expect(read(turnsOf('bbrbr', { isWhole: false }))).toEqual(['b0 b1 r2|b3|r4']);
  });

  it('see no more of a long chat than the worker does', () => {
    const last = turnsOf('br'.repeat(30)).at(-1);
    expect(last?.conversation).toHaveLength(17);
  });
});
