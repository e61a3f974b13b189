import type { knowledgeRoutes } from '../../shared/api/knowledge-routes.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import type { RowProblem } from '../../shared/knowledge/article-rows.ts';
import { type ImportStep, planImport } from '../../shared/knowledge/plan-import.ts';
import { readCsv } from '../../shared/knowledge/read-csv.ts';
import { readMarkdown } from '../../shared/knowledge/read-markdown.ts';
import { requireSeller } from '../../shared/sellers/require-seller.ts';
import type { ArticleDeps } from './manage-articles.ts';

type Route = (typeof knowledgeRoutes)['importArticles'];

/** Later ones are only counted. */
const MOST_PROBLEMS = 100;
const AT_ONCE = 10;

/**
 * Brings in what a file has, article by article; what is wrong with one keeps no other back. Safe to run again, also after a
 * failure half way: what has been written is then found unchanged.
 */
export async function importArticles(
  { params: { sellerId }, body, audit }: Call<Route>,
  deps: Pick<ArticleDeps, 'articles' | 'sellers' | 'now'>,
): Promise<Answer<Route>> {
  await requireSeller(sellerId, deps.sellers);
  const { format, text, mode, isDryRun } = body;
  const read = format === 'csv' ? readCsv(text) : readMarkdown(text);
  const plan = planImport(read.rows, await deps.articles.all(sellerId, { isConsistent: true }), mode);
  const write = isDryRun ? async () => true : (step: ImportStep) => writeStep(sellerId, step, deps);
  const { done, beaten } = await writeAll(plan.steps, write);
  const problems = [...read.problems, ...plan.problems, ...beaten].toSorted((left, right) => left.line - right.line);
  const counts = {
    created: done.filter(({ kind }) => kind === 'create').length,
    updated: done.filter(({ kind }) => kind === 'update').length,
    unchanged: plan.unchanged,
    problemCount: problems.length,
  };
  Object.assign(audit, { ...counts, isDryRun });
  return { ...counts, problems: problems.slice(0, MOST_PROBLEMS) };
}

async function writeAll(steps: ImportStep[], write: (step: ImportStep) => Promise<boolean>) {
  const done: ImportStep[] = [];
  const beaten: RowProblem[] = [];
  for (let from = 0; from < steps.length; from += AT_ONCE) {
    const some = steps.slice(from, from + AT_ONCE);
    const written = await Promise.all(some.map(write));
    done.push(...some.filter((_step, place) => written[place]));
    beaten.push(...some.filter((_step, place) => !written[place]).map(({ line }) => ({ line, message: BEATEN })));
  }
  return { done, beaten };
}

const BEATEN = 'somebody else has written this article at the same moment: import again to see';

/** False when somebody else was faster. */
function writeStep(
  sellerId: string,
  step: ImportStep,
  { articles, now }: Pick<ArticleDeps, 'articles' | 'now'>,
): Promise<boolean> {
  const at = now();
  const { line: _line, ...content } = step.row;
  if (step.kind === 'update') {
    const { article } = step;
    return articles.replace({ ...article, ...content, version: article.version + 1, updatedAt: at }, article.version);
  }
  const { articleId } = step;
  const rest = { listingIds: [], isActive: true, version: 1, createdAt: at, updatedAt: at };
  return articles.create({ tags: [], ...content, sellerId, articleId, ...rest });
}
