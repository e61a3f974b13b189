import type { Articles } from '../store/articles.ts';
import type { Seller } from '../store/sellers.ts';
import type { Templates } from '../store/templates.ts';
import type { Article } from './article.ts';
import { type ArticleIndex, createArticleIndex, type SearchableArticle } from './article-index.ts';
import type { Template } from './template.ts';

export type KnownArticle = SearchableArticle & Pick<Article, 'listingIds' | 'isActive'>;

/** What a seller has taught the bot, as far as it may be used. */
export interface SellerKnowledge {
  articles: KnownArticle[];
  /** Of these articles. */
  index: ArticleIndex;
  templates: Template[];
}

export function knowledgeOf(articles: KnownArticle[], templates: Template[]): SellerKnowledge {
  const usable = articles.filter(({ isActive }) => isActive);
  return {
    articles: usable,
    index: createArticleIndex(usable),
    templates: templates.filter(({ isActive }) => isActive),
  };
}

export interface KnowledgeDeps {
  articles: Pick<Articles, 'all'>;
  templates: Pick<Templates, 'all'>;
}

interface Kept {
  version: number | undefined;
  knowledge: Promise<SellerKnowledge>;
}

/** A process serves a few sellers again and again; what is above this is made anew. */
const MOST_KEPT = 50;

/**
 * Reads what a seller has taught, once per process and version: reading all his articles may cost a hundred read units, and an
 * answer eight. Every change of an article or template counts `knowledgeVersion` on, which comes with the seller's item, so what
 * is kept is never older than the seller that was read. A failed read is tried again at the next question.
 */
export function keepKnowledge({ articles, templates }: KnowledgeDeps) {
  const kept = new Map<string, Kept>();
  return async ({ sellerId, knowledgeVersion }: Pick<Seller, 'sellerId' | 'knowledgeVersion'>) => {
    const known = kept.get(sellerId);
    if (known !== undefined && known.version === knowledgeVersion) return known.knowledge;
    const knowledge = Promise.all([articles.all(sellerId), templates.all(sellerId)]).then((all) => knowledgeOf(...all));
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(sellerId, { version: knowledgeVersion, knowledge });
    return knowledge.catch((error) => {
      kept.delete(sellerId);
      throw error;
    });
  };
}
