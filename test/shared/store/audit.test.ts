import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Audit, type AuditEntry } from '../../../shared/store/audit.ts';
import { encodeCursor } from '../../../shared/store/cursor.ts';
import { aTable, type TestTable } from '../../support/a-table.ts';

let table: TestTable;
let audit: Audit;
beforeAll(async () => {
  table = await aTable();
});
afterAll(() => table.close());

const minute = (n: number) => Date.parse('2026-03-02T10:00:00Z') + n * 60_000;

function anEntry(changes: Partial<AuditEntry> = {}): AuditEntry {
  return {
    entryId: 'e-0',
    at: minute(0),
    userId: 'anna',
    action: 'changeSettings',
    sellerId: 'seller-1',
    target: {},
    details: {},
    sourceIp: '192.0.2.1',
    ...changes,
  };
}

beforeEach(async () => {
  audit = new Audit(table);
  for (let n = 0; n < 6; n += 1) {
    await audit.add(anEntry({ entryId: `e-${n}`, at: minute(n), userId: n % 2 === 0 ? 'anna' : 'boris' }));
  }
});

const idsOf = (page: { items: AuditEntry[] }) => page.items.map(({ entryId }) => entryId);

it('gives the newest first, a page at a time', async () => {
  const first = await audit.newest({}, { limit: 4 });
  expect(idsOf(first)).toEqual(['e-5', 'e-4', 'e-3', 'e-2']);
  const second = await audit.newest({}, { limit: 4, cursor: first.nextCursor });
  expect(idsOf(second)).toEqual(['e-1', 'e-0']);
  expect(second.nextCursor).toBeUndefined();
});

it('goes on after the last one shown when a filter found more than the page takes', async () => {
  const first = await audit.newest({ userId: 'anna' }, { limit: 2 });
  expect(idsOf(first)).toEqual(['e-4', 'e-2']);
  const second = await audit.newest({ userId: 'anna' }, { limit: 2, cursor: first.nextCursor });
  expect(idsOf(second)).toEqual(['e-0']);
  expect(second.nextCursor).toBeUndefined();
});

it.each([
  ['from a moment on', { from: minute(4) }, ['e-5', 'e-4']],
  ['before a moment', { to: minute(2) }, ['e-1', 'e-0']],
  ['between two', { from: minute(1), to: minute(3) }, ['e-2', 'e-1']],
  ['between two, of one person', { from: minute(1), to: minute(4), userId: 'boris' }, ['e-3', 'e-1']],
  ['in no time at all', { from: minute(3), to: minute(3) }, []],
  ['of nobody', { userId: 'nobody' }, []],
  ['of an action and a seller', { action: 'changeSettings', sellerId: 'seller-2' }, []],
])('looks %s', async (_when, filter, expected) => {
  expect(idsOf(await audit.newest(filter, { limit: 10 }))).toEqual(expected);
});

it('pages within a range', async () => {
  const range = { from: minute(1), to: minute(5) };
  const first = await audit.newest(range, { limit: 3 });
  expect(idsOf(first)).toEqual(['e-4', 'e-3', 'e-2']);
  expect(idsOf(await audit.newest(range, { limit: 3, cursor: first.nextCursor }))).toEqual(['e-1']);
});

it.each([
  ['no text', encodeCursor(7)],
  ['an empty key', encodeCursor('')],
  ['a key of another kind', encodeCursor('SELLER')],
  ['a key too long', encodeCursor(`2026-03-02T10:00:00.000Z#${'x'.repeat(1_100)}`)],
  ['a place outside of the range', encodeCursor('2026-01-01T10:00:00.000Z#e-1')],
  ['not ours', 'ä'],
])('refuses a cursor that is %s', async (_what, cursor) => {
  await expect(audit.newest({ from: minute(0) }, { limit: 3, cursor })).rejects.toMatchObject({
    code: 'cursor-invalid',
  });
});
