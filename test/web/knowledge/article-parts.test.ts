import { describe, expect, it, vi } from 'vitest';
import { readCsv } from '../../../shared/knowledge/read-csv.ts';
import { readMarkdown } from '../../../shared/knowledge/read-markdown.ts';
import { importParts } from '../../../web/features/knowledge/article-import.ts';
import { articleParts, PART_BYTES } from '../../../web/features/knowledge/article-parts.ts';

const many = (count: number, row: (number: number) => string) =>
  Array.from({ length: count }, (_, index) => row(index + 1)).join('\n');
const rowsOf = (format: 'csv' | 'markdown', text: string) => (format === 'csv' ? readCsv(text) : readMarkdown(text));

/** What the server reads of the parts, by the lines of the file. */
function readInParts(format: 'csv' | 'markdown', text: string, partBytes: number) {
  const { parts } = articleParts(format, text, partBytes);
  const read = parts.map((part) => {
    const { rows, problems } = rowsOf(format, part.text);
    const lineOf = <T extends { line: number }>(row: T) => ({ ...row, line: part.lines[row.line - 1] });
    return { rows: rows.map(lineOf), problems: problems.map(lineOf) };
  });
  return {
    count: parts.length,
    rows: read.flatMap(({ rows }) => rows),
    problems: read.flatMap(({ problems }) => problems),
  };
}

describe('a large file of articles', () => {
  it('is sent whole while it is small', () => {
    expect(articleParts('csv', 'title,text\nДоставка,Да').parts).toEqual([
      { text: 'title,text\nДоставка,Да', lines: [1, 2] },
    ]);
  });

  it('is read in parts of a table as it would be read whole', () => {
    const text = `title;text;tags\n${many(50, (n) => `Статья ${n};"Строка ""раз"";\nстрока два ${n}";один|два`)}\n`;
    const { rows, problems } = readCsv(text);
    const inParts = readInParts('csv', text, 600);
    expect(inParts.count).toBeGreaterThan(5);
    expect(inParts.rows).toEqual(rows);
    expect(inParts.problems).toEqual(problems);
  });

  it('is read in parts of Markdown as it would be read whole, with its chapters and blocks of code', () => {
    const text = many(
      40,
      (n) =>
        `# Глава ${n}\r\n\r\n## Статья ${n}\r\nТекст 😀\r\n\`\`\`\r\n# не заголовок\r\n\`\`\`\r\n# Одна ${n}\r\nДа`,
    );
    const { rows, problems } = readMarkdown(text);
    const inParts = readInParts('markdown', text, 500);
    expect(inParts.count).toBeGreaterThan(5);
    expect(inParts.rows).toEqual(rows);
    expect(inParts.problems).toEqual(problems);
  });

  it('has its broken lines reported where they are', () => {
    const text = `title,text\n${many(30, (n) => (n % 10 === 0 ? `Статья ${n},"Текст` : `Статья ${n},Текст`))}`;
    const whole = readCsv(text);
    const inParts = readInParts('csv', text, 300);
    expect(inParts.count).toBeGreaterThan(2);
    expect(inParts.problems).toEqual(whole.problems);
    expect(inParts.rows).toEqual(whole.rows);
  });

  it('keeps every request below what the server takes', () => {
    const text = `title,text\n${many(500, (n) => `Статья ${n},"${'слово "" \n'.repeat(500)}"`)}`;
    const { parts } = articleParts('csv', text);
    expect(parts.length).toBeGreaterThan(10);
    for (const part of parts) expect(JSON.stringify(part.text).length).toBeLessThan(PART_BYTES);
  });

  it('leaves out what is larger than a request, and says where', () => {
    const { parts, problems } = articleParts('markdown', `# Одна\nДа\n# Две\n${'а'.repeat(2_000)}\n# Три\nДа`, 1_000);
    expect(problems).toMatchObject([{ line: 3, field: 'text' }]);
    expect(parts.map(({ lines }) => lines)).toEqual([[1, 2, 5, 6]]);
  });

  it('does not let a title of a later part replace the article of an earlier one', () => {
    const text = `title,text\nДоставка,Да\n${many(20, (n) => `Статья ${n},Текст`)}\nдоставка,Нет\nДоставка,Да`;
    const { problems, unchanged, parts } = articleParts('csv', text, 200);
    expect(parts.length).toBeGreaterThan(1);
    expect(problems).toEqual([{ line: 23, field: 'title', message: 'is the title of line 2 too' }]);
    expect(unchanged).toBe(1);
    expect(parts.filter(({ text: part }) => /доставка/i.test(part))).toHaveLength(1);
  });

  it('leaves to the server a table that has no rows', () => {
    expect(articleParts('csv', 'title,text\n').parts).toEqual([{ text: 'title,text', lines: [1] }]);
  });
});

describe('an import in parts', () => {
  const report = (given: object) => ({
    created: 0,
    updated: 0,
    unchanged: 0,
    problems: [],
    problemCount: 0,
    ...given,
  });
  const twoParts = {
    parts: [
      { text: 'первая', lines: [1, 2] },
      { text: 'вторая', lines: [1, 30] },
    ],
    problems: [{ line: 20, field: 'text', message: 'Too big' }],
    unchanged: 1,
  };

  it('adds up what became of the parts, by the lines of the file', async () => {
    const bring = async (text: string) =>
      text === 'первая'
        ? report({ created: 2 })
        : report({ updated: 1, problemCount: 1, problems: [{ line: 2, message: 'is the title of line 2 too' }] });
    const onPart = vi.fn();
    await expect(importParts(twoParts, bring, onPart)).resolves.toEqual({
      created: 2,
      updated: 1,
      unchanged: 1,
      problemCount: 2,
      problems: [
        { line: 20, field: 'text', message: 'Too big' },
        { line: 30, message: 'is the title of line 30 too' },
      ],
    });
    expect(onPart.mock.calls).toEqual([[1], [2]]);
  });

  it('ends with the first failure', async () => {
    const bring = vi.fn(async () => {
      throw new Error('offline');
    });
    await expect(importParts(twoParts, bring, () => {})).rejects.toThrow('offline');
    expect(bring).toHaveBeenCalledOnce();
  });
});
