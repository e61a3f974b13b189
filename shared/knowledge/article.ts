import * as z from 'zod';
import { id } from '../api/fields.ts';
import { AppError } from '../errors/app-error.ts';
import { sellerLine, sellerLines, sellerText, unique } from './seller-text.ts';

/** Of one seller. All his articles are read for one search, and held in memory: some 130 read units (docs/decisions/012). */
export const MOST_ARTICLES = 500;
export const MOST_ARTICLE_BYTES = 1_000_000;

/** What a person writes of an article, without defaults. */
export const articleFields = {
  title: sellerLine(200),
  text: sellerText(8_000).describe('What the bot may state. Plain text; line ends are kept.'),
  tags: sellerLines(20, 50).describe('Found by the search like words of the title.'),
  listingIds: z.array(id).max(100).overwrite(unique).describe('Only for these listings; empty: for all.'),
  isActive: z.boolean().describe('Whether the bot may use it.'),
};

export const articleSchema = z.object({
  sellerId: z.string(),
  articleId: z.string(),
  title: z.string(),
  text: z.string(),
  tags: z.array(z.string()).default([]),
  listingIds: z.array(z.string()).default([]),
  isActive: z.boolean(),
  /** Counts the changes. */
  version: z.int(),
  /** Unix milliseconds, as all times here. */
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type Article = z.infer<typeof articleSchema>;

export type ArticleContent = Pick<Article, 'title' | 'text' | 'tags'>;

/** In UTF-8, as it is stored: a Russian letter is two. */
export function articleBytes({ title, text, tags }: ArticleContent): number {
  return Buffer.byteLength(title) + Buffer.byteLength(text) + Buffer.byteLength(tags.join());
}

/** Throws a conflict `too-many-articles` where these together are more than a seller may have. */
export function requireRoom(articles: ArticleContent[]): void {
  const bytes = articles.reduce((sum, article) => sum + articleBytes(article), 0);
  if (articles.length <= MOST_ARTICLES && bytes <= MOST_ARTICLE_BYTES) return;
  throw new AppError('conflict', { code: 'too-many-articles', message: ARTICLE_LIMIT });
}

export const ARTICLE_LIMIT = `a seller has at most ${MOST_ARTICLES} articles of ${MOST_ARTICLE_BYTES} bytes together`;
