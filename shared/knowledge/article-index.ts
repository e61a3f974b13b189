import MiniSearch from 'minisearch';
import type { Article } from './article.ts';
import { questionWordsOf, wordsOf } from './words.ts';

export type SearchableArticle = Pick<Article, 'articleId' | 'title' | 'text' | 'tags'>;
export type ArticleIndex = MiniSearch<SearchableArticle>;

export interface ArticleMatch {
  articleId: string;
  /** Above zero; only comparable within one search. */
  score: number;
}

/** A buyer's message may be of any length; its first words say what it is about. */
const MOST_WORDS = 32;

/** An index of these articles, in memory. The same articles in another order give the same index. */
export function createArticleIndex(articles: readonly SearchableArticle[]): ArticleIndex {
  const index = new MiniSearch<SearchableArticle>({
    idField: 'articleId',
    fields: ['title', 'tags', 'text'],
    tokenize: wordsOf,
    processTerm: asItIs,
    searchOptions: {
      tokenize: (words) => words.split(' '),
      processTerm: asItIs,
      boost: { title: 3, tags: 2 },
      prefix: isBeginning,
      fuzzy: misspellings,
    },
  });
  index.addAll(articles.toSorted((left, right) => (left.articleId < right.articleId ? -1 : 1)));
  return index;
}

/**
 * The articles that hold a word of the question, the best first: rare words count more than frequent ones, titles more than
 * tags and these more than texts, whole words more than beginnings and misspellings.
 */
export function searchArticles(index: ArticleIndex, question: string): ArticleMatch[] {
  const words = questionWordsOf(question).slice(0, MOST_WORDS);
  if (words.length === 0) return [];
  return index
    .search(words.join(' '))
    .map(({ id, score }): ArticleMatch => ({ articleId: String(id), score }))
    .sort((left, right) => right.score - left.score || (left.articleId < right.articleId ? -1 : 1));
}

/** The last word may be one that is still being typed. Numbers are never beginnings of others. */
function isBeginning(word: string, place: number, words: string[]): boolean {
  return !isNumber(word) && word.length >= (place === words.length - 1 ? 2 : 4);
}

/** How many letters may be wrong, missing or too many. In short words and numbers each tells. */
function misspellings(word: string): number | false {
  if (isNumber(word) || word.length < 5) return false;
  return word.length < 7 ? 1 : 2;
}

function isNumber(word: string): boolean {
  return /^\p{N}/u.test(word);
}

function asItIs(word: string): string {
  return word;
}
