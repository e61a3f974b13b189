import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Template } from '../../../shared/knowledge/template.ts';
import { Templates } from '../../../shared/store/templates.ts';
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

const body = { name: 'Адрес', text: 'Лесная, 5.\r\nКаждый день', keywords: ['адрес', 'где вы'] };
const created = async () => String((await shop.call('createTemplate', { body })).body.templateId);
const ifMatch = (version: number) => ({ 'if-match': `"${version}"` });

describe('templates', () => {
  it('are refused with the name of each wrong field', async () => {
    const wrong = { name: 'а\nб', text: 'я'.repeat(1_001), keywords: ['', 5], isActive: 'да', extra: 1 };
    const { status, body: problem } = await shop.call('createTemplate', { body: wrong });
    expect([status, problem.code]).toEqual([400, 'input-invalid']);
    const fields = problem.errors.map(({ field }: { field: string }) => field);
    expect(fields.toSorted()).toEqual(['extra', 'isActive', 'keywords.0', 'keywords.1', 'name', 'text']);
  });

  it('are written by owners and read by operators', async () => {
    const templateId = await created();
    expect((await shop.call('createTemplate', { as: shop.operator, body })).status).toBe(403);
    for (const name of ['changeTemplate', 'deleteTemplate'] as const) {
      const refused = await shop.call(name, { as: shop.operator, params: { templateId }, body: {} });
      expect([name, refused.status]).toEqual([name, 403]);
    }
    expect((await shop.call('getTemplate', { as: shop.operator, params: { templateId } })).status).toBe(200);
    expect((await shop.call('listTemplates', { as: shop.operator })).body.items).toHaveLength(1);
  });

  it('are nothing to strangers, and nothing through a seller of their own', async () => {
    const templateId = await created();
    const { status, body: problem } = await shop.call('getTemplate', { as: shop.stranger, params: { templateId } });
    expect([status, problem.code]).toEqual([404, 'seller-unknown']);
    const own = { sellerId: 'somebody-elses', templateId };
    const { body: other } = await shop.call('getTemplate', { as: shop.stranger, params: own });
    expect(other.code).toBe('template-unknown');
  });

  it('belong to a seller who exists and stays', async () => {
    const admin = await shop.person('admin');
    const nobody = await shop.call('createTemplate', { as: admin, params: { sellerId: 'nobody' }, body });
    expect([nobody.status, nobody.body.code]).toEqual([404, 'seller-unknown']);
    const sellerId = await shop.aLeavingSeller();
    const leaving = await shop.call('createTemplate', { as: admin, params: { sellerId }, body });
    expect([leaving.status, leaving.body.code]).toEqual([409, 'seller-leaving']);
  });

  it('are made, shown, changed and removed', async () => {
    const made = await shop.call('createTemplate', { body });
    expect([made.status, made.headers.etag]).toEqual([201, '"1"']);
    expect(made.body).toEqual({
      templateId: made.body.templateId,
      name: 'Адрес',
      text: 'Лесная, 5.\nКаждый день',
      keywords: ['адрес', 'где вы'],
      isActive: true,
      version: 1,
      createdAt: '2026-03-02T10:00:00.000Z',
      updatedAt: '2026-03-02T10:00:00.000Z',
    });
    const params = { templateId: made.body.templateId };
    expect((await shop.call('getTemplate', { params })).headers.etag).toBe('"1"');

    shop.clock.at += 60_000;
    const changed = await shop.call('changeTemplate', { params, headers: ifMatch(1), body: { isActive: false } });
    expect([changed.status, changed.headers.etag]).toEqual([200, '"2"']);
    expect(changed.body).toEqual({ ...made.body, isActive: false, version: 2, updatedAt: '2026-03-02T10:01:00.000Z' });

    expect((await shop.call('deleteTemplate', { params, headers: ifMatch(2) })).status).toBe(204);
    for (const name of ['getTemplate', 'changeTemplate', 'deleteTemplate'] as const) {
      const gone = await shop.call(name, { params, body: {} });
      expect([gone.status, gone.body.code]).toEqual([404, 'template-unknown']);
    }
  });

  it('are not overwritten by who has seen an older version', async () => {
    const params = { templateId: await created() };
    await shop.call('changeTemplate', { params, body: { name: 'Новый' } });
    for (const name of ['changeTemplate', 'deleteTemplate'] as const) {
      const late = await shop.call(name, { params, headers: ifMatch(1), body: { name: 'Старый' } });
      expect([late.status, late.body.code]).toEqual([412, 'version-conflict']);
    }
    expect((await shop.call('getTemplate', { params })).body.name).toBe('Новый');
  });

  it('are not overwritten by who comes at the same moment', async () => {
    const params = { templateId: await created() };
    const templates = new (class extends Templates {
      // Somebody changes it between the reading and the writing.
      override async get(sellerId: string, id: string): Promise<Template | undefined> {
        const found = await super.get(sellerId, id);
        if (found !== undefined) await this.replace({ ...found, version: found.version + 1 }, found.version);
        return found;
      }
    })(table);
    const call = shop.callWith({ templates });
    const lost = await call('changeTemplate', { params, body: { name: 'Мой' } });
    expect([lost.status, lost.body.code]).toEqual([409, 'changed-meanwhile']);
    const sure = await call('changeTemplate', { params, headers: ifMatch(2), body: { name: 'Мой' } });
    expect([sure.status, sure.body.code]).toEqual([412, 'version-conflict']);
    expect((await call('deleteTemplate', { params })).status).toBe(409);
  });

  it('stay as they are by a change to what they are', async () => {
    const params = { templateId: await created() };
    const same = await shop.call('changeTemplate', { params, body: { ...body } });
    expect([same.status, same.body.version]).toEqual([200, 1]);
    expect((await shop.call('changeTemplate', { params, body: {} })).headers.etag).toBe('"1"');
  });

  it('are listed by pages, each once', async () => {
    for (let made = 0; made < 5; made += 1) await created();
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: 2, ...(cursor === undefined ? {} : { cursor }) };
      const { body: page } = await shop.call('listTemplates', { query });
      seen.push(...page.items.map(({ templateId }: Template) => templateId));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(5);
    expect(seen).toHaveLength(5);
    expect((await shop.call('listTemplates', { query: { cursor: 'x' } })).body.code).toBe('cursor-invalid');
  });

  it('are at most 200', async () => {
    const at = { version: 1, createdAt: 0, updatedAt: 0, isActive: true, keywords: [], text: 'т', name: 'н' };
    const make = (n: number) => shop.templates.create({ ...at, sellerId: shop.sellerId, templateId: `t-${n}` });
    await Promise.all(Array.from({ length: 199 }, (_, n) => make(n)));
    expect((await shop.call('createTemplate', { body })).status).toBe(201);
    const { status, body: problem } = await shop.call('createTemplate', { body });
    expect([status, problem.code]).toEqual([409, 'too-many-templates']);
  });

  it('leave in the audit what was changed, and not to what', async () => {
    const params = { templateId: await created() };
    await shop.call('changeTemplate', { params, body: { text: 'Секретный склад', name: 'Склад' } });
    const { items } = await shop.deps.audit.newest({ sellerId: shop.sellerId }, { limit: 1 });
    expect(items[0]).toMatchObject({
      action: 'changeTemplate',
      target: params,
      details: { changed: ['text', 'name'].toSorted() },
    });
    expect(JSON.stringify(items)).not.toContain('клад');
  });
});
