import type { Fact } from '../ai/facts.ts';
import { searchArticles } from './article-index.ts';
import type { SellerKnowledge } from './seller-knowledge.ts';

/** So that a prompt costs the same however much a seller has written. */
export const ARTICLE_BUDGET = { articles: 5, characters: 6_000 } as const;

/**
 * The articles that match what the buyer asks, the best first, as facts `articles.<id>`: those for all listings and those for
 * this one. An article is taken whole or not at all: half a rule is a wrong one.
 */
export function articleFacts(
  { articles, index }: SellerKnowledge,
  { question, listingId }: { question: string; listingId: string | undefined },
): Fact[] {
  const byId = new Map(articles.map((article) => [article.articleId, article]));
  const fitting = searchArticles(index, question)
    .flatMap(({ articleId }) => byId.get(articleId) ?? [])
    .filter(({ listingIds }) => listingIds.length === 0 || (listingId !== undefined && listingIds.includes(listingId)));
  const facts: Fact[] = [];
  let left: number = ARTICLE_BUDGET.characters;
  for (const { articleId, title, text } of fitting) {
    const fact = { id: `articles.${articleId}`, text: `${title}: ${text}` };
    if (facts.length === ARTICLE_BUDGET.articles || fact.text.length > left) continue;
    left -= fact.text.length;
    facts.push(fact);
  }
  return facts;
}
