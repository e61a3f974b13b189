import { describe, expect, it } from 'vitest';
import { isEdited, isOpen, replaced, seen, typed } from '../../../web/features/inbox/chat-draft.ts';
import { fateOf } from '../../../web/features/inbox/reply-fate.ts';

const first = { replyId: '1', version: 0, text: 'Цена 12 500 рублей.' };
const second = { replyId: '2', version: 0, text: 'Доставка есть.' };

function edited() {
  const desk = seen(undefined, first);
  if (desk === undefined) throw new Error('a draft lies on the desk');
  return typed(desk, 'Цена 12 000 рублей.');
}

describe('a draft that waits', () => {
  it('lies on the desk in the bot’s words', () => {
    const desk = seen(undefined, first);
    expect(desk).toEqual({ replyId: '1', version: 0, original: first.text, text: first.text });
    expect(desk !== undefined && isEdited(desk)).toBe(false);
  });

  it('makes room for a newer one while nobody has touched it', () => {
    expect(seen(seen(undefined, first), second)).toMatchObject({ replyId: '2', text: second.text });
  });

  it('keeps what was typed when a newer one comes, and offers that', () => {
    const desk = seen(edited(), second);
    expect(desk).toMatchObject({ replyId: '1', text: 'Цена 12 000 рублей.', newer: second });
    expect(desk !== undefined && replaced(desk)).toMatchObject({ replyId: '2', text: second.text });
  });

  it('is the same desk while nothing has changed, so that nothing is drawn anew', () => {
    const desk = edited();
    expect(seen(desk, first)).toBe(desk);
    const offered = seen(desk, second);
    expect(seen(offered, second)).toBe(offered);
  });

  it('takes a new version of itself along and keeps what was typed', () => {
    expect(seen(edited(), { ...first, version: 3 })).toMatchObject({ version: 3, text: 'Цена 12 000 рублей.' });
  });

  it('goes away with the draft when nobody has touched it', () => {
    expect(seen(seen(undefined, first), undefined)).toBeUndefined();
  });

  it('keeps what was typed though the draft is gone', () => {
    const desk = seen(edited(), undefined);
    expect(desk).toMatchObject({ text: 'Цена 12 000 рублей.', isGone: true });
    expect(seen(desk, undefined)).toBe(desk);
  });

  it('that is gone says so though a newer one waits, which comes when it is cleared away', () => {
    const desk = seen(seen(edited(), undefined), second);
    expect(desk).toMatchObject({ isGone: true, text: 'Цена 12 000 рублей.', newer: second });
    expect(desk !== undefined && replaced(desk)).toMatchObject({ replyId: '2' });
    expect(replaced(edited())).toBeUndefined();
  });

  it('can be decided on until it was sent or dropped, also when its sending was not confirmed', () => {
    expect(['draft', 'sending', 'sent', 'silent'].map((state) => isOpen({ state }))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('counts white space at its ends for nothing', () => {
    expect(isEdited(typed(edited(), `  ${first.text}\n`))).toBe(false);
  });
});

describe('what became of a draft', () => {
  const at = '2026-11-27T12:00:00.000Z';
  it.each([
    [{ approval: { by: 'me', at } }, 'sent-by-you'],
    [{ approval: { by: 'other', at } }, 'sent-by-colleague'],
    [{ dismissal: { by: 'me', at } }, 'dismissed-by-you'],
    [{ dismissal: { by: 'other', at } }, 'dismissed-by-colleague'],
    [{}, 'outdated'],
    [undefined, 'outdated'],
  ] as const)('%j is told as %s', (reply, fate) => {
    expect(fateOf(reply, 'me')).toBe(fate);
  });
});
