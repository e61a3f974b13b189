import { describe, expect, it } from 'vitest';
import { barState } from '../../../web/features/inbox/chat-bar-state.ts';
import { countdown, minutesUntilMorning, takeoverEnd } from '../../../web/features/inbox/chat-time.ts';
import {
  insertedAt,
  matchingTemplates,
  meaningOf,
  slashFilter,
} from '../../../web/features/inbox/composer-templates.ts';
import { foldedText, mapAddress, webAddress, withLinks } from '../../../web/features/inbox/message-text.ts';
import { articleTitle } from '../../../web/features/inbox/reply-article-title.ts';

describe('a text of a buyer', () => {
  it('stands as it is while it is of a common length', () => {
    expect(foldedText('Здравствуйте!')).toBeUndefined();
  });

  it('is folded when it has ten thousand characters, or very many lines', () => {
    expect(foldedText('а'.repeat(10_000))).toHaveLength(901);
    expect(foldedText('а\n'.repeat(200))?.split('\n')).toHaveLength(18);
  });

  it('is never cut within an emoji', () => {
    expect(foldedText('😅'.repeat(2_000))).toBe(`${'😅'.repeat(900)}…`);
  });

  it('has its web addresses apart, without the mark after them', () => {
    expect(withLinks('Вот https://example.com/a?b=1. Смотрите')).toEqual([
      { text: 'Вот ' },
      { text: 'https://example.com/a?b=1', url: 'https://example.com/a?b=1' },
      { text: '. Смотрите' },
    ]);
  });

  it('makes no link of anything but the web', () => {
    expect(withLinks('javascript:alert(1) ftp://a')).toEqual([{ text: 'javascript:alert(1) ftp://a' }]);
    expect(webAddress('javascript:alert(1)')).toBeUndefined();
    expect(webAddress('data:text/html,x')).toBeUndefined();
    expect(webAddress('not an address')).toBeUndefined();
    expect(webAddress(undefined)).toBeUndefined();
    expect(webAddress('https://www.avito.ru/1')).toBe('https://www.avito.ru/1');
  });

  it('stays markup as text', () => {
    expect(withLinks('<img src=x onerror=alert(1)>')).toEqual([{ text: '<img src=x onerror=alert(1)>' }]);
  });

  it('is nothing when it is empty', () => {
    expect(withLinks('')).toEqual([]);
  });
});

describe('a place', () => {
  it('is on a map when it is known where', () => {
    expect(mapAddress({ latitude: 55.7, longitude: 37.6 })).toContain('37.6,55.7');
    expect(mapAddress({ latitude: 55.7 })).toBeUndefined();
  });
});

describe('the time of a takeover', () => {
  it.each([
    [0, '0:00'],
    [-5_000, '0:00'],
    [59_001, '1:00'],
    [24 * 60_000 + 5_000, '24:05'],
    [3_600_000 + 65_000, '1:01:05'],
  ])('of %d ms left reads %s', (left, shown) => {
    expect(countdown(left)).toBe(shown);
  });

  it('lasts until nine the next morning by the seller’s clock', () => {
    const now = Date.parse('2026-11-27T20:30:00Z');
    expect(minutesUntilMorning(now, 'UTC')).toBe(12 * 60 + 30);
    // In Vladivostok it is half past six of the next day.
    expect(minutesUntilMorning(now, 'Asia/Vladivostok')).toBe(26 * 60 + 30);
    expect(minutesUntilMorning(Date.parse('2026-11-27T00:00:00Z'), 'UTC')).toBe(33 * 60);
  });

  it('is never shortened', () => {
    const now = Date.parse('2026-11-27T12:00:00Z');
    expect(takeoverEnd(now, 30, undefined)).toBe('2026-11-27T12:30:00.000Z');
    expect(takeoverEnd(now, 30, '2026-11-27T14:00:00.000Z')).toBe('2026-11-27T14:00:00.000Z');
  });
});

