import type { ArticleFormat } from './article-file.ts';

/** What belongs together in a file of articles: a record of a table, or a heading with its text. */
export interface ArticleRecord {
  /** Of the file, from 1. */
  line: number;
  lines: string[];
  /** By which the server tells articles apart; `undefined` where there is none. */
  title: string | undefined;
}

export interface ArticleRecords {
  /** The line of a table that names its columns: it goes before each part. */
  header: ArticleRecord | undefined;
  records: ArticleRecord[];
}

/** Cuts a file where the server would. What it objects to stays in, so that the objection has its line. */
export function articleRecords(format: ArticleFormat, text: string): ArticleRecords {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  return format === 'csv' ? tableRecords(lines) : { header: undefined, records: sections(lines) };
}

/** A chapter's heading stays with the first heading under it: alone it would be taken for an article without text. */
function sections(lines: string[]): ArticleRecord[] {
  const records: ArticleRecord[] = [];
  let current: ArticleRecord | undefined;
  let fence: string | undefined;
  for (const [index, line] of lines.entries()) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    const heading = fence === undefined ? headingOf(line) : undefined;
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence)) fence = undefined;
    if (heading !== undefined && heading.level === 2 && current !== undefined && isBareChapter(current)) {
      current.title = heading.title;
      current.lines.push(line);
    } else if (heading !== undefined || current === undefined) {
      current = { line: index + 1, lines: [line], title: heading?.title };
      records.push(current);
    } else current.lines.push(line);
  }
  return records;
}

function isBareChapter({ lines: [first = '', ...rest] }: ArticleRecord): boolean {
  return headingOf(first)?.level === 1 && rest.every((line) => line.trim() === '');
}

function headingOf(line: string): { level: number; title: string } | undefined {
  const [, marks, content = ''] = /^ {0,3}(##?)(?:[ \t]+(.*))?$/.exec(line) ?? [];
  if (marks === undefined) return undefined;
  const title = content
    .trimEnd()
    .replace(/(?:^|[ \t])#+$/, '')
    .trim();
  return { level: marks.length, title };
}

const TITLES = ['title', 'заголовок', 'название'];

function tableRecords(lines: string[]): ArticleRecords {
  const delimiter = lines.find((line) => line.trim() !== '')?.includes(';') ? ';' : ',';
  const records: (ArticleRecord & { cells: string[] })[] = [];
  for (let from = 0; from < lines.length; ) {
    const { count, cells } = recordAt(lines, from, delimiter);
    const isEmpty = cells.every((cell) => cell.trim() === '');
    if (!isEmpty) records.push({ line: from + 1, lines: lines.slice(from, from + count), title: undefined, cells });
    from += count;
  }
  const [header, ...rest] = records;
  const place = header?.cells.findIndex((cell) => TITLES.includes(cell.trim().toLowerCase())) ?? -1;
  return {
    header,
    records: rest.map(({ line, lines: own, cells }) => ({ line, lines: own, title: cells[place]?.trim() })),
  };
}

/** No article has so many lines: a quotation that runs so far is one that was forgotten. */
const MOST_LINES = 10_000;

/** A record whose quotation marks do not pair is its first line, as the server has it, and reading goes on with the next. */
function recordAt(lines: string[], from: number, delimiter: string): { count: number; cells: string[] } {
  let text = '';
  for (let count = 1; from + count <= lines.length && count <= MOST_LINES; count += 1) {
    text += `${count === 1 ? '' : '\n'}${lines[from + count - 1]}`;
    // Only a line with a quotation mark can end a record that runs over several.
    if (count > 1 && !lines[from + count - 1]?.includes('"')) continue;
    const cells = cellsOf(text, delimiter);
    if (cells === 'broken') break;
    if (cells !== 'open') return { count, cells };
  }
  return { count: 1, cells: [lines[from] ?? ''] };
}

function cellsOf(text: string, delimiter: string): string[] | 'open' | 'broken' {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    const isQuoted = text[at] === '"';
    const end = isQuoted ? endOfQuoted(text, at) : endOfPlain(text, at, delimiter);
    if (end === 'open' || end === 'broken') return end;
    const cell = text.slice(at, end);
    cells.push(isQuoted ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end >= text.length) return cells;
    if (text[end] !== delimiter) return 'broken';
    at = end + 1;
  }
}

function endOfQuoted(text: string, start: number): number | 'open' {
  for (let at = start + 1; ; at += 2) {
    at = text.indexOf('"', at);
    if (at === -1) return 'open';
    if (text[at + 1] !== '"') return at + 1;
  }
}

function endOfPlain(text: string, start: number, delimiter: string): number | 'broken' {
  const next = text.indexOf(delimiter, start);
  const end = next === -1 ? text.length : next;
  return text.slice(start, end).includes('"') ? 'broken' : end;
}
