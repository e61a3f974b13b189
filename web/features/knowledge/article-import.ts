import type { Answer } from '../../api/queries.ts';
import type { ArticlePart, ArticleParts } from './article-parts.ts';

export type ImportReport = Answer<'importArticles'>;

const MOST_PROBLEMS = 100;

/**
 * Brings the parts in one after the other and adds up what became of them, by the lines of the file. Rejects with the first
 * failure; doing all of it again is safe, since what is there already is found unchanged.
 */
export async function importParts(
  { parts, problems, unchanged }: ArticleParts,
  bring: (text: string) => Promise<ImportReport>,
  onPart: (number: number) => void,
): Promise<ImportReport> {
  let sum: ImportReport = { created: 0, updated: 0, unchanged, problems, problemCount: problems.length };
  for (const [place, part] of parts.entries()) {
    onPart(place + 1);
    sum = added(sum, ofTheFile(await bring(part.text), part));
  }
  return {
    ...sum,
    problems: sum.problems.toSorted((one, other) => one.line - other.line).slice(0, MOST_PROBLEMS),
  };
}

function added(one: ImportReport, other: ImportReport): ImportReport {
  return {
    created: one.created + other.created,
    updated: one.updated + other.updated,
    unchanged: one.unchanged + other.unchanged,
    problems: [...one.problems, ...other.problems],
    problemCount: one.problemCount + other.problemCount,
  };
}

function ofTheFile(report: ImportReport, { lines }: ArticlePart): ImportReport {
  const lineOf = (line: number) => lines[line - 1] ?? line;
  return {
    ...report,
    problems: report.problems.map((problem) => ({
      ...problem,
      line: lineOf(problem.line),
      message: problem.message.replace(/\bline (\d+)/g, (_whole, line: string) => `line ${lineOf(Number(line))}`),
    })),
  };
}