describe('in whose hands a chat is', () => {
  const now = Date.parse('2026-11-27T12:00:00Z');
  const chat = { state: 'waiting', isOurPurchase: false } as const;
  const seller = { mode: 'auto', isStopped: false } as const;
  it.each([
    [{ ...chat, takeoverUntil: '2026-11-27T12:30:00Z' }, seller, 'takenOver'],
    [{ ...chat, takeoverUntil: '2026-11-27T11:30:00Z' }, seller, 'auto'],
    [{ ...chat, state: 'needs-human' }, seller, 'needsHuman'],
    [{ ...chat, state: 'draft' }, { ...seller, isStopped: true }, 'draft'],
    [{ ...chat, state: 'answering' }, seller, 'answering'],
    [chat, { ...seller, isStopped: true }, 'stopped'],
    [chat, { ...seller, isStoppedForAll: true }, 'stopped'],
    [chat, { ...seller, mode: 'off' }, 'off'],
    [chat, { ...seller, mode: 'draft' }, 'drafts'],
    [{ ...chat, isOurPurchase: true }, seller, 'purchase'],
    [{ ...chat, state: 'closed' }, seller, 'auto'],
  ] as const)('%j of %j is %s', (one, shop, state) => {
    expect(barState(one, shop, now)).toBe(state);
  });
});

describe('templates', () => {
  const templates = [
    { templateId: '1', name: 'Адрес', text: 'Лесная, 7. Самовывоз ежедневно.', keywords: ['где'] },
    { templateId: '2', name: 'Самовывоз', text: 'Забрать можно с 10 до 20.', keywords: [] },
    { templateId: '3', name: 'Приём', text: 'Принимаем карты.', keywords: ['оплата'] },
  ];
  const names = (filter: string) => matchingTemplates(templates, filter).map(({ name }) => name);

  it('are all there before anything is looked for', () => {
    expect(names('')).toHaveLength(3);
  });

  it('are found by name first, by keywords and by text, with е for ё', () => {
    expect(names('самовывоз')).toEqual(['Самовывоз', 'Адрес']);
    expect(names('ОПЛАТА')).toEqual(['Приём']);
    expect(names('прием')).toEqual(['Приём']);
    expect(names('нет такого')).toEqual([]);
  });

  it('open by a slash at the beginning only', () => {
    expect(slashFilter('/адр')).toBe('адр');
    expect(slashFilter('и/или')).toBeUndefined();
    expect(slashFilter('/a\nb')).toBeUndefined();
  });

  it.each([
    ['Enter', true, 'take'],
    ['Tab', true, 'take'],
    ['ArrowDown', true, 'next'],
    ['ArrowUp', true, 'previous'],
    ['Escape', false, 'close'],
    ['Enter', false, 'nothing'],
    ['Tab', false, undefined],
    ['a', true, undefined],
  ])('take the key %s, with one of them chosen: %s, as %s', (key, isOneChosen, meaning) => {
    expect(meaningOf({ key, shiftKey: false }, isOneChosen)).toBe(meaning);
  });

  it('are put where the writer is, with room around', () => {
    expect(insertedAt('Добрый день!Жду', 12, 'Лесная, 7')).toEqual({ text: 'Добрый день! Лесная, 7 Жду', caret: 22 });
    expect(insertedAt('', 0, 'Лесная, 7')).toEqual({ text: 'Лесная, 7', caret: 9 });
  });
});

describe('the title of an article out of a question', () => {
  it('is one line that is not too long and ends in no half of an emoji', () => {
    expect(articleTitle(' Есть\n доставка? ')).toBe('Есть доставка?');
    expect(articleTitle('😅'.repeat(300)).length).toBeLessThanOrEqual(200);
    expect(articleTitle('😅'.repeat(300)).isWellFormed()).toBe(true);
    expect(articleTitle(undefined)).toBe('');
  });
});
