import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../shared/knowledge/read-markdown.ts';

describe('Markdown', () => {
  it('has an article for each heading of level 1 or 2', () => {
    const text = '# Доставка\r\n\r\nВезём.\r\n\r\n### Сроки\r\n3 дня\r\n\r\n## Возврат ##\r\nБерём.\r\n';
    expect(readMarkdown(text)).toEqual({
      rows: [
        { line: 1, title: 'Доставка', text: 'Везём.\n\n### Сроки\n3 дня' },
        { line: 8, title: 'Возврат', text: 'Берём.' },
      ],
      problems: [],
    });
  });

  it('may have chapters', () => {
    const text = '\uFEFF# Вопросы\n\n## Доставка\nВезём.\n# Ответы\n## Возврат\nБерём.';
    expect(readMarkdown(text).rows.map(({ title }) => title)).toEqual(['Доставка', 'Возврат']);
    expect(readMarkdown(text).problems).toEqual([]);
  });

  it('takes a # within code, within a word or without a space for what it is', () => {
    const text = '# Промокоды\n#скидка\nC# и C++\n```\n# не заголовок\n````\n## Далее\nтекст';
    expect(readMarkdown(text).rows).toEqual([
      { line: 1, title: 'Промокоды', text: '#скидка\nC# и C++\n```\n# не заголовок\n````' },
      { line: 7, title: 'Далее', text: 'текст' },
    ]);
  });

  it.each([
    ['nothing', '', []],
    ['a text without headings', '\nпросто текст\nещё', [[2, undefined]]],
    ['a heading without text', '# А\n\n# Б\nб', [[1, 'text']]],
    ['a chapter without articles', '## А\nа\n# Б', [[3, 'text']]],
    [
      'a heading without title',
      '#\nтекст\n## ##\nтекст',
      [
        [1, 'title'],
        [3, 'title'],
      ],
    ],
    ['a title that is too long', `# ${'а'.repeat(201)}\nтекст`, [[1, 'title']]],
    ['a text that is too long', `# А\n${'а'.repeat(8_001)}`, [[1, 'text']]],
    ['letters that were lost', '# А\n\uFFFD', [[1, undefined]]],
  ])('says what is wrong with %s', (_what, text, problems) => {
    expect(readMarkdown(text).problems.map(({ line, field }) => [line, field])).toEqual(problems);
  });

  it('is read in a moment, however it is made', () => {
    expect(readMarkdown(`# А\n${'#'.repeat(200_000)}`).rows).toEqual([]);
    expect(readMarkdown(`# ${' #'.repeat(100_000)}x`).rows).toEqual([]);
  });
});
