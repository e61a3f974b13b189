import { adOfFields } from './ad-of-fields.ts';
import { CsvRecords } from './csv-records.ts';
import type { FeedEntry } from './feed-entry.ts';
import { unusable } from './import-problem.ts';

const MOST_COLUMNS = 300;
const LONGEST_HEAD = 100_000;

/**
 * The ads of a table whose first line names its columns: `Id` or `AvitoId`, `Title`, `Description`, `Price`, and whatever
 * else describes them, in Avito's names or their Russian ones, parted by commas, semicolons or tabs. Where a quotation
 * does not end, the reading does, and says so. Throws invalid `import-no-ads` for a table without such columns or lines.
 */
export async function* csvAds(text: AsyncIterable<string>): AsyncGenerator<FeedEntry> {
  const table = new AdTable();
  let head = '';
  let records: CsvRecords | undefined;
  for await (const chunk of text) {
    if (records !== undefined) {
      yield* table.read(records.add(chunk));
      continue;
    }
    head = (head + chunk).trimStart();
    if (!/[\r\n]/.test(head) && head.length < LONGEST_HEAD) continue;
    records = new CsvRecords(delimiterOf(head));
    yield* table.read(records.add(head));
  }
  records ??= recordsOfOneLine(head);
  yield* table.read(records.end());
  if (records.brokenAt !== undefined) {
    yield { ad: undefined, problems: [{ line: records.brokenAt, message: BROKEN_OFF }] };
  }
  if (table.count === 0) throw unusable('import-no-ads', 'the table has no lines below the names of its columns');
}

const BROKEN_OFF = 'from this line on the table cannot be read: a quotation mark does not end';

/** The first line names the columns, the others are ads. */
class AdTable {
  count = 0;
  #columns: string[] | undefined;

  *read(records: ReturnType<CsvRecords['add']>): Generator<FeedEntry> {
    for (const { line, fields } of records) {
      if (this.#columns === undefined) {
        this.#columns = columnsOf(fields);
      } else {
        this.count += 1;
        yield adOfFields(new Map(this.#columns.map((name, index) => [name, fields[index] ?? ''])), line);
      }
    }
  }
}

function recordsOfOneLine(head: string): CsvRecords {
  const records = new CsvRecords(delimiterOf(head));
  records.add(head);
  return records;
}

function columnsOf(names: string[]): string[] {
  const columns = names.slice(0, MOST_COLUMNS).map((name) => name.trim());
  if (columns.some((name) => /^(avito|ad)?[ _]?id$|идентификатор|номер объявления/i.test(name))) return columns;
  throw unusable('import-no-ads', 'the table has no column Id or AvitoId, so nobody knows which listings it is about');
}

/** What parts the columns parts their names most often. */
function delimiterOf(head: string): string {
  const names = (head.split(/[\r\n]/, 1)[0] ?? '').replace(/"[^"]*"/g, '');
  const counts = [';', '\t', ','].map((sign) => ({ sign, count: names.split(sign).length }));
  return counts.sort((one, other) => other.count - one.count)[0]?.sign ?? ',';
}
