import { describe, expect, it } from 'vitest';
import { structuredAnswerSchema } from '../../../../shared/ai/language-model.ts';
import { guidanceFor } from '../../../../shared/ai/prompts/consultant/guidance.ts';
import { CONSULTANT_INSTRUCTION } from '../../../../shared/ai/prompts/consultant/instruction.ts';
import { TRADE_HINTS } from '../../../../shared/ai/prompts/consultant/trade-hints.ts';
import type { ConversationMessage } from '../../../../shared/ai/prompts/conversation.ts';
import { sellerSettingsSchema } from '../../../../shared/sellers/settings.ts';
import { asked, earlier } from '../a-conversation.ts';

describe('the instruction', () => {
  it('names each field of the answer, and each fence', () => {
    for (const field of Object.keys(structuredAnswerSchema.shape)) expect(CONSULTANT_INSTRUCTION).toContain(field);
    for (const fence of ['guidance', 'facts', 'buyer_messages', 'objections']) {
      expect(CONSULTANT_INSTRUCTION).toContain(`<${fence}>`);
    }
  });

  it('says what the guards hold it to', () => {
    for (const rule of ['listing.availability', 'со всеми условиями', 'Ничего не выводи и не считай', 'голым «да»']) {
      expect(CONSULTANT_INSTRUCTION).toContain(rule);
    }
  });

  it('stays short: its tokens are paid with each reply', () => {
    expect(CONSULTANT_INSTRUCTION.length).toBeLessThan(3_600);
  });

  it('is plain text of its own: nothing of one seller stands in it', () => {
    expect(CONSULTANT_INSTRUCTION).not.toMatch(/undefined|\$\{|\[object/u);
    expect(CONSULTANT_INSTRUCTION.match(/^\d+\. /gmu)?.map((number) => Number.parseInt(number, 10))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
  });
});

const hours = (from: string, to: string) => ({
  ...{ isAlways: false, monday: [{ from, to }] },
  ...{ tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] },
});

/** A Monday, 13:05 in Moscow. */
const NOW = Date.parse('2026-03-02T10:05:00Z');

const guidance = (settings: object = {}, conversation: ConversationMessage[] = asked('Цена?'), now = NOW) =>
  guidanceFor({ settings: sellerSettingsSchema.parse(settings), now, conversation });

describe('the guidance', () => {
  it('tells style, trade, greeting and time, what changes least first', () => {
    expect(guidance()).toEqual([
      'Пиши дружелюбно и просто.',
      ...TRADE_HINTS.goods,
      'Продавец в этом чате ещё не писал: начни с приветствия.',
      'У продавца сейчас понедельник, 2026-03-02, 13:05.',
    ]);
  });

  it("tells the assistant's name, tone and language as the seller chose them", () => {
    const told = guidance({ persona: { name: 'Анна', tone: 'businesslike' }, language: 'kk' }).join('\n');
    expect(told).toContain('Помощника зовут Анна.');
    expect(told).toContain('по-деловому');
    expect(told).toContain('по-казахски');
  });

  it.each(['goods', 'cars', 'parts', 'services', 'real-estate', 'jobs'] as const)(
    'says what leads to a deal in %s, and what is not promised there',
    (trade) => {
      const told = guidance({ trade });
      expect(told).toEqual(expect.arrayContaining([...TRADE_HINTS[trade]]));
      expect(told.join('\n')).toMatch(/К сделке ведёт.*\n.*Без факта не/u);
    },
  );

  it.each([
    ['bot', 'уже писал'],
    ['human', 'уже писал'],
    ['buyer', 'ещё не писал'],
  ] as const)('asks for a greeting only before the first word of the seller: %s', (author, words) => {
    expect(guidance({}, [earlier(author, 'Добрый день'), ...asked('Цена?')]).join('\n')).toContain(words);
  });

  it.each([
    ['09:00', '18:00', ', рабочее время.'],
    ['18:00', '20:00', ', нерабочее время.'],
  ])('tells whether the shop is open: %s to %s', (from, to, end) => {
    expect(guidance({ workingHours: hours(from, to) }).at(-1)).toBe(
      `У продавца сейчас понедельник, 2026-03-02, 13:05${end}`,
    );
  });

  it("goes by the seller's clock", () => {
    const late = Date.parse('2026-03-01T20:59:00Z');
    expect(guidance({}, asked('?'), late).at(-1)).toContain('воскресенье, 2026-03-01, 23:59');
    expect(guidance({ timeZone: 'Asia/Vladivostok' }, asked('?'), late).at(-1)).toContain(
      'понедельник, 2026-03-02, 6:59',
    );
  });
});
