import * as z from 'zod';
import { articleFields } from './article.ts';

/** Something an import could not take in as it was, by where it stood. */
export interface RowProblem {
  /** Of the file, from 1. */
  line: number;
  field?: string;
  message: string;
}

/** An article as a file has it. */
export interface ArticleRow {
  line: number;
  title: string;
  text: string;
  /** Absent where the file says nothing of tags. */
  tags?: string[];
}

export interface ReadRows {
  rows: ArticleRow[];
  problems: RowProblem[];
}

const rowSchema = z.object({
  title: articleFields.title,
  text: articleFields.text,
  tags: articleFields.tags.optional(),
});

/** Takes in what a file has at a line, or says what is wrong with it. */
export function readRow(line: number, fields: { title: string; text: string; tags?: string[] }, into: ReadRows): void {
  const parsed = rowSchema.safeParse(fields);
  if (!parsed.success) {
    into.problems.push(
      ...parsed.error.issues.map(({ path: [field], message }) => ({ line, field: String(field), message })),
    );
    return;
  }
  const { title, text, tags } = parsed.data;
  if (`${title}${text}`.includes(UNREADABLE)) {
    into.problems.push({ line, message: 'holds letters that were lost: the file was not read in its own encoding' });
    return;
  }
  into.rows.push({ line, title, text, ...(tags === undefined ? {} : { tags }) });
}

/** What decoders put where bytes are no letters: Windows-1251 read as UTF-8 is full of it. */
const UNREADABLE = '\uFFFD';
