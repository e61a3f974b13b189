import type { ArticleContent } from './article.ts';

/**
 * Articles as a table that `readCsv` reads back as they are. It begins with a byte order mark, by which Excel knows UTF-8; cells
 * that a spreadsheet would take for formulas have an apostrophe before them (OWASP, CSV injection).
 */
export function writeCsv(articles: ArticleContent[]): string {
  const rows = articles.map(({ title, text, tags }) => [title, text, tags.join('|')]);
  return `\uFEFF${[['title', 'text', 'tags'], ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`;
}

function cellOf(value: string): string {
  const safe = /^['=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
