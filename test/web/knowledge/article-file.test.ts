import { describe, expect, it } from 'vitest';
import { LARGEST_ARTICLE_FILE_BYTES, readArticleFile } from '../../../web/features/knowledge/article-file.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
/** «title;text\nДоставка;Да» as Excel saves it in Russian. */
const WINDOWS_1251 = Uint8Array.from([
  ...bytes('title;text\n'),
  ...[0xc4, 0xee, 0xf1, 0xf2, 0xe0, 0xe2, 0xea, 0xe0, 0x3b, 0xc4, 0xe0],
]);

describe('a file of articles', () => {
  it('is read as UTF-8, with emoji', () => {
    expect(readArticleFile('a.csv', bytes('title,text\nДоставка,Да 😀'))).toEqual({
      format: 'csv',
      text: 'title,text\nДоставка,Да 😀',
    });
  });

  it('is read as Windows-1251 when it makes no sense as UTF-8', () => {
    expect(readArticleFile('a.csv', WINDOWS_1251)).toEqual({ format: 'csv', text: 'title;text\nДоставка;Да' });
  });

  it('is read as UTF-16 when its mark says so', () => {
    const text = Uint8Array.from([0xff, 0xfe, 0x23, 0, 0x20, 0, 0x42, 0x04]);
    expect(readArticleFile('a.txt', text)).toEqual({ format: 'markdown', text: '# т' });
  });

  it('tells Markdown from a table by its name, or by its headings', () => {
    expect(readArticleFile('a.md', bytes('текст'))).toMatchObject({ format: 'markdown' });
    expect(readArticleFile('a.txt', bytes('## Доставка\nДа'))).toMatchObject({ format: 'markdown' });
    expect(readArticleFile('a.txt', bytes('title,text\nДоставка,Да'))).toMatchObject({ format: 'csv' });
  });

  it('is refused when it is empty', () => {
    expect(readArticleFile('a.csv', bytes(''))).toEqual({ problem: 'empty' });
    expect(readArticleFile('a.csv', bytes('\ufeff \n'))).toEqual({ problem: 'empty' });
  });

  it('is refused when it is no text', () => {
    expect(readArticleFile('a.csv', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]))).toEqual({ problem: 'not-text' });
    expect(readArticleFile('a.csv', bytes('%PDF-1.7 …'))).toEqual({ problem: 'not-text' });
    expect(readArticleFile('a.csv', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0]))).toEqual({ problem: 'not-text' });
  });

  it('is refused when it is larger than all articles may be', () => {
    expect(readArticleFile('a.csv', new Uint8Array(LARGEST_ARTICLE_FILE_BYTES + 1))).toEqual({ problem: 'too-large' });
  });
});
