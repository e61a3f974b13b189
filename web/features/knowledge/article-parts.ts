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
  const cutter = new Cutter(header, partBytes);
  for (const record of records) cutter.add(record);
  return cutter.end();
}

class Cutter {
  readonly #header: ArticleRecord | undefined;
  readonly #partBytes: number;
  readonly #headBytes: number;
  readonly #result: ArticleParts = { parts: [], problems: [], unchanged: 0 };
  readonly #titles = new Map<string, { record: ArticleRecord; part: number }>();
  #current: ArticleRecord[] = [];
  #bytes = 0;

  constructor(header: ArticleRecord | undefined, partBytes: number) {
    this.#header = header;
    this.#partBytes = partBytes;
    this.#headBytes = header === undefined ? 0 : bytesOf(header);
  }

  add(record: ArticleRecord): void {
    const size = bytesOf(record);
    if (this.#headBytes + size > this.#partBytes) {
      this.#result.problems.push({ line: record.line, field: 'text', message: TOO_LONG });
      return;
    }
    if (this.#headBytes + this.#bytes + size > this.#partBytes) this.#cut();
    const earlier = this.#earlier(record);
    if (earlier !== undefined) {
      noteDouble(record, earlier, this.#result);
      return;
    }
    this.#current.push(record);
    this.#bytes += size;
  }

  end(): ArticleParts {
    // A table of nothing but a header is for the server to judge.
    if (this.#current.length > 0 || (this.#result.parts.length === 0 && this.#header !== undefined)) this.#cut();
    return this.#result;
  }

  /** The record of an earlier part that has the title. */
  #earlier(record: ArticleRecord): ArticleRecord | undefined {
    const key = titleKey(record.title ?? '');
    if (key === '') return undefined;
    const part = this.#result.parts.length;
    const known = this.#titles.get(key);
    if (known === undefined) this.#titles.set(key, { record, part });
    return known?.part === part ? undefined : known?.record;
  }

  #cut(): void {
    this.#result.parts.push(partOf(this.#header, this.#current));
    this.#current = [];
    this.#bytes = 0;
  }
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
