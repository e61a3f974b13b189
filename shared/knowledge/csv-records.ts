import { CsvError, parse } from 'csv-parse/sync';
import type { RowProblem } from './article-rows.ts';

export interface CsvRecord {
  /** Where it begins, from 1. */
  line: number;
  cells: string[];
}

/** Each one makes what follows be read again. */
const MOST_BROKEN = 20;

const BROKEN = 'the quotation marks of this line do not pair: it was left out';
const GIVEN_UP = 'too many lines with quotation marks that do not pair: what follows was not read';

/**
 * The records of a table. Texts run over several lines, so a forgotten quotation mark would take in the articles that
 * follow: quoting is strict, a record that breaks it is left out, and reading goes on with the line after its first.
 */
export function readCsvRecords(text: string, delimiter: ',' | ';'): { records: CsvRecord[]; problems: RowProblem[] } {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const records: CsvRecord[] = [];
  const problems: RowProblem[] = [];
  let from = 0;
  for (let broken = 0; from < lines.length && broken <= MOST_BROKEN; broken += 1) {
    const { found, brokenAt } = readUntilBroken(lines.slice(from).join('\n'), delimiter);
    records.push(...found.map(({ line, cells }) => ({ line: from + line, cells })));
    if (brokenAt === undefined) return { records, problems };
    problems.push({ line: from + brokenAt, message: broken === MOST_BROKEN ? GIVEN_UP : BROKEN });
    from += brokenAt;
  }
  return { records, problems };
}

function readUntilBroken(text: string, delimiter: string): { found: CsvRecord[]; brokenAt?: number } {
  const found: CsvRecord[] = [];
  let nextLine = 1;
  const options = {
    delimiter,
    recordDelimiter: '\n',
    relaxColumnCount: true,
    // The last line of the record it has just read.
    onRecord: (cells: string[], { lines }: { lines: number }) => {
      if (cells.some((cell) => cell.trim() !== '')) found.push({ line: nextLine, cells });
      nextLine = lines + 1;
      return null;
    },
  };
  try {
    parse(text, options);
  } catch (error) {
    if (error instanceof CsvError) return { found, brokenAt: nextLine };
    throw error;
  }
  return { found };
}
