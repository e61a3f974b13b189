import { describe, expect, it } from 'vitest';
import type { Article } from '../../../shared/knowledge/article.ts';
import type { ArticleRow } from '../../../shared/knowledge/article-rows.ts';
import { type ImportMode, planImport } from '../../../shared/knowledge/plan-import.ts';

const anArticle = (changes: Partial<Article> = {}): Article => ({
  sellerId: 'seller-1',
  articleId: 'a-1',
  title: 'Доставка',
  text: 'Везём.',
  tags: ['сдэк'],
  listingIds: [],
  isActive: true,
  version: 1,
  createdAt: 0,
  updatedAt: 0,
  ...changes,
});
const aRow = (changes: Partial<ArticleRow> = {}): ArticleRow => ({
  line: 2,
  title: 'Доставка',
  text: 'Везём.',
  ...changes,
});
const kinds = (rows: ArticleRow[], known: Article[], mode: ImportMode = 'add') => {
  const { steps, unchanged, problems } = planImport(rows, known, mode);
  return { steps: steps.map(({ kind, line }) => `${kind} ${line}`), unchanged, problems };
};

describe('an import', () => {
  it('leaves alone what is there already', () => {
    const same = { steps: [], unchanged: 1, problems: [] };
    expect(kinds([aRow()], [anArticle()])).toEqual(same);
    expect(kinds([aRow({ tags: ['сдэк'] })], [anArticle()])).toEqual(same);
    expect(kinds([aRow()], [anArticle({ articleId: 'a-2', text: 'иначе' }), anArticle()])).toEqual(same);
  });

  it('tells an article that says something else, or replaces it, as it is asked to', () => {
    for (const row of [aRow({ text: 'Не везём.' }), aRow({ tags: [] }), aRow({ title: 'ДОСТАВКА' })]) {
      expect(kinds([row], [anArticle()])).toEqual({
        steps: [],
        unchanged: 0,
        problems: [{ line: 2, field: 'title', message: 'is the title of an article that says something else' }],
      });
      expect(kinds([row], [anArticle()], 'replace-same-title').steps).toEqual(['update 2']);
    }
  });

  it('does not choose among several of one title', () => {
    const twins = [anArticle(), anArticle({ articleId: 'a-2', text: 'иначе' })];
    const { steps, problems } = kinds([aRow({ text: 'третье' })], twins, 'replace-same-title');
    expect(steps).toEqual([]);
    expect(problems).toEqual([{ line: 2, field: 'title', message: 'is the title of several articles' }]);
  });

  it('takes the first of those a file has twice', () => {
    const rows = [aRow(), aRow({ line: 3 }), aRow({ line: 4, text: 'иначе' })];
    expect(kinds(rows, [])).toEqual({
      steps: ['create 2'],
      unchanged: 1,
      problems: [{ line: 4, field: 'title', message: 'is the title of line 2 too' }],
    });
    expect(kinds(rows, [anArticle({ text: 'прежде' })], 'replace-same-title').steps).toEqual(['update 2']);
  });

  it('gives a title the same id each time, and the next one where a renamed article has it', () => {
    const idOf = (title: string, known: Article[] = []) => {
      const [step] = planImport([aRow({ title })], known, 'add').steps;
      return step?.kind === 'create' ? step.articleId : undefined;
    };
    const first = idOf('Ёлки  и шары') ?? '';
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(idOf('ЕЛКИ и шары')).toBe(first);
    const renamed = anArticle({ articleId: first, title: 'Праздник' });
    expect(idOf('Ёлки и шары', [renamed])).not.toBe(first);
    expect(idOf('Ёлки и шары', [renamed])).toBe(idOf('Ёлки и шары', [renamed]));
  });
});

describe('what a seller may have', () => {
  const limit = { message: 'a seller has at most 500 articles of 1000000 bytes together' };

  it('ends at 500 articles', () => {
    const known = Array.from({ length: 499 }, (_, n) => anArticle({ articleId: `k-${n}`, title: `Тема ${n}` }));
    const rows = [
      aRow({ line: 2 }),
      aRow({ line: 3, title: 'Лишняя' }),
      aRow({ line: 4, title: 'Тема 7', text: 'новое' }),
    ];
    expect(kinds(rows, known, 'replace-same-title')).toEqual({
      steps: ['create 2', 'update 4'],
      unchanged: 0,
      problems: [{ line: 3, ...limit }],
    });
  });

  it('ends at a megabyte, which a smaller text always helps', () => {
    const known = Array.from({ length: 64 }, (_, n) =>
      anArticle({ articleId: `k-${n}`, title: `Тема ${n}`, text: 'я'.repeat(8_000) }),
    );
    const rows = [
      aRow({ line: 2, title: 'Тема 0', text: 'коротко' }),
      aRow({ line: 3, title: 'Длинная', text: 'я'.repeat(7_900) }),
      aRow({ line: 4, title: 'Короткая' }),
    ];
    expect(kinds(rows, known, 'replace-same-title')).toEqual({
      steps: ['update 2'],
      unchanged: 0,
      problems: [
        { line: 3, ...limit },
        { line: 4, ...limit },
      ],
    });
    expect(kinds(rows, known.slice(3), 'replace-same-title').steps).toEqual(['create 2', 'create 3', 'create 4']);
  });
});
