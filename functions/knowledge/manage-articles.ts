import type { knowledgeRoutes } from '../../shared/api/knowledge-routes.ts';
import type { Answer, Call } from '../../shared/api/route.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { type Article, articleBytes, requireRoom } from '../../shared/knowledge/article.ts';
import { changedMeanwhile, etagOf, requireSeen } from '../../shared/lambda/seen-version.ts';
import { requireSeller } from '../../shared/sellers/require-seller.ts';
import type { Articles } from '../../shared/store/articles.ts';
import type { Sellers } from '../../shared/store/sellers.ts';
import { changesOf } from './changes-of.ts';

type Routes = typeof knowledgeRoutes;

export interface ArticleDeps {
  articles: Pick<Articles, keyof Articles>;
  sellers: Pick<Sellers, 'get'>;
  now(): number;
  newId(): string;
}

/** Throws a conflict `too-many-articles`. Two at the same moment may end up one above the limit, which harms nobody. */
export async function createArticle(
  { params: { sellerId }, body, response }: Call<Routes['createArticle']>,
  { articles, sellers, now, newId }: ArticleDeps,
): Promise<Answer<Routes['createArticle']>> {
  await requireSeller(sellerId, sellers);
  requireRoom([...(await articles.all(sellerId)), body]);
  const at = now();
  const article = { ...body, sellerId, articleId: newId(), version: 1, createdAt: at, updatedAt: at };
  await articles.create(article);
  response.headers.etag = etagOf(article);
  return articleAnswer(article);
}

export async function getArticle(
  { params, response }: Call<Routes['getArticle']>,
  { articles }: ArticleDeps,
): Promise<Answer<Routes['getArticle']>> {
  const article = await find(params, articles);
  response.headers.etag = etagOf(article);
  return articleAnswer(article);
}

/** Throws a conflict `too-many-articles` where it would grow beyond what a seller may have. */
export async function changeArticle(
  call: Call<Routes['changeArticle']>,
  { articles, now }: ArticleDeps,
): Promise<Answer<Routes['changeArticle']>> {
  const { params, body, response, audit } = call;
  const current = await find(params, articles);
  requireSeen(call, current.version);
  const changes = changesOf<Article>(current, body);
  audit.changed = Object.keys(changes);
  const isSame = Object.keys(changes).length === 0;
  const next = isSame ? current : { ...current, ...changes, version: current.version + 1, updatedAt: now() };
  if (articleBytes(next) > articleBytes(current)) {
    const others = (await articles.all(params.sellerId)).filter(({ articleId }) => articleId !== params.articleId);
    requireRoom([...others, next]);
  }
  if (!isSame && !(await articles.replace(next, current.version))) throw changedMeanwhile(call);
  response.headers.etag = etagOf(next);
  return articleAnswer(next);
}

export async function deleteArticle(
  call: Call<Routes['deleteArticle']>,
  { articles }: ArticleDeps,
): Promise<undefined> {
  const { sellerId, articleId } = call.params;
  const { version } = await find(call.params, articles);
  requireSeen(call, version);
  if (!(await articles.remove(sellerId, articleId, version))) throw changedMeanwhile(call);
}

async function find(
  { sellerId, articleId }: { sellerId: string; articleId: string },
  articles: Pick<Articles, 'get'>,
): Promise<Article> {
  const article = await articles.get(sellerId, articleId);
  if (article !== undefined) return article;
  throw new AppError('not-found', { code: 'article-unknown', message: 'there is no such article' });
}

/** As the API shows it. */
export function articleAnswer({ createdAt, updatedAt, ...article }: Article): Answer<Routes['getArticle']> {
  return {
    ...article,
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
  };
}
