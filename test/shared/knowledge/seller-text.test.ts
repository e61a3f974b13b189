import { describe, expect, it } from 'vitest';
import { sellerLine, sellerLines, sellerText } from '../../../shared/knowledge/seller-text.ts';

describe('a text of a seller', () => {
  it.each([
    ['\u0000', 'a NUL'],
    ['а\u001b[31m', 'an escape sequence'],
    ['\u0085', 'a line end of old'],
    ['\ud83d', 'half an emoji'],
  ])('does not hold %j (%s)', (text) => {
    expect(sellerText(100).safeParse(text).error?.issues[0]?.message).toBe('must not hold control characters');
  });

  it('is stored composed, with one kind of line ends and nothing around it', () => {
    expect(sellerText(100).parse(' \uFEFFЕ\u0308лка\r\n\tи\rшар\n\n')).toBe('Ёлка\n\tи\nшар');
  });

  it('is measured as it is stored', () => {
    expect(sellerText(2).parse('  е\u0308ж\r\n')).toBe('ёж');
    expect(sellerText(2).safeParse('ежи').success).toBe(false);
    expect(sellerText(2).safeParse(' \n ').success).toBe(false);
  });
});

describe('a line', () => {
  it('is one', () => {
    expect(sellerLine(10).safeParse('а\nб').success).toBe(false);
    expect(sellerLine(10).parse(' а б ')).toBe('а б');
  });

  it('is kept once among others', () => {
    expect(sellerLines(3, 10).parse(['а', ' а', 'б'])).toEqual(['а', 'б']);
    expect(sellerLines(3, 10).safeParse(['а', 'б', 'в', 'г']).success).toBe(false);
  });
});
