import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { docsPage } from '../../../functions/system/docs/docs-page.ts';
import { notesOn, shapeOf } from '../../../functions/system/docs/shape.ts';
import { documentation } from '../../../functions/system/documentation.ts';
import { contract } from '../../../shared/api/contract.ts';
import { buildOpenApi } from '../../../shared/api/openapi.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';
import { anSqs } from '../../support/an-sqs.ts';
import { aSystem } from './a-system.ts';

describe('openapi.json and docs over HTTP', () => {
  let table: TestTable;
  let sqs: Awaited<ReturnType<typeof anSqs>>;
  let call: ReturnType<Awaited<ReturnType<typeof aSystem>>['callerWith']>;
  beforeAll(async () => {
    [table, sqs] = await Promise.all([aTable(), anSqs()]);
    call = (await aSystem(table, sqs)).callerWith({});
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await Promise.all([table.close(), sqs.close()]);
  });

  it('give everybody the whole contract', async () => {
    const { status, body } = await call('getOpenApi');
    expect(status).toBe(200);
    const plain = JSON.parse(JSON.stringify(buildOpenApi(contract, { version: body.info.version })));
    expect(body).toEqual(plain);
  });

  it('give a page that may load nothing and run nothing but its own', async () => {
    const { status, headers, body } = await call('getDocs');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    const policies = Object.entries(headers).filter(([name]) => /^content-security-policy$/i.test(name));
    expect(policies).toHaveLength(1);
    const policy = policies[0]?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    for (const tag of ['script', 'style']) {
      const own = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(body)?.[1] ?? '';
      const hash = createHash('sha256').update(own).digest('base64');
      expect(policy).toContain(`${tag}-src 'sha256-${hash}'`);
    }
    expect(body).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(body).not.toMatch(/ on\w+="| style="/);
  });
});

describe('the documentation', () => {
  it('is built once, when first asked for', async () => {
    const read = vi.fn(async () => contract);
    const { openApi, page } = documentation(read);
    expect(read).not.toHaveBeenCalled();
    const [document] = await Promise.all([openApi(), page(), page()]);
    expect(await openApi()).toBe(document);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('names every route and every component on its page', () => {
    const document = buildOpenApi(contract, { version: '1.0.0' });
    const { html } = docsPage(document);
    for (const name of Object.keys(contract)) expect(html).toContain(`id="${name}"`);
    for (const name of Object.keys(document.components.schemas)) expect(html).toContain(`id="schema-${name}"`);
    for (const [, name] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(`id="${name}"`);
  });

  it('shows what outside words say without running them', () => {
    const evil = { ...contract.getHealth, summary: '<img src=x onerror=alert(1)>' };
    const { html } = docsPage(buildOpenApi({ evil }, { version: '1' }));
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img');
  });
});

describe('a shape', () => {
  it.each([
    [{ type: 'string' }, 'string'],
    [{ type: 'string', format: 'date-time' }, 'string (date-time)'],
    [{ type: ['string', 'null'] }, 'string | null'],
    [{ const: 'RUB' }, '&quot;RUB&quot;'],
    [{ enum: ['a', 1] }, '&quot;a&quot; | 1'],
    [{ $ref: '#/components/schemas/Lamp' }, '<a href="#schema-Lamp">Lamp</a>'],
    [{ type: 'array', items: { type: 'integer' } }, 'integer[]'],
    [{ type: 'array', items: { enum: ['a', 'b'] } }, '(&quot;a&quot; | &quot;b&quot;)[]'],
    [{ oneOf: [{ type: 'number' }, { type: 'null' }] }, 'number | null'],
    [{ allOf: [{ type: 'number' }, {}] }, 'number &amp; any'],
    [{ type: 'object', additionalProperties: { type: 'string' } }, '{\n  [name]: string\n}'],
    [{ type: 'object', additionalProperties: false }, '{}'],
    [true, 'any'],
    [{}, 'any'],
  ] as const)('of %j is %s', (schema, text) => {
    expect(shapeOf(structuredClone(schema) as Parameters<typeof shapeOf>[0])).toBe(text);
  });

  it('of an object names its fields, with what is to be known of them', () => {
    const schema = z.toJSONSchema(
      z.object({
        name: z.string().min(1).max(40).describe('As in `Avito`.'),
        price: z.object({ amount: z.number().min(0) }).optional(),
      }),
    );
    expect(shapeOf(schema)).toBe(
      [
        '{',
        '  name: string  <span>// 1 to 40 characters. As in <code>Avito</code>.</span>',
        '  price?: {',
        '    amount: number  <span>// at least 0</span>',
        '  }',
        '}',
      ].join('\n'),
    );
    expect(notesOn({ maxItems: 3, default: [] })).toBe('at most 3 items, default []');
    expect(notesOn({ pattern: '^<$' })).toBe('as <code>^&lt;$</code>');
    expect(notesOn(true)).toBe('');
  });
});
