import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MOST_ARTICLES } from '../../../shared/knowledge/article.ts';
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

const body = { title: 'Доставка', text: 'Везём СДЭК за 3 дня.' };
const create = (more: object = {}) => shop.call('createArticle', { body: { ...body, ...more } });
const titles = (answer: { body: { items: { title: string }[] } }) => answer.body.items.map(({ title }) => title);
const fill = (count: number, text: string) =>
  Promise.all(
    Array.from({ length: count }, (_, n) =>
      shop.articles.create({
        sellerId: shop.sellerId,
        articleId: `a-${n}`,
        title: `Тема ${n}`,
        text,
        tags: [],
        listingIds: [],
        isActive: true,
        version: 1,
        createdAt: 0,
        updatedAt: 0,
      }),
    ),
  );

describe('articles', () => {
  it('are refused with the name of each wrong field', async () => {
    const wrong = { title: ' ', text: 'я'.repeat(8_001), tags: 'нет', listingIds: ['../1'], isActive: 1, id: 'x' };
    const { status, body: problem } = await shop.call('createArticle', { body: wrong });
    expect(status).toBe(400);
    const fields = problem.errors.map(({ field }: { field: string }) => field);
    expect(fields.toSorted()).toEqual(['id', 'isActive', 'listingIds.0', 'tags', 'text', 'title']);
  });

  it('are written by owners and read by operators, and are nothing to others', async () => {
    const { articleId } = (await create()).body;
    const file = { format: 'csv', text: 'title,text\nА,б' };
    for (const name of ['createArticle', 'changeArticle', 'deleteArticle', 'importArticles'] as const) {
      const answer = (as: string) =>
        shop.call(name, { as, params: { articleId }, body: name === 'importArticles' ? file : body });
      expect([name, (await answer(shop.operator)).status]).toEqual([name, 403]);
      expect([name, (await answer(shop.stranger)).status]).toEqual([name, 404]);
    }
    for (const name of ['getArticle', 'listArticles', 'exportArticles'] as const) {
      expect([name, (await shop.call(name, { as: shop.operator, params: { articleId } })).status]).toEqual([name, 200]);
      expect([name, (await shop.call(name, { as: shop.stranger, params: { articleId } })).status]).toEqual([name, 404]);
    }
  });

  it('belong to a seller who exists and stays', async () => {
    const admin = await shop.person('admin');
    const nobody = await shop.call('listArticles', { as: admin, params: { sellerId: 'nobody' } });
    expect([nobody.status, nobody.body.code]).toEqual([404, 'seller-unknown']);
    const sellerId = await shop.aLeavingSeller();
    const leaving = await shop.call('createArticle', { as: admin, params: { sellerId }, body });
    expect([leaving.status, leaving.body.code]).toEqual([409, 'seller-leaving']);
  });

  it('are made, shown, changed and removed', async () => {
    const made = await create({ tags: ['сдэк', 'сдэк'], listingIds: ['17', '17'] });
    expect([made.status, made.headers.etag]).toEqual([201, '"1"']);
    expect(made.body).toMatchObject({ ...body, tags: ['сдэк'], listingIds: ['17'], isActive: true, version: 1 });
    const params = { articleId: made.body.articleId };
    shop.clock.at += 1_000;
    const change = { text: 'Не везём.', listingIds: [] };
    const changed = await shop.call('changeArticle', { params, headers: { 'if-match': '"1"' }, body: change });
    expect(changed.body).toEqual({ ...made.body, ...change, version: 2, updatedAt: '2026-03-02T10:00:01.000Z' });
    expect((await shop.call('getArticle', { params })).body).toEqual(changed.body);

    const late = await shop.call('changeArticle', { params, headers: { 'if-match': '"1"' }, body: { title: 'А' } });
    expect([late.status, late.body.code]).toEqual([412, 'version-conflict']);
    expect((await shop.call('deleteArticle', { params, headers: { 'if-match': '"1"' } })).status).toBe(412);
    expect((await shop.call('deleteArticle', { params })).status).toBe(204);
    const gone = await shop.call('getArticle', { params });
    expect([gone.status, gone.body.code]).toEqual([404, 'article-unknown']);
  });

  it('change one at a time', async () => {
    const params = { articleId: (await create()).body.articleId };
    const both = await Promise.all(
      ['Раз', 'Два'].map((title) => shop.call('changeArticle', { params, body: { title } })),
    );
    const { body: now } = await shop.call('getArticle', { params });
    const losers = both.filter(({ status }) => status === 409);
    expect(now.version).toBe(3 - losers.length);
    expect(losers.every(({ body: problem }) => problem.code === 'changed-meanwhile')).toBe(true);
  });

  it('are at most 500', async () => {
    await fill(MOST_ARTICLES, 'текст');
    const { status, body: problem } = await create();
    expect([status, problem.code]).toEqual([409, 'too-many-articles']);
    expect((await shop.call('changeArticle', { params: { articleId: 'a-1' }, body: { text: 'длиннее' } })).status).toBe(
      200,
    );
  });

  it('are at most a megabyte together', async () => {
    await fill(62, 'я'.repeat(8_000));
    expect((await create({ text: 'я'.repeat(5_000) })).body.code).toBe('too-many-articles');
    const small = (await create({ text: 'я'.repeat(100) })).body;
    const grown = await shop.call('changeArticle', { params: small, body: { text: 'я'.repeat(5_000) } });
    expect([grown.status, grown.body.code]).toEqual([409, 'too-many-articles']);
    expect((await shop.call('changeArticle', { params: small, body: { text: 'я' } })).status).toBe(200);
  });
});

describe('the list', () => {
  beforeEach(async () => {
    await create({ title: 'Доставка по России' });
    await create({ title: 'Гарантия', text: 'Год. Доставка в ремонт за наш счёт.' });
    await create({ title: 'Рассрочка', text: 'Нет.', isActive: false });
  });

  it('shows all by pages, each once', async () => {
    const first = await shop.call('listArticles', { query: { limit: 2 } });
    const second = await shop.call('listArticles', { query: { limit: 2, cursor: first.body.nextCursor } });
    expect([...titles(first), ...titles(second)].toSorted()).toEqual(['Гарантия', 'Доставка по России', 'Рассрочка']);
    expect(second.body.nextCursor).toBeUndefined();
  });

  it('shows those that answer a question, the best first, by pages', async () => {
    const query = { query: 'есть ли достака?', limit: 1 };
    const first = await shop.call('listArticles', { query });
    expect(titles(first)).toEqual(['Доставка по России']);
    const second = await shop.call('listArticles', { query: { ...query, cursor: first.body.nextCursor } });
    expect(titles(second)).toEqual(['Гарантия']);
    expect(second.body.nextCursor).toBeUndefined();
  });

  it('shows all for a question without a question', async () => {
    expect(titles(await shop.call('listArticles', { query: { query: ' ' } }))).toHaveLength(3);
    expect(titles(await shop.call('listArticles', { query: { query: '🙂' } }))).toEqual([]);
  });

  it('refuses cursors that are of another list, or of none', async () => {
    const { body: all } = await shop.call('listArticles', { query: { limit: 1 } });
    const ofSearch = Buffer.from('1').toString('base64url');
    for (const query of [
      { query: 'доставка', cursor: all.nextCursor },
      { cursor: ofSearch },
      { query: 'доставка', cursor: Buffer.from('-1').toString('base64url') },
      { query: 'доставка', cursor: Buffer.from('1e99').toString('base64url') },
    ]) {
      const { status, body: problem } = await shop.call('listArticles', { query });
      expect([status, problem.code]).toEqual([400, 'cursor-invalid']);
    }
  });
});
