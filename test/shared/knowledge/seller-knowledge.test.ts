import { expect, it } from 'vitest';
import type { Article } from '../../../shared/knowledge/article.ts';
import { ARTICLE_BUDGET, articleFacts } from '../../../shared/knowledge/article-facts.ts';
import { keepKnowledge, knowledgeOf } from '../../../shared/knowledge/seller-knowledge.ts';

function anArticle(article: Partial<Article>): Article {
  const { articleId = 'a1' } = article;
  const usual = { title: 'Доставка', text: 'По городу 500 ₽.', tags: [], listingIds: [], isActive: true };
  return { sellerId: 's1', version: 1, createdAt: 0, updatedAt: 0, ...usual, ...article, articleId };
}

/** A seller's articles and templates, and how often they were read. */
function aShelf(articles: Article[]) {
  const reads = { count: 0, fail: false };
  const all = async () => {
    reads.count += 1;
    if (reads.fail) throw new Error('the table is busy');
    return articles;
  };
  return { reads, read: keepKnowledge({ articles: { all }, templates: { all: async () => [] } }) };
}

const idsFor = (articles: Article[], question: string, listingId?: string) =>
  articleFacts(knowledgeOf(articles, []), { question, listingId }).map(({ id }) => id);

it('is read once for a version of it, and anew for the next', async () => {
  const { reads, read } = aShelf([anArticle({})]);
  const seller = { sellerId: 's1', knowledgeVersion: 4 };
  await Promise.all([read(seller), read(seller)]);
  await read(seller);
  expect(reads.count).toBe(1);
  await read({ ...seller, knowledgeVersion: 5 });
  expect(reads.count).toBe(2);
});

it('is one for each seller', async () => {
  const { reads, read } = aShelf([]);
  await read({ sellerId: 's1', knowledgeVersion: undefined });
  await read({ sellerId: 's2', knowledgeVersion: undefined });
  expect(reads.count).toBe(2);
});

it('is tried again after a read that failed', async () => {
  const { reads, read } = aShelf([anArticle({})]);
  const seller = { sellerId: 's1', knowledgeVersion: 1 };
  reads.fail = true;
  await expect(read(seller)).rejects.toThrow('busy');
  reads.fail = false;
  expect((await read(seller)).articles).toHaveLength(1);
});

it('gives the bot the articles that match the question, best first', () => {
  const articles = [
    anArticle({ articleId: 'returns', title: 'Возврат', text: 'Возврат 14 дней, доставка за ваш счёт.' }),
    anArticle({ articleId: 'delivery', title: 'Доставка', text: 'По городу 500 ₽.' }),
    anArticle({ articleId: 'hours', title: 'Часы', text: 'С 10 до 20.' }),
  ];
  expect(idsFor(articles, 'а доставка есть?').slice(0, 2)).toEqual(['articles.delivery', 'articles.returns']);
});

it('brings the others along where they are few, for people ask in other words than sellers write', () => {
  const hours = anArticle({ articleId: 'hours', title: 'Часы', text: 'С 10 до 20.' });
  expect(idsFor([anArticle({}), hours], 'доставка')).toEqual(['articles.a1', 'articles.hours']);
  const long = { ...hours, text: 'часы '.repeat(700) };
  expect(idsFor([anArticle({}), long], 'доставка')).toEqual(['articles.a1']);
});

it('leaves out what is switched off, and what is about other listings', () => {
  const articles = [
    anArticle({ articleId: 'off', isActive: false }),
    anArticle({ articleId: 'other', listingIds: ['2'] }),
    anArticle({ articleId: 'own', listingIds: ['1'] }),
  ];
  expect(idsFor(articles, 'доставка', '1')).toEqual(['articles.own']);
  expect(idsFor(articles, 'доставка')).toEqual([]);
});

it('takes an article whole or not at all, within the budget', () => {
  const long = 'доставка '.repeat(400).trim();
  const other = anArticle({ articleId: 'other', title: 'Часы', text: 'С 10 до 20.' });
  const articles = [
    ...Array.from({ length: 4 }, (_, place) => anArticle({ articleId: `a${place}`, text: long })),
    other,
  ];
  const facts = articleFacts(knowledgeOf(articles, []), { question: 'доставка', listingId: undefined });
  expect(facts).toHaveLength(1);
  expect(facts[0]?.text).toContain(long);
  const short = Array.from({ length: 9 }, (_, place) => anArticle({ articleId: `a${place}` }));
  expect(idsFor(short, 'доставка')).toHaveLength(ARTICLE_BUDGET.matching);
});
