import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../../shared/knowledge/article.ts';
import { Articles } from '../../../shared/store/articles.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { aKnowledge, type Knowledge } from './a-knowledge.ts';

let table: TestTable;
let shop: Knowledge;

beforeAll(async () => {
  table = await aTable();
});
afterAll(() => table.close());
beforeEach(async () => {
  shop = await aKnowledge(table);
});

const csv = (...lines: string[]) => ({ format: 'csv', text: ['title;text;tags', ...lines].join('\n') });
const bring = (body: object) => shop.call('importArticles', { body });
const stored = async () =>
  (await shop.articles.all(shop.sellerId)).map(({ title, text }) => `${title}: ${text}`).toSorted();
const report = { created: 0, updated: 0, unchanged: 0, problems: [], problemCount: 0 };

describe('an import', () => {
  it('says what is wrong with which line, and keeps the rest', async () => {
    const { status, body } = await bring(csv('Доставка;Везём;сдэк', ';без заголовка;', '"Возврат;"', 'Оплата;Картой;'));
    expect(status).toBe(200);
    expect(body).toMatchObject({ created: 2, updated: 0, unchanged: 0, problemCount: 2 });
    expect(body.problems.map(({ line, field }: { line: number; field?: string }) => [line, field])).toEqual([
      [3, 'title'],
      [4, 'text'],
    ]);
  });

  it('doubles nothing when it is done again', async () => {
    const file = csv('Доставка;Везём;сдэк', 'Возврат;"Берём\nназад";', 'Оплата;Картой;');
    expect((await bring(file)).body).toEqual({ ...report, created: 3 });
    expect((await bring(file)).body).toEqual({ ...report, unchanged: 3 });
    expect(await stored()).toEqual(['Возврат: Берём\nназад', 'Доставка: Везём', 'Оплата: Картой']);
  });

  it('doubles nothing when it is done twice at once', async () => {
    const file = csv(...Array.from({ length: 15 }, (_, n) => `Тема ${n};Текст;`));
    const reports = await Promise.all([bring(file), bring(file)]);
    const sum = (count: 'created' | 'unchanged' | 'problemCount') =>
      reports.reduce((total, { body }) => total + body[count], 0);
    expect(await stored()).toHaveLength(15);
    expect(sum('created')).toBe(15);
    expect(sum('unchanged') + sum('problemCount')).toBe(15);
  });

  it('goes on where it was broken off', async () => {
    const file = csv(...Array.from({ length: 25 }, (_, n) => `Тема ${n};Текст;`));
    let writes = 0;
    const articles = new (class extends Articles {
      override async create(article: Article): Promise<boolean> {
        writes += 1;
        if (writes > 12) throw new Error('the table is gone');
        return super.create(article);
      }
    })(table);
    expect((await shop.callWith({ articles })('importArticles', { body: file })).status).toBe(500);
    const { body } = await bring(file);
    expect(body.created + body.unchanged).toBe(25);
    expect(body.unchanged).toBeGreaterThanOrEqual(10);
    expect(await stored()).toHaveLength(25);
  });

  it('leaves articles alone that say something else, or replaces them, as it is asked to', async () => {
    await bring(csv('Доставка;Везём;сдэк'));
    const [before] = await shop.articles.all(shop.sellerId);
    const params = { articleId: before?.articleId ?? '' };
    await shop.call('changeArticle', { params, body: { listingIds: ['17'], isActive: false } });
    const file = csv('Доставка;Не везём;');
    const kept = await bring(file);
    expect(kept.body).toMatchObject({ ...report, problems: [{ line: 2, field: 'title' }], problemCount: 1 });
    expect(await stored()).toEqual(['Доставка: Везём']);
    expect((await bring({ ...file, mode: 'replace-same-title' })).body).toEqual({ ...report, updated: 1 });
    expect((await bring({ ...file, mode: 'replace-same-title' })).body).toEqual({ ...report, unchanged: 1 });
    const [after] = await shop.articles.all(shop.sellerId);
    expect(after).toMatchObject({
      ...params,
      text: 'Не везём',
      tags: [],
      listingIds: ['17'],
      isActive: false,
      version: 3,
    });
  });

  it('does not overwrite what somebody writes meanwhile', async () => {
    await bring(csv('Доставка;Везём;'));
    const articles = new (class extends Articles {
      override async all(sellerId: string): Promise<Article[]> {
        const all = await super.all(sellerId, { isConsistent: true });
        for (const article of all)
          await this.replace({ ...article, text: 'от руки', version: article.version + 1 }, article.version);
        return all;
      }
    })(table);
    const body = { ...csv('Доставка;Из файла;', 'Оплата;Картой;'), mode: 'replace-same-title' };
    const answer = await shop.callWith({ articles })('importArticles', { body });
    expect(answer.body).toMatchObject({ created: 1, updated: 0, problems: [{ line: 2 }] });
    expect(await stored()).toEqual(['Доставка: от руки', 'Оплата: Картой']);
  });

  it('can be tried out', async () => {
    await bring(csv('Доставка;Везём;'));
    const body = { ...csv('Доставка;Иначе;', 'Оплата;Картой;', ';;'), mode: 'replace-same-title', isDryRun: true };
    expect((await bring(body)).body).toEqual({ ...report, created: 1, updated: 1 });
    expect(await stored()).toEqual(['Доставка: Везём']);
  });

  it('takes Markdown', async () => {
    const { body } = await bring({ format: 'markdown', text: '# Доставка\nВезём.\n# Возврат\n' });
    expect(body).toMatchObject({ created: 1, problems: [{ line: 3, field: 'text' }] });
  });

  it('refuses a table without a header', async () => {
    const { status, body } = await bring({ format: 'csv', text: 'Доставка,Везём' });
    expect([status, body.code]).toEqual([400, 'import-header-invalid']);
    expect(body.errors).toEqual([{ in: 'line 1', field: 'title', message: 'is missing in the header row' }]);
  });

  it('refuses what is no file', async () => {
    const { body } = await bring({ format: 'xls', text: '', mode: 'all', isDryRun: 'yes' });
    const fields = body.errors.map(({ field }: { field: string }) => field);
    expect(fields.toSorted()).toEqual(['format', 'isDryRun', 'mode', 'text']);
    expect((await bring(csv('а'.repeat(140_000)))).status).toBe(413);
  });

  it('tells the first hundred problems and counts the others', async () => {
    const { body } = await bring(csv(...Array.from({ length: 2_000 }, () => ';б;')));
    expect([body.problems.length, body.problemCount]).toEqual([100, 2_000]);
  });

  it('leaves counts in the audit, and no texts', async () => {
    await bring(csv('Тайна;Склад на Лесной;'));
    const { items } = await shop.deps.audit.newest({ sellerId: shop.sellerId }, { limit: 1 });
    expect(items[0]).toMatchObject({ action: 'importArticles', details: { created: 1, isDryRun: false } });
    expect(JSON.stringify([items, shop.notebook])).not.toMatch(/Тайна|Лесной/);
  });
});

describe('the export', () => {
  it('is a file that changes nothing when it is brought in', async () => {
    await bring(csv('=1+1;"Первая;\nвторая";сдэк|почта', 'Оплата;"«Картой», ""Мир""";'));
    const file = await shop.call('exportArticles');
    expect(file.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="articles.csv"',
    });
    expect(file.body).toContain("'=1+1");
    const again = await bring({ format: 'csv', text: file.body, mode: 'replace-same-title' });
    expect(again.body).toEqual({ ...report, unchanged: 2 });
  });
});
