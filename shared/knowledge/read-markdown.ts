import { type ReadRows, readRow } from './article-rows.ts';

interface Section {
  line: number;
  level: number;
  title: string;
  lines: string[];
}

/**
 * Articles from Markdown: each heading of level 1 or 2 (`#`, `##`) is a title, what follows it is the text, as it is. A
 * heading of level 1 with nothing but headings of level 2 under it names a chapter, and is no article.
 */
export function readMarkdown(text: string): ReadRows {
  const { preface, sections } = split(text.replace(/^\uFEFF/, '').split(/\r\n?|\n/));
  const read: ReadRows = { rows: [], problems: [] };
  if (preface !== undefined) {
    read.problems.push({ line: preface, message: 'stands before the first heading: it was left out' });
  }
  for (const [place, { line, level, title, lines }] of sections.entries()) {
    const content = lines.join('\n');
    const isChapter = level === 1 && sections[place + 1]?.level === 2 && content.trim() === '';
    if (!isChapter) readRow(line, { title, text: content }, read);
  }
  return read;
}

/** `preface` is the line of the first text without a heading. */
function split(lines: string[]): { preface: number | undefined; sections: Section[] } {
  const sections: Section[] = [];
  let preface: number | undefined;
  let fence: string | undefined;
  for (const [index, content] of lines.entries()) {
    // A `#` within a block of code is no heading.
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(content)?.[1];
    const heading = fence === undefined ? headingOf(content) : undefined;
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence)) fence = undefined;
    if (heading !== undefined) sections.push({ line: index + 1, ...heading, lines: [] });
    else if (sections.length > 0) sections.at(-1)?.lines.push(content);
    else if (content.trim() !== '') preface ??= index + 1;
  }
  return { preface, sections };
}

function headingOf(line: string): { level: number; title: string } | undefined {
  const [, marks, content = ''] = /^ {0,3}(##?)(?:[ \t]+(.*))?$/.exec(line) ?? [];
  if (marks === undefined) return undefined;
  return {
    level: marks.length,
    title: content
      .trimEnd()
      .replace(/(?:^|[ \t])#+$/, '')
      .trim(),
  };
}
