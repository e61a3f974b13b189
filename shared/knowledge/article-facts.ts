import type { Fact } from '../ai/facts.ts';
import { withoutOrders } from '../ai/without-orders.ts';
import { searchArticles } from './article-index.ts';
import type { KnownArticle, SellerKnowledge } from './seller-knowledge.ts';

/** So that a prompt costs the same however much a seller has written. */
export const ARTICLE_BUDGET = {
  /** Of articles that match. */
  matching: 5,
  characters: 6_000,
  /** Up to here those that do not match come along: a few articles are all read, for people ask in other words than sellers write. */
  restCharacters: 3_000,
} as const;

/**
 * The articles for this listing and for all as facts `articles.<id>`: those that match what the buyer asks, the best first, and the
 * rest where they are few. An article is taken whole or not at all, for half a rule is a wrong one; orders to the assistant are no facts.
 */
export function articleFacts(
  { articles, index }: SellerKnowledge,
  { question, listingId }: { question: string; listingId: string | undefined },
): Fact[] {
  const fitting = articles.filter(({ listingIds }) => listingIds.length === 0 || listingIds.includes(listingId ?? ''));
  const byId = new Map(fitting.map((article) => [article.articleId, article]));
  const matching = searchArticles(index, question).flatMap(({ articleId }) => byId.get(articleId) ?? []);
  const taken = within(matching.map(toFact), ARTICLE_BUDGET.characters, ARTICLE_BUDGET.matching);
  const rest = fitting.filter((article) => !matching.includes(article)).map(toFact);
  return [...taken, ...within(rest, ARTICLE_BUDGET.restCharacters - lengthOf(taken))];
}

function toFact({ articleId, title, text }: KnownArticle): Fact {
  return { id: `articles.${articleId}`, text: `${title}: ${withoutOrders(text)}` };
}

/** Those that fit into so many characters together, in their order. */
function within(facts: Fact[], characters: number, most = Number.POSITIVE_INFINITY): Fact[] {
  const taken: Fact[] = [];
  for (const fact of facts) {
    if (taken.length < most && lengthOf(taken) + fact.text.length <= characters) taken.push(fact);
  }
  return taken;
}

function lengthOf(facts: Fact[]): number {
  return facts.reduce((sum, { text }) => sum + text.length, 0);
}
