import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { ARTICLE_LIMIT, type Article, articleBytes, MOST_ARTICLE_BYTES, MOST_ARTICLES } from './article.ts';
import type { ArticleRow, RowProblem } from './article-rows.ts';

export type ImportMode = 'add' | 'replace-same-title';

/** One write of an import, and where in the file it comes from. */
export type ImportStep = { line: number } & (
  | { kind: 'create'; articleId: string; row: ArticleRow }
  | { kind: 'update'; article: Article; row: ArticleRow }
);

export interface ImportPlan {
  steps: ImportStep[];
  unchanged: number;
  problems: RowProblem[];
}

/**
 * What has to be done so that the rows are among a seller's articles. Titles that differ only in case, spaces or `ё` are the
 * same. A new article's id comes of its title, so that two imports at the same moment cannot both make it.
 */
export function planImport(rows: ArticleRow[], known: Article[], mode: ImportMode): ImportPlan {
  const plan: ImportPlan = { steps: [], unchanged: 0, problems: [] };
  const room = new Room(known);
  const byTitle = Map.groupBy(known, ({ title }) => titleKey(title));
  const takenIds = new Set(known.map(({ articleId }) => articleId));
  const seen = new Map<string, ArticleRow>();
  for (const row of rows) {
    const { line } = row;
    const title = titleKey(row.title);
    const outcome = stepFor(row, { sameTitle: byTitle.get(title) ?? [], earlier: seen.get(title), mode, takenIds });
    if (!seen.has(title)) seen.set(title, row);
    if (outcome === 'unchanged') plan.unchanged += 1;
    else if (outcome.kind === 'problem') plan.problems.push({ line, field: 'title', message: outcome.message });
    else if (room.take(outcome)) plan.steps.push(outcome);
    else plan.problems.push({ line, message: ARTICLE_LIMIT });
  }
  return plan;
}

interface Surroundings {
  sameTitle: Article[];
  /** The row of this file that had the title before. */
  earlier: ArticleRow | undefined;
  mode: ImportMode;
  takenIds: ReadonlySet<string>;
}

function stepFor(
  row: ArticleRow,
  { sameTitle, earlier, mode, takenIds }: Surroundings,
): ImportStep | 'unchanged' | { kind: 'problem'; message: string } {
  const { line } = row;
  if (earlier !== undefined) {
    if (earlier.text === row.text && isDeepStrictEqual(earlier.tags, row.tags)) return 'unchanged';
    return { kind: 'problem', message: `is the title of line ${earlier.line} too` };
  }
  if (sameTitle.some((article) => saysTheSame(article, row))) return 'unchanged';
  const [article, another] = sameTitle;
  if (article === undefined) return { kind: 'create', line, articleId: freeIdOf(row.title, takenIds), row };
  if (mode === 'add') return { kind: 'problem', message: 'is the title of an article that says something else' };
  if (another !== undefined) return { kind: 'problem', message: 'is the title of several articles' };
  return { kind: 'update', line, article, row };
}

/** Letter for letter, the title too; where the file has no tags, those of the article stay. */
function saysTheSame(article: Article, { title, text, tags }: ArticleRow): boolean {
  return (
    article.title === title && article.text === text && (tags === undefined || isDeepStrictEqual(article.tags, tags))
  );
}

function titleKey(title: string): string {
  return title.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ');
}

/** An article that was imported and renamed keeps its id; the next of that title gets the next one. */
function freeIdOf(title: string, takenIds: ReadonlySet<string>): string {
  for (let place = 1; ; place += 1) {
    const id = createHash('sha256')
      .update(`${place} ${titleKey(title)}`)
      .digest('hex')
      .slice(0, 32);
    if (!takenIds.has(id)) return id;
  }
}

/** Counts what is there and what is planned against what a seller may have. */
class Room {
  #count: number;
  #bytes: number;

  constructor(known: Article[]) {
    this.#count = known.length;
    this.#bytes = known.reduce((sum, article) => sum + articleBytes(article), 0);
  }

  /** False when there is no room for it; a smaller one may still fit. What makes an article smaller always fits. */
  take(step: ImportStep): boolean {
    const before = step.kind === 'update' ? articleBytes(step.article) : 0;
    const { row } = step;
    const tags = row.tags ?? (step.kind === 'update' ? step.article.tags : []);
    const growth = articleBytes({ ...row, tags }) - before;
    const count = this.#count + (step.kind === 'create' ? 1 : 0);
    const isMore = step.kind === 'create' || growth > 0;
    if (isMore && (count > MOST_ARTICLES || this.#bytes + growth > MOST_ARTICLE_BYTES)) return false;
    this.#count = count;
    this.#bytes += growth;
    return true;
  }
}
