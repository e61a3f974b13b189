import { InputError } from '../lambda/input-error.ts';
import { type ReadRows, readRow } from './article-rows.ts';
import { type CsvRecord, readCsvRecords } from './csv-records.ts';

const COLUMN_NAMES = {
  title: ['title', 'заголовок', 'название'],
  text: ['text', 'текст'],
  tags: ['tags', 'теги', 'метки'],
} as const satisfies Record<string, readonly string[]>;
type Columns = Record<keyof typeof COLUMN_NAMES, number | undefined> & { count: number };

/**
 * Articles from a table whose header row names `title`, `text` and perhaps `tags` (separated by commas, semicolons or bars),
 * in any order. Throws an InputError where the header does not tell which column is which.
 */
export function readCsv(text: string): ReadRows {
  const whole = text.replace(/^\uFEFF/, '');
  const { records, problems } = readCsvRecords(whole, delimiterOf(whole));
  const [header, ...body] = records;
  const columns = columnsOf(header);
  const read: ReadRows = { rows: [], problems };
  for (const record of body) readRecord(record, columns, read);
  return { rows: read.rows, problems: read.problems.toSorted((left, right) => left.line - right.line) };
}

/** The header row holds no texts, so it tells. */
function delimiterOf(text: string): ',' | ';' {
  const header = text.trimStart().split('\n', 1)[0] ?? '';
  return header.includes(';') ? ';' : ',';
}

function columnsOf(header: CsvRecord | undefined): Columns {
  const line = header?.line ?? 1;
  const names = (header?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const placeOf = (column: keyof typeof COLUMN_NAMES, isNeeded: boolean) => {
    const places = names.flatMap((name, place) =>
      COLUMN_NAMES[column].some((known) => known === name) ? [place] : [],
    );
    if (places.length > 1) throw headerError(line, column, 'is there twice in the header row');
    if (isNeeded && places.length === 0) throw headerError(line, column, 'is missing in the header row');
    return places[0];
  };
  return {
    title: placeOf('title', true),
    text: placeOf('text', true),
    tags: placeOf('tags', false),
    count: names.length,
  };
}

function headerError(line: number, field: string, message: string): InputError {
  return new InputError([{ in: `line ${line}`, field, message }], 'import-header-invalid');
}

function readRecord({ line, cells }: CsvRecord, { title, text, tags, count }: Columns, into: ReadRows): void {
  // A separator within a text that is not quoted would cut the text.
  if (cells.slice(count).some((cell) => cell.trim() !== '')) {
    into.problems.push({ line, message: 'has more columns than the header row: quote texts that hold the separator' });
    return;
  }
  const at = (place: number | undefined) => (place === undefined ? undefined : unprotected(cells[place] ?? ''));
  const tagList = at(tags)
    ?.split(/[,;|]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  const fields = { title: at(title) ?? '', text: at(text) ?? '' };
  readRow(line, tagList === undefined ? fields : { ...fields, tags: tagList }, into);
}

/** Takes away the apostrophe that `writeCsv` puts before what a spreadsheet would take for a formula. */
function unprotected(cell: string): string {
  return /^'['=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
