import type { ArticleFormat } from './article-file.ts';
import { type ArticleRecord, articleRecords } from './article-records.ts';

/** The server takes requests of 256 KiB, and there is more in one than the text. */
export const PART_BYTES = 240 * 1024;

export interface ArticlePart {
  text: string;
  /** Which line of the file each line of the part is. */
  lines: number[];
}

export interface ArticleParts {
  parts: ArticlePart[];
  /** Found here, because each is larger than a part, or stands in another part than the one of the same title. */
  problems: { line: number; message: string; field?: string }[];
  /** Said twice in the same words. */
  unchanged: number;
}

/**
 * A file in parts that the server takes, cut between articles. A title that has been there in an earlier part is left out of a
 * later one: the server, which sees a part at a time, would take it for a newer article and replace the first.
 */
export function articleParts(format: ArticleFormat, text: string, partBytes = PART_BYTES): ArticleParts {
  const { header, records } = articleRecords(format, text);
  const head = header === undefined ? 0 : bytesOf(header);
  const result: ArticleParts = { parts: [], problems: [], unchanged: 0 };
  const seen = new Map<string, { record: ArticleRecord; part: number }>();
  let current: ArticleRecord[] = [];
  let bytes = head;
  const cut = () => {
    if (current.length > 0) result.parts.push(partOf(header, current));
    current = [];
    bytes = head;
  };
  for (const record of records) {
    const size = bytesOf(record);
    if (head + size > partBytes) {
      result.problems.push({ line: record.line, field: 'text', message: TOO_LONG });
      continue;
    }
    if (bytes + size > partBytes) cut();
    const key = record.title === undefined || record.title === '' ? undefined : titleKey(record.title);
    const earlier = key === undefined ? undefined : seen.get(key);
    if (earlier !== undefined && earlier.part !== result.parts.length) {
      noteDouble(record, earlier.record, result);
      continue;
    }
    if (key !== undefined && earlier === undefined) seen.set(key, { record, part: result.parts.length });
    current.push(record);
    bytes += size;
  }
  cut();
  // A table of nothing but a header is for the server to judge.
  if (result.parts.length === 0 && header !== undefined) result.parts.push(partOf(header, []));
  return result;
}

/** As the server words it for a text of more than 8,000 characters. */
const TOO_LONG = 'Too big: expected string to have <=8000 characters';

function noteDouble(record: ArticleRecord, earlier: ArticleRecord, into: ArticleParts): void {
  const isSame = record.lines.join('\n').trim() === earlier.lines.join('\n').trim();
  if (isSame) into.unchanged += 1;
  else into.problems.push({ line: record.line, field: 'title', message: `is the title of line ${earlier.line} too` });
}

/** Titles that differ only in case, spaces or `ё` are the same to the server. */
function titleKey(title: string): string {
  return title.normalize('NFC').toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim();
}

/** As JSON, where line ends and quotation marks take two. */
function bytesOf({ lines }: ArticleRecord): number {
  return new TextEncoder().encode(JSON.stringify(`${lines.join('\n')}\n`)).length;
}

function partOf(header: ArticleRecord | undefined, records: ArticleRecord[]): ArticlePart {
  const all = header === undefined ? records : [header, ...records];
  return {
    text: all.flatMap(({ lines }) => lines).join('\n'),
    lines: all.flatMap(({ line, lines }) => lines.map((_text, place) => line + place)),
  };
}
