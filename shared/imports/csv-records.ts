export interface CsvRecord {
  /** Where it begins, from 1. */
  line: number;
  fields: string[];
}

/** A quotation without end swallows all that follows it: past this length, nobody wrote it so. */
const LONGEST_RECORD = 1_000_000;

/**
 * The records of a table (RFC 4180), given chunk by chunk. Borne are quotation marks inside unquoted fields, and inside
 * quoted ones where neither a delimiter nor the line's end follows; empty lines are none.
 */
export class CsvRecords {
  /** Set to the line of a quotation that does not end; nothing is read from there on. */
  brokenAt: number | undefined;
  readonly #delimiter: string;
  #records: CsvRecord[] = [];
  #fields: string[] = [];
  #field = '';
  #length = 0;
  #state: 'start' | 'plain' | 'quoted' | 'quote' = 'start';
  #line = 1;
  #recordLine = 1;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /** The records that end in this chunk. */
  add(chunk: string): CsvRecord[] {
    for (let index = 0; index < chunk.length && this.brokenAt === undefined; index += 1) {
      const letter = chunk[index] ?? '';
      if (letter === '\n') this.#line += 1;
      if (this.#state === 'quoted') this.#readQuoted(letter);
      else this.#read(letter);
      this.#length += 1;
      if (this.#length > LONGEST_RECORD) this.brokenAt = this.#recordLine;
    }
    return this.#take();
  }

  end(): CsvRecord[] {
    if (this.#state === 'quoted') this.brokenAt = this.#recordLine;
    if (this.brokenAt === undefined) this.#endRecord();
    return this.#take();
  }

  #readQuoted(letter: string): void {
    if (letter === '"') this.#state = 'quote';
    else this.#field += letter;
  }

  #read(letter: string): void {
    if (letter === this.#delimiter) this.#endField();
    else if (letter === '\n') this.#endRecord();
    else if (letter === '\r') return;
    else if (letter !== '"') this.#readPlain(letter);
    else if (this.#state === 'start') this.#state = 'quoted';
    else {
      // In 'quote' it is the second of two, which stand for one.
      this.#field += letter;
      if (this.#state === 'quote') this.#state = 'quoted';
    }
  }

  #readPlain(letter: string): void {
    // The quotation mark before was not the end of its field.
    this.#field += this.#state === 'quote' ? `"${letter}` : letter;
    this.#state = this.#state === 'quote' ? 'quoted' : 'plain';
  }

  #endField(): void {
    this.#fields.push(this.#field);
    this.#field = '';
    this.#state = 'start';
  }

  #endRecord(): void {
    this.#endField();
    const isEmpty = this.#fields.every((field) => field.trim() === '');
    if (!isEmpty) this.#records.push({ line: this.#recordLine, fields: this.#fields });
    this.#fields = [];
    this.#length = 0;
    this.#recordLine = this.#line;
  }

  #take(): CsvRecord[] {
    const records = this.#records;
    this.#records = [];
    return records;
  }
}
